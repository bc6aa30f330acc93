/** What stands behind the buttons of one answer: its articles, its wordings, the words in context, the reasons. Each in short pages. */
import type { Answer, Tie } from '../model.js';
import { heading } from './compose.js';
import { around, clip, markPrinted, markWording, paged } from './differences.js';
import { articleLines, firstInWords, type Line, linkTo } from './facts.js';
import type { Block, Run } from './reply.js';
import { cautionSentences, claimSentence } from './warnings.js';
import { changeInWords, count, dateInWords, MEANING, outletName, PRINTED_AS, sentenceCase } from './wordings.js';

export const VIEWS = ['outlets', 'wordings', 'context', 'why'] as const;
export type View = (typeof VIEWS)[number];

export const VIEW_LABELS: Record<View, string> = {
  outlets: 'Outlets',
  wordings: 'Wordings',
  context: 'In context',
  why: 'Why',
};

/** Few enough that a page fits a phone. */
const ARTICLES_A_PAGE = 8;
const WORDINGS_A_PAGE = 3;
const REASONS_A_PAGE = 6;
/** What ties further articles to one report is counted, not told. */
const MOST_TIES = 12;
const CONTEXT = 500;
const WORDING = 170;
const ASIDE = 60;

const chunk = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));

const articleLine = (answer: Answer, { outlet, article }: Line): Run[] => {
  const { variant, speaker, url, date, title, id } = article;
  // Without outlet and address something else must tell the article from others.
  const known = outlet !== null || url !== null;
  const what = known ? '' : title === null ? `, indexed as ${clip(id, ASIDE)}` : `, “${clip(title, ASIDE)}”`;
  const other =
    answer.pieces.length < 2 && speaker !== null && answer.speaker?.name != null && speaker !== answer.speaker.name;
  return [
    linkTo(outletName(outlet), url),
    { text: `, ${dateInWords(date, date?.includes('T') ? 'minute' : 'day')}${what}` },
    ...(variant > 0 ? [{ text: `, wording ${variant + 1}` }] : []),
    ...(other ? [{ text: `, given to ${clip(speaker, ASIDE)}` }] : []),
  ];
};

const outletPages = (answer: Answer): Block[][] =>
  chunk(articleLines(answer), ARTICLES_A_PAGE).map((page) => [
    { kind: 'list', label: 'Printed by, oldest first', items: page.map((line) => articleLine(answer, line)) },
  ]);

const wordingPages = ({ variants }: Answer): Block[][] =>
  chunk(
    variants.map((variant, i): Block => {
      const turns = variant.turns ? ', another meaning' : '';
      return {
        kind: 'quote',
        label: `Wording ${i + 1}${turns}: ${count(variant.articles, 'article')}, first ${firstInWords(variant)}`,
        runs: around(markWording(variant.printed, variant.changes), WORDING),
      };
    }),
    WORDINGS_A_PAGE,
  );

const placeOf = (answer: Answer, articleId: string): Block[] => {
  const line = articleLines(answer).find(({ article }) => article.id === articleId);
  if (!line) return [];
  const { title } = line.article;
  return [
    {
      kind: 'field',
      label: 'Article',
      runs: [...articleLine(answer, line), ...(title === null ? [] : [{ text: `: ${clip(title, 2 * ASIDE)}` }])],
    },
  ];
};

const contextPages = (answer: Answer): Block[][] => {
  const { quotation, pieces, changes, cautions } = answer;
  if (pieces.length > 1) {
    return pieces.flatMap((piece, i) =>
      paged([{ text: piece.text }], CONTEXT).map((runs): Block[] => [
        { kind: 'quote', label: `Part ${i + 1}: ${clip(piece.speaker ?? 'speaker not stated', ASIDE)}`, runs },
        ...placeOf(answer, piece.articleId),
      ]),
    );
  }
  if (!quotation) return [];
  const turning = cautions.filter(({ articleId }) => articleId === quotation.articleId).map(({ at }) => at);
  return paged(markPrinted(quotation, changes, turning, 'strong'), CONTEXT).map((runs) => [
    { kind: 'quote', label: 'As printed (the words you asked for are bold)', runs },
    ...placeOf(answer, quotation.articleId),
  ]);
};

