/**
 * The face of an answer, the same on every platform, in the order in which a reporter needs it: what is wrong, whose words,
 * the two texts, where from, how far it spread, what was searched. All else stands behind buttons: see views.ts.
 */
import type { Answer } from '../model.js';
import { around, clip, markAsked, markPrinted } from './differences.js';
import { alsoSaid, edited, filtered, firstSeen, opposites, saidBy, searched, spread } from './facts.js';
import type { Block, Run } from './reply.js';
import { cautionSentence, claimSentence } from './warnings.js';
import { count, isNowhere, opening, scopeInWords, sentenceCase } from './wordings.js';

/** `check` gives the whole answer; the others lead with their one fact. */
export const FACETS = ['check', 'source', 'who', 'outlets'] as const;
export type Facet = (typeof FACETS)[number];
export const isFacet = (word: string): word is Facet => (FACETS as readonly string[]).includes(word);

/** Three answers fill two screens of a phone. */
export const QUOTES_A_PAGE = 3;

/** Characters of one text: some five lines of a phone, and two where several quotes share the screen. */
const ROOM = 170;
const LITTLE_ROOM = 80;

/** So many things beyond what each answer says crowd a phone's screen. */
const CROWDED = 3;

/** @param page from 0, of `pagesOfFaces(answers)`; one quote has one */
export const composeFace = (answers: readonly Answer[], facet: Facet, page = 0): Block[] => {
  const [only] = answers;
  if (answers.length === 1 && only) return facet === 'check' ? whole(only) : oneFact(only, facet);
  const from = page * QUOTES_A_PAGE;
  const shown = answers.slice(from, from + QUOTES_A_PAGE);
  return [
    ...shown.flatMap((answer, i) => brief(answer, facet, `${from + i + 1} of ${answers.length}: `)),
    ...shown.slice(0, 1).map(searched),
  ];
};

/** At least 1. */
export const pagesOfFaces = (answers: readonly Answer[]): number =>
  answers.length <= 1 ? 1 : Math.ceil(answers.length / QUOTES_A_PAGE);

const text = (...runs: Run[]): Block => ({ kind: 'text', runs });
const strong = (words: string): Run => ({ text: words, mark: 'strong' });

export const heading = (answer: Answer, before = ''): Block => {
  const { text: words, tone } = opening(answer);
  return { kind: 'heading', text: before + clip(words, ROOM / 2), tone };
};

const whole = (answer: Answer): Block[] => {
  if (answer.verdict === 'not-found') return [heading(answer), ...missing(answer, ROOM), searched(answer)];
  const warned = warning(answer);
  // Where all must be said at once, each says it shorter; the rest stands behind the buttons.
  const crowded =
    [warned, opposites(answer), edited(answer), alsoSaid(answer), filtered(answer)].filter(({ length }) => length > 0)
      .length >= CROWDED;
  return [
    heading(answer),
    ...warned,
    ...saidBy(answer, crowded),
    ...theTexts(answer, crowded ? LITTLE_ROOM : ROOM),
    ...opposites(answer, crowded),
    ...edited(answer, crowded),
    ...firstSeen(answer, crowded),
    ...spread(answer),
    ...(crowded ? [] : alsoSaid(answer)),
    ...filtered(answer),
    searched(answer),
  ];
};

const brief = (answer: Answer, facet: Facet, before: string): Block[] => {
  const title = heading(answer, before);
  if (answer.verdict === 'not-found') return [title, ...missing(answer, LITTLE_ROOM)];
  const facts: Record<Facet, Block[]> = {
    check: [...saidBy(answer), ...theTexts(answer, LITTLE_ROOM), ...opposites(answer), ...firstSeen(answer)],
    who: [...saidBy(answer), ...asked(answer, LITTLE_ROOM)],
    source: [...asked(answer, LITTLE_ROOM), ...firstSeen(answer)],
    outlets: [...asked(answer, LITTLE_ROOM), ...spread(answer)],
  };
  return [title, ...warning(answer), ...facts[facet], ...filtered(answer)];
};

