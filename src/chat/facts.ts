/** The facts of an answer, one labelled line each: who said it, where it was first, how far it spread, where was looked. */
import type { Answer, AnswerArticle, FirstPrint, IndexSummary, Variant } from '../model.js';
import { around, clip, markAsked, markWording } from './differences.js';
import type { Block, Run } from './reply.js';
import { claimSentence } from './warnings.js';
import { count, dateInWords, outletName, scopeInWords, speakerInWords } from './wordings.js';

/** Names, roles and conditions as long as this fill two lines of a phone. */
const LINE = 110;
const WORDING = 120;
const NAMES = 2;

const field = (label: string, ...runs: Run[]): Block => ({ kind: 'field', label, runs });
const strong = (text: string): Run => ({ text, mark: 'strong' });

/** One printed article, with its outlet. */
export interface Line {
  outlet: string | null;
  article: AnswerArticle;
}

const UNDATED = '9999';

/** By date, oldest first, undated last; of one date, who prints the asked words first. */
export const articleLines = (answer: Answer): Line[] =>
  answer.outlets
    .flatMap(({ outlet, articles }) => articles.map((article): Line => ({ outlet, article })))
    .sort((a, b) => {
      const [dateA, dateB] = [a.article.date ?? UNDATED, b.article.date ?? UNDATED];
      return dateA < dateB ? -1 : dateA > dateB ? 1 : Number(a.outlet === null) - Number(b.outlet === null);
    });

export const linkTo = (text: string, url: string | null): Run =>
  url && /^https?:\/\//i.test(url) ? { text, href: url } : { text };

const addressOf = (answer: Answer, id: string): string | null =>
  answer.outlets.flatMap(({ articles }) => articles).find((article) => article.id === id)?.url ?? null;

const others = ({ otherSpeakers, speaker }: Answer): Run[] => {
  if (otherSpeakers.length === 0) return [];
  const listed = otherSpeakers
    .slice(0, NAMES)
    .map(({ name, outlets }) => `${clip(name, LINE / 2)} (${clip(outlets.map(outletName).join(', '), LINE / 2)})`);
  const more = otherSpeakers.length > NAMES ? ` and ${otherSpeakers.length - NAMES} more` : '';
  // Two descriptions of unnamed people may mean one person: no disagreement.
  const how = speaker?.kind === 'anonymous' ? 'elsewhere' : 'but also given to';
  return [{ text: `; ${how} ${listed.join(', ')}${more}` }];
};

/** Whose words, and how that stands to the claim where no warning says so already. */
export const saidBy = (answer: Answer, crowded = false): Block[] => {
  const line = crowded ? LINE / 2 : LINE;
  const { printedAs, pieces, claim } = answer;
  const calm = claim === 'open' || claim === 'confirmed' ? claimSentence(answer) : null;
  const stands: Block[] = calm === null ? [] : [{ kind: 'text', runs: [{ text: calm }] }];
  if (printedAs === 'narration')
    return [...stands, field('Said by', strong('nobody'), { text: ', the article itself says it' })];
  const speakers = [...new Set(pieces.map((piece) => piece.speaker ?? 'somebody not named'))];
  if (speakers.length > 1) {
    return [
      ...stands,
      field('Said by', strong(clip(speakers.join(' and '), LINE)), { text: ', in two separate quotes' }),
    ];
  }
  const { name, rest } = speakerInWords(answer.speaker);
  return [...stands, field('Said by', strong(clip(name, line)), { text: clip(rest, line) }, ...others(answer))];
};

const printInWords = (answer: Answer, first: FirstPrint): Run[] =>
  first.date === null
    ? [{ text: 'no article states its date' }]
    : [
        linkTo(outletName(first.outlet), addressOf(answer, first.articleId)),
        { text: `, ${dateInWords(first.date, first.precision)}` },
      ];

/** Who printed it first, as far as dates tell; both where other words came before these. */
export const firstSeen = (answer: Answer, crowded = false): Block[] => {
  const { origin } = answer;
  if (!origin) return [];
  const { first, tied, utterance } = origin;
  const undated = articleLines(answer).filter(({ article }) => article.date === null).length;
  const asides = [
    ...(tied.length > 0 ? [`${count(tied.length, 'other article')} of that day`] : []),
    ...(undated > 0 && first.date !== null ? [`${count(undated, 'article')} undated`] : []),
  ];
  const rest: Run[] = asides.length > 0 && !crowded ? [{ text: `; ${asides.join(', ')}` }] : [];
  if (utterance.articleId === first.articleId || utterance.date === first.date) {
    return [field('First seen', ...printInWords(answer, first), ...rest)];
  }
  return [
    field('First seen in these words', ...printInWords(answer, first), ...rest),
    field('First said otherwise', ...printInWords(answer, utterance)),
  ];
};

