/** Runs of words and the articles that print them: how the measure itself knows where words stand. */

/** Shorter runs are common property ("in the United States of"). */
const RUN = 5;

/** Lower-case words without marks: the coarsest reading, independent of the product's own. */
const plainWords = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/[’'‘]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** FNV-1a over each run of five words. Fewer words make no run. */
const runsOf = (text: string): number[] => {
  const words = plainWords(text);
  return words.slice(0, Math.max(0, words.length - RUN + 1)).map((_, at) => {
    let hash = 0x811c9dc5;
    for (const letter of words.slice(at, at + RUN).join(' ')) {
      hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
    }
    return hash >>> 0;
  });
};

/** Stands for a run that is printed at more than one place. */
const SEVERAL = '';

/** Which article prints which runs of five words. */
export class Grams {
  private readonly owners = new Map<number, string>();

  add(articleId: string, text: string): void {
    for (const run of runsOf(text)) this.owners.set(run, this.owners.has(run) ? SEVERAL : articleId);
  }

  /** Share of the text's runs that any article added so far prints, 0 to 1. */
  known(text: string): number {
    const runs = runsOf(text);
    return runs.filter((run) => this.owners.has(run)).length / Math.max(1, runs.length);
  }

  /** Whether the words stand in this article, once, and hardly any of their runs elsewhere. */
  isOnlyIn(articleId: string, text: string): boolean {
    const runs = runsOf(text);
    const own = runs.filter((run) => this.owners.get(run) === articleId).length;
    return own > 0 && own >= 0.8 * runs.length;
  }
}