/** The fact, the verdict with what is wrong, and what was searched: six lines at most. */
const oneFact = (answer: Answer, facet: Exclude<Facet, 'check'>): Block[] => {
  if (answer.verdict === 'not-found') return whole(answer);
  const facts = { who: saidBy, source: firstSeen, outlets: spread };
  const lead = facts[facet](answer).filter(({ kind }) => kind === 'field');
  const stands = facet === 'who' ? saidBy(answer).filter(({ kind }) => kind === 'text') : [];
  return [...lead, heading(answer), ...warning(answer), ...stands, ...filtered(answer), searched(answer)];
};

/** The worst that a reader must know, and how the print stands to the claim where it does not bear it out. */
const warning = (answer: Answer): Block[] => {
  const worst = answer.cautions.find(({ kind }) => kind !== 'speaker');
  const claim = answer.claim === 'contradicted' || answer.claim === 'disputed' ? claimSentence(answer) : null;
  const doubted = answer.cautions.some(({ kind }) => kind === 'speaker') && claim === null;
  const sentences = [
    ...(worst ? [cautionSentence(answer, worst)] : []),
    ...(claim === null ? [] : [claim]),
    ...(doubted ? ['The articles differ on who said it.'] : []),
  ];
  const more = new Set(answer.cautions.map(({ kind }) => kind)).size - sentences.length;
  if (sentences.length === 0) return [];
  const rest = more > 0 ? [{ text: ` And ${count(more, 'more warning')}: see Why.` }] : [];
  return [text(strong(sentences.join(' ')), ...rest)];
};

const asked = ({ question }: Answer, room: number): Block[] => [
  { kind: 'quote', label: 'You', runs: around([{ text: question.text }], room) },
];

/** What the asker wrote and what is printed; where these are the same words, once. */
const theTexts = (answer: Answer, room: number): Block[] => {
  const { question, quotation, changes, pieces, cautions, verdict } = answer;
  const you = (start: number): Block => ({
    kind: 'quote',
    label: 'You',
    runs: around(markAsked(question.text, changes, start), room),
  });
  if (pieces.length > 1) {
    const part = (piece: Answer['pieces'][number], i: number): Block => ({
      kind: 'quote',
      label: `Printed, part ${i + 1}: ${clip(piece.speaker ?? 'speaker not stated', LITTLE_ROOM / 2)}`,
      runs: around([{ text: piece.text }], LITTLE_ROOM),
    });
    return pieces.slice(0, 2).map(part);
  }
  if (!quotation) return [you(0)];
  const turning = cautions
    .filter(({ articleId, kind }) => articleId === quotation.articleId && CUTS.has(kind))
    .map(({ at }) => at);
  const strong = verdict === 'excerpt' || verdict === 'same';
  const context = verdict !== 'excerpt' && turning.length === 0 ? 'none' : strong ? 'strong' : 'plain';
  const printed: Block = {
    kind: 'quote',
    label: context === 'strong' ? 'Printed, your words bold' : 'Printed',
    runs: around(markPrinted(quotation, changes, turning, context), room),
  };
  return verdict === 'same' || verdict === 'excerpt' ? [printed] : [you(quotation.start), printed];
};

/** Warnings whose proof stands around the words that were asked. */
const CUTS: ReadonlySet<string> = new Set(['frame', 'condition', 'subject', 'ellipsis']);

const NO_EVIDENCE = 'That is no evidence that nobody said them.';

const missing = (answer: Answer, room: number): Block[] => {
  const { filter } = answer;
  const elsewhere =
    filter && filter.elsewhere > 0
      ? `${sentenceCase(count(filter.elsewhere, 'article'))} elsewhere ${filter.elsewhere === 1 ? 'has' : 'have'} these words: ask again without the ${filter.asked === null ? 'days' : 'outlet'}.`
      : null;
  const words =
    filter && isNowhere(filter)
      ? [
          `No outlet called “${clip(filter.asked ?? '', LITTLE_ROOM)}” is in this index, so nothing was looked up there.`,
          elsewhere,
        ]
      : filter
        ? [
            `Looked ${scopeInWords(filter)} only.`,
            elsewhere ?? `No article elsewhere has these words either. ${NO_EVIDENCE}`,
          ]
        : [`No article in this index prints these words, or words close to them. ${NO_EVIDENCE}`];
  return [text({ text: words.filter((one) => one !== null).join(' ') }), ...asked(answer, room)];
};