const reportsInWords = ({ origin, origins }: Answer, articles: number): string => {
  if (articles === 1) return origin?.agency ? `, from a report by ${origin.agency}` : '';
  if (origins === 1) return `, all from one report${origin?.agency ? ` (${origin.agency})` : ''}`;
  return origins === articles ? ', each reported on its own' : `, from ${origins} separate reports`;
};

/** "5 articles at one outlet (3 state none), all from one report (AFP); 2 wordings". */
export const spread = (answer: Answer): Block[] => {
  const articles = articleLines(answer);
  if (articles.length === 0) return [];
  const known = answer.outlets.filter(({ outlet }) => outlet !== null).length;
  const unknown = articles.filter(({ outlet }) => outlet === null).length;
  const at =
    known === 0
      ? `, outlet${articles.length === 1 ? '' : 's'} not stated`
      : articles.length > 1
        ? ` at ${count(known, 'outlet')}${unknown > 0 ? ` (${unknown} ${unknown === 1 ? 'states' : 'state'} none)` : ''}`
        : '';
  const wordings = answer.variants.length > 1 ? `; ${answer.variants.length} wordings` : '';
  return [
    field('Spread', {
      text: count(articles.length, 'article') + at + reportsInWords(answer, articles.length) + wordings,
    }),
  ];
};

/** Prints that turn the meaning of the nearest one: shown also where the question matches that one exactly. */
export const opposites = (answer: Answer, crowded = false): Block[] => {
  const turning = answer.variants.filter(({ turns }) => turns);
  const [first] = turning;
  if (!first) return [];
  const more = turning.length > 1 ? `; ${count(turning.length - 1, 'more wording')} like it` : '';
  const label = `Printed otherwise: ${firstInWords(first)}${more}`;
  return [
    { kind: 'quote', label, runs: around(markWording(first.printed, first.changes), crowded ? WORDING / 2 : WORDING) },
  ];
};

/** What an article that prints these words has changed in them since, or taken out. */
export const edited = ({ edits }: Answer, crowded = false): Block[] => {
  const [first] = edits;
  if (!first) return [];
  const { outlet, found, from, to, changes } = first;
  const room = crowded ? WORDING / 4 : WORDING / 2;
  const label = `${to === null ? 'No longer printed' : 'Changed'} by ${outletName(outlet)}, found ${dateInWords(found)}`;
  const more = edits.length > 1 ? [{ text: `; ${count(edits.length - 1, 'more edit')}` }] : [];
  const before = around(markAsked(from, changes, 0), room);
  const now = to === null ? [] : [{ text: ' became ' }, ...around(markWording(to, changes), room)];
  return [{ kind: 'quote', label, runs: [...before, ...now, ...more] }];
};

export const firstInWords = ({ first }: Variant): string =>
  `${outletName(first.outlet)}, ${dateInWords(first.date, first.precision)}`;

/** The same words on other occasions: no dispute. */
export const alsoSaid = ({ alsoSaid: list }: Answer): Block[] => {
  if (list.length === 0) return [];
  const listed = list.slice(0, NAMES).map(({ speaker, articles }) => {
    const who = clip(speaker ?? 'somebody not named', LINE / 2);
    return articles > 1 ? `${who} (${articles} articles)` : who;
  });
  const more = list.length > NAMES ? ` and ${count(list.length - NAMES, 'other')}` : '';
  return [field('Also said by', { text: `${listed.join(', ')}${more}, in other articles` })];
};

/** What asking for one outlet or some days alone did. */
export const filtered = ({ filter, verdict }: Answer): Block[] => {
  if (!filter || verdict === 'not-found') return [];
  const left = filter.elsewhere > 0 ? count(filter.elsewhere, 'article') : 'none';
  return [field('Looked', { text: `${scopeInWords(filter)} only; ${left} elsewhere` })];
};

const span = (from: string, to: string): string =>
  from === to ? dateInWords(from) : `${dateInWords(from)} to ${dateInWords(to)}`;

/** "Searched 5 articles, 16 Aug 2025." */
export const searchedInWords = ({ articles, from, to }: IndexSummary): string =>
  `Searched ${count(articles, 'article')}${from && to ? `, ${span(from, to)}` : ''}.`;

export const searched = ({ index }: Pick<Answer, 'index'>): Block => ({
  kind: 'note',
  runs: [{ text: searchedInWords(index) }],
});
