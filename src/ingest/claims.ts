/** Which file each id was taken by in a run, so that a second article of the same id is refused, not silently swapped in. */
export class Claims {
  private readonly owners = new Map<string, string>();

  /** @returns the file whose id it is already; `null`: it is `file`’s from now on */
  claim(id: string, file: string): string | null {
    const owner = this.owners.get(id);
    if (owner === undefined) this.owners.set(id, file);
    return owner ?? null;
  }

  /** Claims all ids of a file that need not be read. */
  keep(ids: Iterable<string>, file: string): void {
    for (const id of ids) this.claim(id, file);
  }

  has(id: string): boolean {
    return this.owners.has(id);
  }
}
