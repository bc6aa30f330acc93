/** Quoted stretches whose speaker's name is known: what the names that readers are shown are learned from and measured by. */
import { readFileSync } from 'node:fs';
import type { Quotation, Span } from '../../model.js';
import { type GoldArticle, type GoldQuotation, readArticles } from '../annotated.js';
import { meansSame, namesNobody } from '../same-name.js';
import type { Scorer } from '../scorer.js';
import { parseLines, readShared } from '../shared.js';

export type MentionKind = 'name' | 'pronoun' | 'description';

export interface ResolvedStretch extends Span {
  kind: MentionKind;
  /** The source as annotated, in the text's words. */
  mention: string;
  /** `null` where the article names nobody: then no name may be shown. */
  name: string | null;
}

export interface ResolvedArticle {
  id: string;
  outlet: string;
  text: string;
  /** Read by the ranker when it learned. */
  ranked: boolean;
  stretches: ResolvedStretch[];
}

const COREFERENCES = new URL('./coreference.jsonl', import.meta.url);
const LEAST_WORDS = 4;
const LEAST_IOU = 0.8;
const PRONOUN = /^(?:i|he|she|they|we|it|who|him|her|them)$/i;
const DETERMINER = /^(?:the|an?|his|her|their) /i;

const kindOf = (mention: string): MentionKind => {
  if (PRONOUN.test(mention.trim())) return 'pronoun';
  return /^\p{Lu}/u.test(mention.replace(DETERMINER, '')) ? 'name' : 'description';
};

type WithReference = Omit<GoldArticle, 'gold'> & { gold: (GoldQuotation & { reference: string | null })[] };

/** Resolved by the annotators themselves. */
const readReferences = (): ResolvedArticle[] =>
  parseLines<WithReference>(readShared('ggt/dev.jsonl')).map(({ id, outlet, text, gold }) => ({
    id,
    outlet,
    text,
    ranked: false,
    stretches: gold.flatMap(({ quoteSpans, reference, source }) =>
      reference
        ? quoteSpans.map(([start, end]) => ({
            start,
            end,
            name: reference,
            mention: source?.text ?? '',
            kind: kindOf(source?.text ?? ''),
          }))
        : [],
    ),
  }));

interface Coreference extends Span {
  id: string;
  mention: string;
  fullName: string | null;
}

/** Resolved where the annotated source is a name, or where it was read by hand. */
const readNamed = (scorer: Scorer): ResolvedArticle[] => {
  const read = parseLines<Coreference>(readFileSync(COREFERENCES, 'utf8'));
  return readArticles().map(({ id, outlet, text, gold }) => ({
    id,
    outlet,
    text,
    ranked: true,
    stretches: [
      ...gold.flatMap(({ quoteSpans, source }): ResolvedStretch[] => {
        if (!source || scorer.sourceClass(text, source) !== 'name') return [];
        const name = scorer.headWord(text, source.spans)?.word;
        if (!name) return [];
        return quoteSpans.map(([start, end]) => ({ start, end, name, mention: source.text, kind: 'name' }));
      }),
      ...read
        .filter((one) => one.id === id)
        .map(
          ({ start, end, mention, fullName }): ResolvedStretch => ({
            start,
            end,
            mention,
            name: fullName,
            kind: PRONOUN.test(mention) ? 'pronoun' : 'description',
          }),
        ),
    ],
  }));
};

/** All articles that have such a stretch. */
export const readResolved = (scorer: Scorer): ResolvedArticle[] =>
  [...readReferences(), ...readNamed(scorer)]
    .map((article) => ({ ...article, stretches: article.stretches.filter((one) => isLongEnough(article.text, one)) }))
    .filter(({ stretches }) => stretches.length > 0);

const isLongEnough = (text: string, { start, end }: Span): boolean =>
  text.slice(start, end).split(/\s+/).length >= LEAST_WORDS;

/** The quotation that has the stretch as a part; `null` where none was found. */
export const quotationOf = <T extends Pick<Quotation, 'parts'>>(
  scorer: Pick<Scorer, 'wordIou'>,
  text: string,
  { start, end }: Span,
  quotations: readonly T[],
): T | null =>
  quotations.find(({ parts }) =>
    parts.some(
      (part) =>
        part.start < end && part.end > start && scorer.wordIou(text, [start, end], [part.start, part.end]) >= LEAST_IOU,
    ),
  ) ?? null;

/** Whether what readers are shown names the right speaker. */
export const isRight = ({ name, mention }: ResolvedStretch, shown: string | null): boolean =>
  name === null ? namesNobody(shown, mention) : shown !== null && meansSame(name, shown);
