/** Answers in, blocks out: what to say and in which order. Every platform draws the same blocks. */
import type { Answer, AnswerArticle, AnswerOutlet } from '../model.js';
import { markDifferences } from './differences.js';
import type { Block, Run } from './reply.js';
import {
  changeInWords,
  count,
  dateInWords,
  opening,
  outletName,
  PRINTED_AS,
  rendering,
  speakerInWords,
  turnsMeaning,
} from './wordings.js';

/** `check` gives the whole answer; the others lead with their one fact. */
export const FACETS = ['check', 'source', 'who', 'outlets'] as const;
export type Facet = (typeof FACETS)[number];
export const isFacet = (word: string): word is Facet => (FACETS as readonly string[]).includes(word);

/** Few enough that a page with long titles and links holds every platform's limits. */
const OUTLETS_A_PAGE = 8;
/** When several quotes are asked at once, each has less room. */
const QUOTES_A_PAGE = 3;
const OUTLETS_IN_BRIEF = 3;

/** One printed appearance, as a line of the list. */
interface Line {
  outlet: AnswerOutlet;
  article: AnswerArticle;
}

const lines = (answer: Answer): Line[] =>
  answer.outlets.flatMap((outlet) => outlet.articles.map((article) => ({ outlet, article })));

/** Pages of one reply: of outlets for a single quote, of quotes for several. At least 1. */
export const pageCount = (answers: readonly Answer[]): number => {
  const [first] = answers;
  const pages = answers.length === 1 && first ? lines(first).length / OUTLETS_A_PAGE : answers.length / QUOTES_A_PAGE;
  return Math.max(1, Math.ceil(pages));
};

/** @param page from 0, below `pageCount(answers)` */
export const composeReply = (answers: readonly Answer[], facet: Facet, page: number): Block[] => {
  const [only] = answers;
  if (answers.length === 1 && only) {
    return [...(page === 0 ? whole(only, facet) : [heading(only)]), ...outletPage(only, page), searched(only)];
  }
  const from = page * QUOTES_A_PAGE;
  const shown = answers.slice(from, from + QUOTES_A_PAGE);
  return [
    ...shown.flatMap((answer, i) => brief(answer, facet, `Quote ${from + i + 1} of ${answers.length}`)),
    ...shown.slice(0, 1).map(searched),
  ];
};

const whole = (answer: Answer, facet: Facet): Block[] => {
  if (answer.verdict === 'not-found') return notFound(answer);
  const facts: Record<Exclude<Facet, 'check'>, Block[]> = {
    who: saidBy(answer),
    source: firstSeen(answer),
    outlets: spread(answer),
  };
  const lead = facet === 'check' ? [] : facts[facet];
  const rest = Object.values(facts).filter((blocks) => blocks !== lead);
  return [...lead, heading(answer), ...evidence(answer), ...rest.flat()];
};

const brief = (answer: Answer, facet: Facet, label: string): Block[] => {
  const { text, tone } = opening(answer.verdict, answer.printedAs);
  const title: Block = { kind: 'heading', text: `${label}: ${text}`, tone };
  if (answer.verdict === 'not-found') return [title, asked(answer), sentence(NO_EVIDENCE)];
  const all = lines(answer);
  const facts: Record<Facet, Block[]> = {
    check: [...saidBy(answer), ...firstSeen(answer)],
    who: saidBy(answer),
    source: firstSeen(answer),
    outlets: spread(answer),
  };
  const more = all.length - OUTLETS_IN_BRIEF;
  return [
    title,
    ...evidence(answer),
    ...facts[facet],
    outletList(answer, all.slice(0, OUTLETS_IN_BRIEF), 'Printed by'),
    ...(more > 0 ? [sentence(`And ${count(more, 'more article')}: ask for this quote alone to see all.`)] : []),
  ];
};

const sentence = (text: string): Block => ({ kind: 'text', runs: [{ text }] });
const strong = (text: string): Run => ({ text, mark: 'strong' });

const heading = (answer: Answer): Block => ({ kind: 'heading', ...opening(answer.verdict, answer.printedAs) });

const asked = (answer: Answer): Block => ({ kind: 'quote', runs: [{ text: answer.question.text }] });

const NO_EVIDENCE = 'That is no evidence that nobody said them.';

const notFound = (answer: Answer): Block[] => [
  heading(answer),
  asked(answer),
  sentence(`No indexed article prints these words or words close to them. ${NO_EVIDENCE}`),
];

/** The words as printed, what differs, and what to be careful about. */
const evidence = (answer: Answer): Block[] => {
  const { quotation, changes, pieces, printedAs } = answer;
  const blocks: Block[] = [];
  if (pieces.length > 1) {
    pieces.forEach((piece, i) => {
      blocks.push({ kind: 'field', label: `Part ${i + 1}`, runs: [{ text: piece.speaker ?? 'speaker not stated' }] });
      blocks.push({ kind: 'quote', runs: [{ text: piece.text }] });
    });
  } else if (quotation) {
    blocks.push({ kind: 'quote', runs: markDifferences(quotation, changes, answer.verdict === 'excerpt') });
  }
  if (changes.length > 0) {
    const turning = changes.filter(turnsMeaning);
    if (turning.length > 0) blocks.push({ kind: 'text', runs: [strong('Careful: this changes the meaning.')] });
    blocks.push({
      kind: 'list',
      label: `Differences${changes.some(({ asked }) => asked !== '') ? ' (struck out: yours; bold: as printed)' : ''}`,
      items: [...turning, ...changes.filter((change) => !turnsMeaning(change))].map((change) => [
        { text: changeInWords(change) },
      ]),
    });
  }
  if (printedAs) blocks.push({ kind: 'field', label: 'Printed', runs: [{ text: PRINTED_AS[printedAs] }] });
  return blocks;
};

