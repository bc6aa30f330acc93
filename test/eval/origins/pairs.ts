/** Pairs of articles, and whether they come from one origin: real texts as newspapers edit them, and real texts that only look alike. */
import { createHash } from 'node:crypto';
import { fromFound } from '../../../src/corpus/article.js';
import { NO_FIELDS } from '../../../src/corpus/facts/fields.js';
import type { Article } from '../../../src/model.js';
import type { Split } from '../../../src/training/annotated.js';
import { parseLines, readShared } from '../../../src/training/shared.js';
import { EDITS, pick, type Random, randomOf } from './edits.js';
import { fillTemplate, TEMPLATES } from './templated.js';

export interface Pair {
  kind: string;
  one: Article;
  other: Article;
  isOne: boolean;
  split: Split;
}

interface Text {
  id: string;
  outlet: string;
  title: string;
  text: string;
}

/** Shorter texts leave nothing to cut to a third. */
const LEAST_WORDS = 250;
const SHINGLE = 8;
/** Pairs of the same topic that share more of their runs of eight words may be copies in truth: they are left out. */
const MOST_SHARED = 0.05;
const NEIGHBOURS = 3;

/** Half of all texts are kept apart, by a rule that needs no list and no order. */
const splitOf = (id: string): Split =>
  (createHash('sha1').update(id).digest()[1] ?? 0) % 2 === 0 ? 'held-out' : 'dev';

const seedOf = (text: string): number => createHash('sha1').update(text).digest().readUInt32LE(0);

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

interface Setting {
  outlet?: string;
  date?: string;
}

const article = (id: string, text: string, { outlet, date }: Setting = {}): Article => {
  const fields = { ...NO_FIELDS, title: 'A title', outlet: outlet ?? `Outlet of ${id}`, date: date ?? '2021-03-03' };
  const body = fromFound({ place: '', fields, body: { kind: 'page', text } }, id);
  if (typeof body === 'string') throw new Error(`${id}: ${body}`);
  return body.article;
};

/** Credits that texts happen to bring along would tell the origin: only the words are to be compared. */
const bare = (id: string, text: string): Article => ({
  id,
  outlet: `Outlet of ${id}`,
  outletEvidence: null,
  title: null,
  url: null,
  byline: null,
  language: null,
  published: { date: '2021-03-03', precision: 'day' },
  agencies: [],
  credits: [],
  text,
});

const copies = (texts: readonly Text[]): Pair[] =>
  texts.flatMap(({ id, text }) =>
    Object.entries(EDITS).map(([kind, edit]) => {
      const random = randomOf(seedOf(`${id} ${kind}`));
      return {
        kind: `copy: ${kind}`,
        one: bare(id, text),
        other: bare(`${id}-copy`, edit(text, random)),
        isOne: true,
        split: splitOf(id),
      };
    }),
  );

/** Two newspapers that took over one report, each in its own way. */
const copiesOfOne = (texts: readonly Text[]): Pair[] =>
  texts.map(({ id, text }) => {
    const random = randomOf(seedOf(id));
    const [first, second] = ['cut to a half', 'lightly edited', 'among own paragraphs', 'spelling changed']
      .sort(() => random() - 0.5)
      .map((kind) => EDITS[kind]?.(text, random) ?? text);
    return {
      kind: 'copy: two of one report',
      one: bare(`${id}-a`, first ?? text),
      other: bare(`${id}-b`, second ?? text),
      isOne: true,
      split: splitOf(id),
    };
  });

const shinglesOf = (text: string): Set<string> => {
  const words = wordsOf(text);
  return new Set(words.slice(SHINGLE - 1).map((_, at) => words.slice(at, at + SHINGLE).join(' ')));
};

const sharedShare = (one: string, other: string): number => {
  const [a, b] = [shinglesOf(one), shinglesOf(other)];
  return [...a].filter((shingle) => b.has(shingle)).length / Math.max(1, Math.min(a.size, b.size));
};

