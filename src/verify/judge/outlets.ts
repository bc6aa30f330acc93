/** Who printed the words: one entry an outlet, and what each of its articles prints. */
import type { AnswerArticle, AnswerOutlet } from '../../model.js';
import { outletKey } from '../../text/outlet-key.js';
import type { Appearance } from './appearances.js';
import { soleSpeakerOf } from './speakers.js';
import { printedText, type Wordings } from './variants.js';

/** One entry an outlet, in the order of its nearest article; articles that state no outlet have an entry each. */
export const listOutlets = (appearances: readonly Appearance[], variants: readonly Wordings[]): AnswerOutlet[] => {
  const variantOf = new Map(variants.flatMap(({ appearances: own }, at) => own.map((one) => [one, at] as const)));
  const entries = new Map<string | number, AnswerOutlet>();
  for (const appearance of appearances) {
    const { header, key } = appearance.stored;
    const name = header.outlet === null ? key : outletKey(header.outlet);
    let entry = entries.get(name);
    if (!entry) {
      entry = outletEntry(header.outlet, appearance);
      entries.set(name, entry);
    }
    entry.articles.push(articleEntry(appearance, variantOf.get(appearance) ?? 0));
  }
  for (const { articles } of entries.values()) if (articles.length > 1) articles.sort(oldestFirst);
  return [...entries.values()];
};

/** Undated last. Stable: articles of one date keep the order of their matches. */
const oldestFirst = (a: AnswerArticle, b: AnswerArticle): number => {
  if (a.date === b.date) return 0;
  return (a.date ?? '9999') < (b.date ?? '9999') ? -1 : 1;
};

const articleEntry = ({ stored: { header }, match }: Appearance, variant: number): AnswerArticle => ({
  id: header.id,
  title: header.title,
  url: header.url,
  date: header.published.date,
  wording: match.wording,
  variant,
  printedAs: match.printedAs,
  speaker: soleSpeakerOf(match)?.name ?? null,
});

const outletEntry = (outlet: string | null, { match }: Appearance): AnswerOutlet => ({
  outlet,
  wording: match.wording,
  printed: printedText(match),
  printedAs: match.printedAs,
  speaker: soleSpeakerOf(match)?.name ?? null,
  changes: match.changes,
  articles: [],
});
