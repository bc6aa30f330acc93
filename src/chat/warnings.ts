/** What a reader must know before passing the words on: each caution as a sentence, with the printed words that prove it. */
import type { Answer, Caution, CautionKind, Change } from '../model.js';
import { clip } from './differences.js';

/** Proof is shown by its beginning; the whole stands in context. */
const PROOF = 90;

/** A comma that goes on to other words says nothing here. */
const proof = (words: string): string =>
  `“${clip(
    words
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/(?<=[^\s,;:])[\s,;:]+$/u, ''),
    PROOF,
  )}”`;

/** What one change does, in the words of its kind. */
const DOES: Partial<Record<CautionKind, string>> = {
  negation: 'This can turn the meaning into its opposite.',
  number: 'It is another number.',
  name: 'It is another name.',
  quantifier: 'That claims more or less than was said.',
  modal: 'That is more or less certain than what was said.',
};

const changeSentence = ({ op, asked, printed }: Change): string => {
  if (op === 'insert') return `You added ${proof(asked)}.`;
  if (op === 'delete') return `You left out ${proof(printed)}.`;
  return `You have ${proof(asked)}, the article has ${proof(printed)}.`;
};

const isMark = (words: string): boolean => !/[\p{L}\p{N}]/u.test(words);

/** Where the proof stands: before or behind the words that were asked. */
const sideOf = ({ quotation }: Answer, { at }: Caution): 'before' | 'after' =>
  quotation && at.start >= quotation.end ? 'after' : 'before';

const saidBy = ({ printedAs }: Answer): string => (printedAs === 'direct' ? 'the speaker says' : 'the article says');

const frameSentence = (answer: Answer, caution: Caution): string => {
  if (isMark(caution.printed)) return 'Cut: in the article these words are part of a question.';
  return `Cut: ${saidBy(answer)} ${proof(caution.printed)} ${sideOf(answer, caution)} these words.`;
};

const oppositeSentence = (answer: Answer): string => {
  const other = answer.variants.find(({ turns }) => turns);
  return other ? 'Another article prints these words with another meaning.' : 'Another article differs.';
};

const MOST_NAMES = 3;

const names = (list: readonly string[]): string => [...new Set(list)].slice(0, MOST_NAMES).join(' or ');

const speakerOf = ({ speaker, pieces }: Answer): string => {
  if (pieces.length > 1) return names(pieces.map((piece) => piece.speaker ?? 'somebody not named'));
  if (!speaker?.name) return 'nobody of that name';
  return speaker.kind === 'anonymous' && !/\b(?:source|official)/i.test(speaker.name)
    ? `${speaker.name} (anonymous)`
    : speaker.name;
};

/** Who is named, whichever of them the asker meant: the nearest article need not be one that bears the claim out. */
const disputeSentence = (answer: Answer): string => {
  const { pieces, otherSpeakers } = answer;
  if (pieces.length > 1) return `not all of it is theirs: the articles name ${speakerOf(answer)}`;
  const [first = '', ...others] = [...new Set([speakerOf(answer), ...otherSpeakers.map(({ name }) => name)])];
  return others.length === 0
    ? 'some articles do, others do not'
    : `the articles differ: some name ${clip(first, PROOF)}, others ${clip(names(others), PROOF)}`;
};

/** How the print stands to the speaker whom the asker named; `null`: nobody was named. Accuses only where it is contradicted. */
export const claimSentence = (answer: Answer): string | null => {
  const { claim } = answer;
  const { speaker } = answer.question;
  if (speaker === null || claim === null) return null;
  const named = clip(speaker, PROOF);
  if (claim === 'confirmed') return `You named ${named}; so do the articles.`;
  if (claim === 'disputed') return `You named ${named}; ${disputeSentence(answer)}.`;
  if (claim === 'open') return `You named ${named}; the articles do not say clearly who it was, so this stays open.`;
  return answer.printedAs === 'narration'
    ? `You named ${named}; no article gives the words to anybody.`
    : `You named ${named}; the articles name ${clip(speakerOf(answer), PROOF)}.`;
};

const SENTENCES: Record<CautionKind, (answer: Answer, caution: Caution) => string> = {
  frame: frameSentence,
  condition: (_, { printed }) => `Cut: this was said under a condition: ${proof(printed)}.`,
  subject: (_, { printed }) => `Cut: in the article this is said of something else: ${proof(printed)}.`,
  ellipsis: (_, { printed }) => `Left out, and it matters: ${proof(printed)}.`,
  negation: (answer, caution) => ofChange(answer, caution),
  number: (answer, caution) => ofChange(answer, caution),
  name: (answer, caution) => ofChange(answer, caution),
  quantifier: (answer, caution) => ofChange(answer, caution),
  modal: (answer, caution) => ofChange(answer, caution),
  joined: (_, { printed }) => `Said as two quotes, not one. The second begins ${proof(printed)}.`,
  opposite: oppositeSentence,
  speaker: (answer) => claimSentence(answer) ?? 'The articles differ on who said it.',
  narration: () => 'Nobody says this in the article: it is the article’s own text.',
};

const ofChange = ({ changes }: Answer, { kind, at, printed }: Caution): string => {
  const change = changes.find((one) => one.kind === kind && one.at.start === at.start && one.at.end === at.end);
  const what = change ? changeSentence(change) : `The article has ${proof(printed)}.`;
  return [what, DOES[kind]].join(' ');
};

/** @example "Cut: the speaker says “I don't think that” before these words." */
export const cautionSentence = (answer: Answer, caution: Caution): string => SENTENCES[caution.kind](answer, caution);

/** Every caution once, worst first. */
export const cautionSentences = (answer: Answer): string[] => [
  ...new Set(answer.cautions.map((caution) => cautionSentence(answer, caution))),
];