/** Rare words that each text has, to find those of one topic. */
const topicsOf = (texts: readonly Text[]): Set<string>[] => {
  const sets = texts.map(({ text }) => new Set(wordsOf(text)));
  const seen = new Map<string, number>();
  for (const set of sets) for (const word of set) seen.set(word, (seen.get(word) ?? 0) + 1);
  return sets.map(
    (set) =>
      new Set([...set].filter((word) => (seen.get(word) ?? 0) > 1 && (seen.get(word) ?? 0) <= texts.length / 20)),
  );
};

/** Each text with those nearest to it in topic, copies in truth left out. */
const sameTopic = (texts: readonly Text[]): Pair[] => {
  const topics = topicsOf(texts);
  return texts.flatMap((one, i) =>
    texts
      .map((other, j) => ({
        other,
        shared: j > i ? [...(topics[i] ?? [])].filter((word) => topics[j]?.has(word)).length : 0,
      }))
      .sort((a, b) => b.shared - a.shared)
      .slice(0, NEIGHBOURS)
      .filter(({ other, shared }) => shared > 0 && sharedShare(one.text, other.text) <= MOST_SHARED)
      .map(({ other }) => ({
        kind: 'apart: same topic',
        one: bare(one.id, one.text),
        other: bare(other.id, other.text),
        isOne: false,
        split: splitOf(one.id),
      })),
  );
};

