/** What an article has brought to its readers' minds, and how it fades from sentence to sentence. */

/** Somebody or something that mentions mean: an entity that the article names, or one whom the article only describes. */
export interface Referent {
  /** Index into the entities; -1 for a description. */
  entity: number;
  /** First mention of it. */
  mention: number;
  kind: 'person' | 'group' | 'thing';
  gender: 'm' | 'f' | null;
}

/** Who is most in mind, and their share of what they and the next one have. */
export interface MostSalient {
  referent: number;
  share: number;
}

interface InMind {
  salience: number;
  sentence: number;
}

/** What is left after one sentence. */
const FADES = 0.55;
/** Sentences after which nothing is left worth computing. */
const MAX_SENTENCES = 40;
const MAX_IN_MIND = 24;
const FORGOTTEN = 0.02;

export class Salience {
  readonly referents: Referent[] = [];
  private readonly inMind = new Map<number, InMind>();

  /** @returns the index of the new referent */
  add(referent: Referent): number {
    return this.referents.push(referent) - 1;
  }

  bring(referent: number, weight: number, sentence: number): void {
    const salience = this.of(referent, sentence) + weight;
    this.inMind.delete(referent);
    this.inMind.set(referent, { salience, sentence });
    // The map keeps the order of bringing: its first entry is the one out of mind longest.
    if (this.inMind.size > MAX_IN_MIND) this.inMind.delete(this.inMind.keys().next().value as number);
  }

  of(referent: number, sentence: number): number {
    const entry = this.inMind.get(referent);
    return entry ? entry.salience * FADES ** Math.min(MAX_SENTENCES, sentence - entry.sentence) : 0;
  }

  /** Sentences since a referent was last brought to mind; `MAX_SENTENCES` where it is forgotten. */
  since(referent: number, sentence: number): number {
    const entry = this.inMind.get(referent);
    return entry ? Math.min(MAX_SENTENCES, sentence - entry.sentence) : MAX_SENTENCES;
  }

  /** Entities that are people and in mind. */
  get people(): number[] {
    return [...this.inMind.keys()].flatMap((index) => {
      const referent = this.referents[index];
      return referent?.kind === 'person' && referent.entity >= 0 ? [referent.entity] : [];
    });
  }

  /**
   * The referent most in mind, each weighed by how well it fits (0: not at all); -1 where nothing does.
   * @param least what one of them has left at least
   */
  mostSalient(
    sentence: number,
    weigh: (referent: Referent, index: number) => number,
    least?: { referent: number; salience: number },
  ): MostSalient {
    let best = -1;
    let top = FORGOTTEN;
    let rival = 0;
    for (const index of this.inMind.keys()) {
      const referent = this.referents[index];
      const left = this.of(index, sentence);
      const known = index === least?.referent ? Math.max(left, least.salience) : left;
      const salience = referent ? known * weigh(referent, index) : 0;
      if (salience > top) {
        if (best >= 0) rival = top;
        top = salience;
        best = index;
      } else rival = Math.max(rival, salience);
    }
    return { referent: best, share: best < 0 ? 0 : top / (top + rival) };
  }
}