const saidBy = (answer: Answer): Block[] => {
  if (answer.printedAs === 'narration') {
    return [{ kind: 'field', label: 'Said by', runs: [{ text: 'nobody: these are the article’s own words' }] }];
  }
  const speakers = new Set(answer.pieces.map((piece) => piece.speaker ?? 'speaker not stated'));
  if (speakers.size > 1) {
    const runs = [{ text: 'nobody as one quote; its parts by ' }, strong([...speakers].join(' and '))];
    return [{ kind: 'field', label: 'Said by', runs }];
  }
  // Two descriptions of unnamed people may mean one person: no disagreement.
  const elsewhere = answer.speaker?.kind === 'anonymous' ? 'Elsewhere given to' : 'But also given to';
  const blocks: Block[] = [
    { kind: 'field', label: 'Said by', runs: [strong(speakerInWords(answer.speaker))] },
    ...answer.otherSpeakers.map(
      (other): Block => ({
        kind: 'field',
        label: elsewhere,
        runs: [{ text: `${other.name} (${other.outlets.map(outletName).join(', ')})` }],
      }),
    ),
  ];
  const claim = answer.question.speaker;
  if (claim === null) return blocks;
  return [...blocks, { kind: 'text', runs: [strong(claimInWords(claim, answer.misattributed))] }];
};

const claimInWords = (claim: string, misattributed: boolean | null): string => {
  if (misattributed === true) return `You named ${claim}. No indexed article does.`;
  if (misattributed === false) return `You named ${claim}: so does the print.`;
  return `You named ${claim}. The indexed articles do not say who spoke, so that stays open.`;
};

const firstSeen = (answer: Answer): Block[] => {
  const { origin } = answer;
  if (!origin) return [];
  const { first, tied } = origin;
  const when = first.date === null ? 'no article states its date' : dateInWords(first.date, first.precision);
  const ties = tied.length > 0 ? `; ${count(tied.length, 'other article')} of the same date` : '';
  const undated = lines(answer).filter(({ article }) => article.date === null).length;
  const rest = undated > 0 ? `; ${count(undated, 'article states', 'articles state')} no date` : '';
  return [
    {
      kind: 'field',
      label: 'First seen',
      runs:
        first.date === null
          ? [{ text: when }]
          : [strong(outletName(first.outlet)), { text: `, ${when}${ties}${rest}` }],
    },
  ];
};

const spread = (answer: Answer): Block[] => {
  const { origin, origins, outlets } = answer;
  const from =
    origin?.agency && origin.credit && origin.credit !== origin.agency
      ? `: ${origin.agency} (“${origin.credit}”)`
      : origin?.agency
        ? `: ${origin.agency}`
        : '';
  return [
    {
      kind: 'field',
      label: 'Spread',
      runs: [strong(`${spreadInWords(outlets)}, ${count(origins, 'origin')}`), { text: origins === 1 ? from : '' }],
    },
  ];
};

/** Articles that state no outlet may be of one: they are counted as articles. */
const spreadInWords = (outlets: readonly AnswerOutlet[]): string => {
  const known = outlets.filter(({ outlet }) => outlet !== null).length;
  const unknown = outlets.length - known;
  return [
    ...(known > 0 ? [count(known, 'outlet')] : []),
    ...(unknown > 0 ? [`${count(unknown, 'article')} of an outlet not stated`] : []),
  ].join(' and ');
};

const outletPage = (answer: Answer, page: number): Block[] => {
  const all = lines(answer);
  if (all.length === 0) return [];
  const pages = pageCount([answer]);
  const label = pages > 1 ? `Printed by (${page + 1} of ${pages})` : 'Printed by';
  return [outletList(answer, all.slice(page * OUTLETS_A_PAGE, (page + 1) * OUTLETS_A_PAGE), label)];
};

const outletList = (answer: Answer, shown: readonly Line[], label: string): Block => ({
  kind: 'list',
  label,
  items: shown.map((line) => outletLine(answer, line)),
});

const outletLine = (answer: Answer, { outlet, article }: Line): Run[] => {
  const differs = answer.pieces.length < 2 && outlet.speaker !== null && outlet.speaker !== answer.speaker?.name;
  const title = article.title ?? article.id;
  return [
    strong(outletName(outlet.outlet)),
    { text: ` – ${rendering(outlet)}${differs ? `, given to ${outlet.speaker}` : ''} – ` },
    article.url && /^https?:\/\//i.test(article.url) ? { text: title, href: article.url } : { text: title },
    { text: `, ${dateInWords(article.date, article.date?.includes('T') ? 'minute' : 'day')}` },
  ];
};

const searched = ({ index }: Answer): Block => {
  const dates = index.from && index.to ? `, dated ${span(index.from, index.to)}` : '';
  return {
    kind: 'note',
    runs: [{ text: `Searched ${count(index.articles, 'article')} of ${count(index.outlets, 'outlet')}${dates}.` }],
  };
};

const span = (from: string, to: string): string =>
  from === to ? dateInWords(from) : `${dateInWords(from)} to ${dateInWords(to)}`;