const quotesIn = (text: string): string[] => text.match(/[“"][^“”"\n]{60,400}[”"]/gu) ?? [];

/** Two reporters of one speech: another article that prints up to five quotes of the first, each with its own words around it. */
const sharedQuotes = (texts: readonly Text[]): Pair[] =>
  texts.flatMap((one, i) => {
    const other = texts[(i + 7) % texts.length] as Text;
    const quotes = quotesIn(one.text).slice(0, 5);
    if (quotes.length < 2) return [];
    const told = quotes.map((quote, at) =>
      at % 2 === 0 ? `In the same room somebody put it so: ${quote}` : `${quote} was the answer that was noted down.`,
    );
    const paragraphs = other.text.split(/\n+/u);
    paragraphs.splice(2, 0, ...told);
    return [
      {
        kind: 'apart: same quotes',
        one: bare(one.id, one.text),
        other: bare(`${one.id}-report`, paragraphs.join('\n\n')),
        isOne: false,
        split: splitOf(one.id),
      },
    ];
  });

const atRandom = (texts: readonly Text[]): Pair[] =>
  texts
    .map((one, i) => {
      const mates = texts.filter(({ outlet, id }) => outlet === one.outlet && id !== one.id);
      const other = pick(mates.length === 0 ? texts.filter(({ id }) => id !== one.id) : mates, randomOf(i));
      return {
        kind: 'apart: same outlet',
        one: bare(one.id, one.text),
        other: bare(other.id, other.text),
        isOne: sharedShare(one.text, other.text) > MOST_SHARED,
        split: splitOf(one.id),
      };
    })
    .filter(({ isOne }) => !isOne);

const templated = (): Pair[] =>
  TEMPLATES.flatMap((template, t) =>
    Array.from({ length: 60 }, (_, i) => {
      const random: Random = randomOf(1000 * t + i);
      const [one, other] = [fillTemplate(template, random), fillTemplate(template, random)];
      return {
        kind: 'apart: one template',
        one: bare(`t${t}-${i}-a`, one),
        other: bare(`t${t}-${i}-b`, other),
        isOne: false,
        split: i % 2 === 0 ? ('dev' as const) : ('held-out' as const),
      };
    }),
  );

interface Tie {
  kind: string;
  /** Lines set around each text, and what else is known of it. */
  one: Setting & { head?: string; body?: string; foot?: string };
  other: Setting & { head?: string; body?: string; foot?: string };
  isOne: boolean;
}

/** What both articles of a tied pair print. */
export const WORDS = 'We will look at the numbers and then we will talk';
const QUOTE = `“${WORDS},” the minister`;

/** What ties two different texts that print the same words, or does not. */
const TIES: readonly Tie[] = [
  {
    kind: 'tied: one agency',
    one: { head: 'By AFP', body: `${QUOTE} said.` },
    other: { foot: '(AFP)', body: `${QUOTE} said.`, date: '2021-03-04' },
    isOne: true,
  },
  {
    kind: 'tied: one agency',
    one: { foot: 'With files from Reuters', body: `${QUOTE} said.` },
    other: { body: `${QUOTE} told Reuters.`, date: '2021-03-05' },
    isOne: true,
  },
  {
    kind: 'tied: names an outlet',
    one: { body: `${QUOTE} told the Guardian.` },
    other: { body: `${QUOTE} said.`, outlet: 'The Guardian' },
    isOne: true,
  },
  {
    kind: 'tied: names an outlet',
    one: { body: `${QUOTE} told the Washington Post.`, date: '2021-03-04' },
    other: { body: `${QUOTE} said, according to The Washington Post.` },
    isOne: true,
  },
  {
    kind: 'tied: names an outlet',
    one: { body: `${QUOTE} said in an interview with Le Monde.` },
    other: { body: `${QUOTE} said.`, outlet: 'lemonde.fr' },
    isOne: true,
  },
  {
    kind: 'apart: one agency, years apart',
    one: { head: 'By AFP', body: `${QUOTE} said.` },
    other: { head: 'By AFP', body: `${QUOTE} said.`, date: '2023-06-09' },
    isOne: false,
  },
  {
    kind: 'apart: one agency, years apart',
    one: { foot: '(Reporting by Ada Roe; Editing by Ben Sand)', body: `${QUOTE} said.` },
    other: { body: `${QUOTE} told Reuters.`, date: '2019-11-02' },
    isOne: false,
  },
  {
    kind: 'apart: one picture agency',
    one: { head: 'Photo: AFP', body: `${QUOTE} said.` },
    other: { head: '(Photo by Ada Roe / AFP)', body: `${QUOTE} said.` },
    isOne: false,
  },
  {
    kind: 'apart: two agencies',
    one: { head: 'By AFP', body: `${QUOTE} said.` },
    other: { head: 'By Reuters', body: `${QUOTE} said.` },
    isOne: false,
  },
  {
    kind: 'apart: names an outlet for other words',
    one: { body: `The bridge was sold in May, the Guardian reported.` },
    other: { body: `${QUOTE} said.`, outlet: 'The Guardian' },
    isOne: false,
  },
];

const set = (id: string, text: string, { head, body, foot, ...setting }: Tie['one']): Article => {
  const paragraphs = text
    .split(/\n+/u)
    .slice(0, 12)
    .map((one) => one.replace(/\b(?:AP|AFP|Reuters|UPI|Associated Press)\b/gu, 'Osk'));
  // The words stand near the top; what is said of other words stands at the end.
  const middle =
    body === undefined
      ? paragraphs
      : body.startsWith('“')
        ? [paragraphs[0] ?? '', body, ...paragraphs.slice(1)]
        : [...paragraphs, body];
  return article(id, [...(head ? [head] : []), ...middle, ...(foot ? [foot] : [])].join('\n\n'), setting);
};

const tied = (texts: readonly Text[]): Pair[] =>
  texts.slice(0, 160).map((one, i) => {
    const tie = TIES[i % TIES.length] as Tie;
    const other = texts[(i + 11) % texts.length] as Text;
    return {
      kind: tie.kind,
      one: set(`${one.id}-tied`, one.text, tie.one),
      other: set(`${other.id}-tied`, other.text, tie.other),
      isOne: tie.isOne,
      split: splitOf(one.id),
    };
  });

/** All pairs, the same ones at each call. */
export const makePairs = (): Pair[] => {
  const all = ['polnear/train.jsonl', 'ggt/dev.jsonl'].flatMap((file) => parseLines<Text>(readShared(file)));
  const texts = all.filter(({ text }) => wordsOf(text).length >= LEAST_WORDS);
  const forCopies = texts.filter((_, at) => at % 4 === 0);
  return [
    ...copies(forCopies),
    ...copiesOfOne(forCopies),
    ...sameTopic(texts),
    ...sharedQuotes(texts),
    ...atRandom(texts),
    ...templated(),
    ...tied(texts),
  ];
};
