/** Work under way that need not be waited for one by one. */
export class Pipeline {
  private readonly underWay = new Set<Promise<void>>();
  private fault: { error: unknown } | null = null;

  /** @param most how much may be under way before `add` makes its caller wait */
  constructor(private readonly most: number) {}

  /** Takes work up. Resolves when there is room for more. @throws what any earlier work threw */
  async add(work: Promise<void>): Promise<void> {
    const watched = work
      .catch((error: unknown) => {
        this.fault ??= { error };
      })
      .finally(() => this.underWay.delete(watched));
    this.underWay.add(watched);
    while (this.underWay.size >= this.most) await Promise.race(this.underWay);
    this.raise();
  }

  /** Resolves when nothing is under way. @throws the first fault of all work */
  async drain(): Promise<void> {
    await Promise.all(this.underWay);
    this.raise();
  }

  private raise(): void {
    if (this.fault) throw this.fault.error;
  }
}
