/** Who waits to be answered, and who is next. Each asker has a line, and the lines take turns: nobody waits behind a crowd of one. */
import { VerbatimError } from '../../errors.js';

export interface QueueLimits {
  /** Pieces of work under way together. */
  atOnce: number;
  /** Pieces that wait, of all askers together. */
  most: number;
  /** Pieces that wait, of one asker. */
  mostEach: number;
}

interface Waiting {
  begin: () => void;
  refuse: (error: VerbatimError) => void;
}

const tooMany = (): VerbatimError =>
  new VerbatimError(
    'too-busy',
    'More is asked than can be answered right now, so this was not looked up',
    'Please ask again in a minute',
  );

export class FairQueue {
  /** By asker, in the order of their turns: who has been served goes to the end. */
  private readonly lines = new Map<string, Waiting[]>();
  private underWay = 0;
  private length = 0;

  constructor(private readonly limits: QueueLimits) {}

  /** Pieces of work that wait. */
  get waiting(): number {
    return this.length;
  }

  /** Pieces of work under way. */
  get running(): number {
    return this.underWay;
  }

  /**
   * Does `work` when it is `asker`'s turn.
   * @throws VerbatimError `too-busy`, at once or while it waits, where others must go first; and what `work` throws
   */
  async run<T>(asker: string, work: () => Promise<T>): Promise<T> {
    if (this.underWay < this.limits.atOnce) this.underWay++;
    else await this.turnOf(asker);
    try {
      return await work();
    } finally {
      this.callNext();
    }
  }

  private turnOf(asker: string): Promise<void> {
    const line = this.lines.get(asker) ?? [];
    if (line.length >= this.limits.mostEach) throw tooMany();
    if (this.length >= this.limits.most && !this.makeRoom(line.length)) throw tooMany();
    return new Promise((resolve, reject) => {
      line.push({ begin: resolve, refuse: reject });
      this.lines.set(asker, line);
      this.length++;
    });
  }

  /** The last of the longest line gives way to whoever has fewer waiting. @param own how many the newcomer has */
  private makeRoom(own: number): boolean {
    let longest: Waiting[] = [];
    for (const line of this.lines.values()) if (line.length > longest.length) longest = line;
    if (longest.length <= own + 1) return false;
    longest.pop()?.refuse(tooMany());
    this.length--;
    return true;
  }

  private callNext(): void {
    const [next] = this.lines;
    if (!next) {
      this.underWay--;
      return;
    }
    const [asker, line] = next;
    this.lines.delete(asker);
    const first = line.shift();
    if (line.length > 0) this.lines.set(asker, line);
    this.length--;
    first?.begin();
  }
}
