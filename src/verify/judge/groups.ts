/** Disjoint sets with path halving (R. E. Tarjan, J. van Leeuwen, 1984). Members are the whole numbers below `size`. */
export class Groups {
  private readonly parent: number[];

  constructor(size: number) {
    this.parent = Array.from({ length: size }, (_, i) => i);
  }

  /** The member that stands for the group of `i`. */
  of(i: number): number {
    let node = i;
    for (;;) {
      const up = this.parent[node] ?? node;
      if (up === node) return node;
      const above = this.parent[up] ?? up;
      this.parent[node] = above;
      node = above;
    }
  }

  joined(a: number, b: number): boolean {
    return this.of(a) === this.of(b);
  }

  join(a: number, b: number): void {
    this.parent[this.of(a)] = this.of(b);
  }

  count(): number {
    return this.parent.filter((up, i) => up === i).length;
  }
}
