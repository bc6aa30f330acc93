/** Words that nobody said so, that are printed nowhere, or that ask for nothing. */
import { pick } from '../../../../src/training/invented/random.js';
import type { WorldArticle } from '../world.js';
import { asPrinted, inMarks, isLong, type Kinds, type Make } from './kind.js';

const REPORTS =
  /\b(?:sa(?:y|ys|id|ying)|t(?:old|ells?)|according|claim|argu|insist|warn|announc|believ|think|thought|report|statement|tweet|wrote|called|accus|promis|vow|suggest|add(?:ed|s)\b|note[ds]?\b|ask|urge|cite|describ|propos|acknowledg|admit|declar|pledg|hope|expect)/i;

/** Whole sentences of the article's own, in paragraphs without a quotation, that report nobody. */
const narrationOf = ({ text, gold }: WorldArticle): string[] => {
  const spoken = gold.flatMap(({ content }) => content);
  let start = 0;
  // The headline and what stands under it are no running text.
  return text.split('\n\n').flatMap((paragraph, index) => {
    const from = start;
    start += paragraph.length + 2;
    const isSpoken = spoken.some(([a, b]) => a < from + paragraph.length && b > from);
    if (index === 0 || isSpoken || /["“”:]/.test(paragraph) || REPORTS.test(paragraph)) return [];
    return paragraph.split(/(?<=\p{L}{4}\.) (?=\p{Lu})/u).filter((sentence) => {
      const count = sentence.split(' ').length;
      return count >= 12 && count <= 40 && /^\p{Lu}.*\p{L}\.$/su.test(sentence) && !sentence.includes('\n');
    });
  });
};

const narration: Make = ({ quote, random, world }) => {
  const { article, person } = quote;
  const own = narrationOf(article).filter((s) => !s.includes(person.surname) && world.grams.isOnlyIn(article.id, s));
  if (own.length === 0) return null;
  const sentence = pick(random, own);
  const text = pick(random, [
    `${inMarks(sentence, random)} — ${person.full}`,
    `Did ${person.full} say ${inMarks(sentence, random)}?`,
    `${person.full}: ${inMarks(sentence, random)}`,
  ]);
  return {
    text,
    expected: [
      {
        verdicts: ['same', 'excerpt'],
        articles: [article.id],
        printedAs: ['narration', 'indirect'],
        claims: ['contradicted', 'open'],
        warned: ['narration'],
      },
    ],
  };
};

/** Reported words that begin in mid-sentence make no quote that anybody would put into marks. */
const FRAGMENT = /^(?:and|but|or|rather|to|who|which|whose|because|as|than|of|for|with|by|from|not)\b/i;

/** What an article reports without marks, put into marks with the right name. */
const indirectInMarks: Make = ({ quote, random }) => {
  const { person } = quote;
  const words = quote.words.replace(/^that /, '');
  if (!isLong(quote, 8, 40) || quote.parts.length > 1 || /["“”\n]/.test(words) || FRAGMENT.test(words)) return null;
  const text = `${inMarks(words.charAt(0).toUpperCase() + words.slice(1), random)} — ${person.full}`;
  return { text, expected: [{ ...asPrinted(quote, ['confirmed', 'open']), printedAs: ['indirect'] }] };
};

const ABSENT = { verdicts: ['not-found'], articles: [] } as const;

/** Real words of a real person, from an article that is not indexed. */
const absent =
  (isSigned: boolean): Make =>
  ({ quote, random, world }) => {
    if (!isLong(quote, 8, 40) || world.grams.known(quote.words) > 0) return null;
    const words = inMarks(quote.words, random);
    return { text: isSigned ? `${words} — ${quote.person.full}` : words, expected: [ABSENT] };
  };

/** From quotations of indexed articles. */
export const UNSAID: Kinds = { 'narration claimed for a person': narration };

/** From reported speech. */
export const REPORTED: Kinds = { 'reported speech put in marks': indirectInMarks };

/** From quotations of articles that are not indexed. */
export const ABSENTS: Kinds = { 'not indexed, with a name': absent(true), 'not indexed': absent(false) };

/** Nothing to look up. */
const SMALL_TALK: readonly string[] = [
  'help',
  'Help!',
  'thanks',
  'thank you very much',
  'thanks a lot 🙏',
  'https://example.com/2016/07/12/a-story.html',
  'www.example.org/politics',
  'which articles?',
  'which articles do you know?',
  'which outlets do you have',
  'hi',
  'hello there',
  'good morning',
  'what can you do?',
  'how does this work?',
  'how do I use this',
  'who are you?',
  'ok',
  'cool 👍',
  'lol',
  '👀',
  'test',
  'are you there?',
  'what is this bot',
  'never mind',
  'good bot',
  'commands',
  'check this',
  'check this please',
  'where do you get your articles from?',
];

/** Kept apart or not: by place in the list, there being no article. */
export const smallTalkOf = (isKeptApart: boolean): string[] =>
  SMALL_TALK.filter((_, i) => (i % 3 === 2) === isKeptApart);