const TIED: Readonly<Record<NonNullable<Tie>, (evidence: string) => string>> = {
  text: (evidence) => `says “${clip(evidence, ASIDE)}”`,
  told: (evidence) => `says “${clip(evidence, ASIDE)}”`,
  outlet: (evidence) => `says “${clip(evidence, ASIDE)}”`,
  named: () => 'is named for the words by another article',
  copy: () => 'prints nearly the text of another article',
};

/** Why articles are counted as one report: a line for each of the first ones. */
const tieSentences = ({ originGroups }: Answer): string[] => {
  const tied = originGroups.flatMap(({ articles }) =>
    articles.length > 1 ? articles.filter(({ tie }) => tie !== null) : [],
  );
  const told = tied
    .slice(0, MOST_TIES)
    .map(({ outlet, tie, evidence }) =>
      tie === null ? '' : `One report with others: ${outlet ?? 'an outlet not stated'} ${TIED[tie](evidence ?? '')}.`,
    );
  const more = tied.length - told.length;
  return more > 0 ? [...told, `So ${more === 1 ? 'does' : 'do'} ${count(more, 'further article')}.`] : told;
};

const reasonsOf = (answer: Answer): string[] => {
  const { verdict, printedAs, changes, speaker, origin, filter } = answer;
  const claim = claimSentence(answer);
  const mention = speaker?.mention;
  return [
    sentenceCase(`${MEANING[verdict]}.`),
    ...cautionSentences(answer),
    ...changes.map((change) => sentenceCase(`${clip(changeInWords(change), 3 * ASIDE)}.`)),
    ...(printedAs ? [`The words are printed ${PRINTED_AS[printedAs]}.`] : []),
    ...(speaker?.name && mention && mention !== speaker.name
      ? [
          `The article says “${clip(mention, ASIDE)}”; that this is ${speaker.name} is ${percent(speaker.confidence)} likely.`,
        ]
      : []),
    ...(claim === null ? [] : [claim]),
    ...(origin?.credit && origin.agency
      ? [`The report is taken for one by ${origin.agency} because a page says “${clip(origin.credit, ASIDE)}”.`]
      : []),
    ...tieSentences(answer),
    ...(filter?.asked ? [`You asked for “${filter.asked}” alone.`] : []),
    ...answer.alsoSaid.map(
      ({ speaker: other, articles }) =>
        `${count(articles, 'other article')} ${articles === 1 ? 'has' : 'have'} these words from ${clip(other ?? 'somebody not named', ASIDE)}.`,
    ),
  ].filter((reason, i, all) => all.indexOf(reason) === i);
};

const percent = (chance: number): string => `${Math.min(99, Math.round(chance * 100))}%`;

const reasonPages = (answer: Answer): Block[][] =>
  chunk(reasonsOf(answer), REASONS_A_PAGE).map((page) => [
    { kind: 'list', label: 'Why', items: page.map((reason) => [{ text: reason }]) },
  ]);

const PAGES: Record<View, (answer: Answer) => Block[][]> = {
  outlets: outletPages,
  wordings: wordingPages,
  context: contextPages,
  why: reasonPages,
};

/** Views that show something which the face does not. */
export const viewsOf = (answer: Answer): View[] =>
  answer.verdict === 'not-found'
    ? []
    : VIEWS.filter((view) => (view === 'wordings' ? answer.variants.length > 1 : PAGES[view](answer).length > 0));

export const pagesOfView = (answer: Answer, view: View): number => PAGES[view](answer).length;

/** @param page from 0, below `pagesOfView` */
export const composeView = (answer: Answer, view: View, page: number): Block[] => [
  heading(answer),
  ...(PAGES[view](answer)[page] ?? []),
];
