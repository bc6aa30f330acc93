/** Whom a message claims to have said the words: the frames that people put around a quote in chat. */
import { CONNECTORS } from '../../quotes/words/name-particles.js';
import LABELS from './labels.json' with { type: 'json' };

const anyOf = (words: readonly string[]): string => `(?:${words.join('|')})`;
/** "Queen of Spain": a title goes on like a name. */
const PARTICLE = anyOf([...CONNECTORS, 'of']);
const ADVERB = anyOf(LABELS.adverbs);
const SAYING = anyOf(LABELS.said);
const SAYING_THAT = anyOf(LABELS.saidThat);
const REPORTING = anyOf(LABELS.reporting);
const OPENING = String.raw`\b${anyOf(LABELS.asking)}`;

const CAPITALISED = String.raw`\p{Lu}[\p{L}\p{M}'’.-]{0,40}`;
const NAME = `${CAPITALISED}(?: (?:${PARTICLE} )?${CAPITALISED}){0,5}`;
/** People in chat write names in small letters; only where the frame leaves no doubt that a name stands there. */
const ANY_NAME = String.raw`[\p{L}][\p{L}\p{M}'’.-]{1,40}(?: [\p{L}][\p{L}\p{M}'’.-]{0,40}){0,4}?`;

/** What may stand behind a signature: a role, a place, a handle, a date, a link. */
const TAIL = String.raw`(?:,? \([^()"“”«»]{1,60}\))?(?:,? (?:on )?(?:\p{Lu}\p{L}+ \d{1,2}, \d{4}|\d{1,2} \p{Lu}\p{L}+ \d{4}|\d{4}))?(?:, [^"“”«»]{1,80})?(?: https?:\/\/\S{1,400})?`;

/** `— Name` behind the words, on their line or the next. */
const SIGNED = new RegExp(String.raw`(?:^|[\s"”»’.!?…])\s?[—–―-]{1,2} ?(${NAME})${TAIL}[.\s]*$`, 'u');
/** The same behind a closing mark, where no capital is needed. */
const SIGNED_FRAME = new RegExp(String.raw`…\s{0,3}[—–―~-]{1,2} ?(${ANY_NAME})[.\s]*$`, 'u');
/** `Name: ` before them. */
const INTRODUCED = new RegExp(String.raw`^(${NAME}): ?(?=\S|$)`, 'u');
const INTRODUCED_FRAME = new RegExp(`^(${ANY_NAME}): ?…`, 'u');
const REPORTED_FRAME = new RegExp(`^(${ANY_NAME}) (?:${ADVERB} )?${REPORTING}:? ?…`, 'u');
/** The same further on, where only a capital tells the name. */
const REPORTED = new RegExp(`(?:^|[\\s,])(${NAME}) (?:${ADVERB} )?${REPORTING}:? ?…`, 'u');
/** A last line that is a name and nothing else. */
const NAME_ALONE = new RegExp(String.raw`^[\s…]*(${CAPITALISED}(?: ${CAPITALISED}){1,4})[.\s]*$`, 'u');
/** `did Name say …?` and its like. */
const ASKED = new RegExp(`${OPENING} (${ANY_NAME}) (?:${ADVERB} )?${SAYING}\\b`, 'iu');
/** `did Name say that …?` where no marks tell the words from the question. */
const ASKED_BARE = new RegExp(
  String.raw`^${OPENING} (${ANY_NAME}) (?:${ADVERB} )?${SAYING_THAT}(?: that\b|:)?[ \n]`,
  'iu',
);
const WHO_BARE = new RegExp(String.raw`^who (?:\S{1,20} )?${anyOf(LABELS.whoSaid)}(?: that\b|:)?[ \n]`, 'iu');
/** Two who are offered for a choice: claiming one of them would be a guess. */
const EITHER = / (?:or|and) /i;

const escaped = (words: readonly string[]): string => words.map((word) => word.replaceAll(' ', '[ -]?')).join('|');
const NOBODY = new RegExp(`^(?:${escaped([...LABELS.requests, ...LABELS.headings, ...LABELS.nobody])})$`, 'iu');
/** One of these leads the name: it belongs to the sentence, not to anybody. */
const NO_NAME = new RegExp(`(?:^|\\b(?:who|if|that) )(?:${escaped(LABELS.openers)})\\b`, 'iu');
const REQUEST = new RegExp(`^(?:${escaped(LABELS.requests)}) ?[:?!]+ *`, 'iu');

/** @returns the name, or `null` where it is a heading, a request or a pronoun: those name nobody */
export const namedBy = (name: string | null | undefined): string | null => {
  const words =
    name
      ?.trim()
      .replace(/\s+/g, ' ')
      .replace(/(?<!\b(?:Jr|Sr))\.$/, '') ?? '';
  return words === '' || NOBODY.test(words) || NO_NAME.test(words) ? null : capitalised(words);
};

/** A name typed in small letters as it is printed, so that it compares with printed ones; a description stays. */
const capitalised = (name: string): string =>
  /\p{Lu}/u.test(name) || /^(?:the|an?) /.test(name)
    ? name
    : name.replace(SMALL_INITIAL, (letter) => letter.toUpperCase());
/** A small letter that begins a word of a name, where the word is no particle. */
const SMALL_INITIAL = new RegExp(String.raw`(?<![\p{L}\p{M}'’])(?!${PARTICLE} )\p{Ll}`, 'gu');

/** @param frame the message without its quotes, each replaced by `…` */
export const isAsking = (frame: string): boolean => ASKED.test(frame);

/** @returns whom a question about one quote names; `undefined` where there is no such question */
export const askedOf = (frame: string): string | null | undefined => {
  const asked = frame.match(ASKED)?.[1];
  if (asked === undefined) return undefined;
  return EITHER.test(asked) ? null : (namedBy(asked) ?? undefined);
};

/** @returns whom the words around the quotes name */
export const claimIn = (frame: string): string | null => {
  const asked = askedOf(frame);
  if (asked !== undefined) return asked;
  for (const rule of [SIGNED, INTRODUCED, NAME_ALONE, SIGNED_FRAME, INTRODUCED_FRAME, REPORTED_FRAME, REPORTED]) {
    const name = namedBy(frame.match(rule)?.[1]);
    if (name !== null) return name;
  }
  return null;
};

/** No line of a name, as far as it is read back from the quote. */
const LONGEST_LABEL = 200;

/** `Name: ` right before one of several quotes. */
export const labelBefore = (text: string, start: number): string | null => {
  const line =
    text
      .slice(Math.max(0, start - LONGEST_LABEL), start)
      .split(/[\n/|;]/)
      .at(-1) ?? '';
  return namedBy(line.trim().match(LABEL_BEFORE)?.[1]);
};
const LABEL_BEFORE = new RegExp(String.raw`^(?:[-*•]\s|\d{1,2}[.)]\s)?(${NAME}): ?["“„«'‘]?$`, 'u');

/** Words without marks: what frames them, and whom it names. */
export const unframe = (pasted: string): { text: string; speaker: string | null } => {
  const text = pasted.replace(REQUEST, '');
  const asked = text.match(ASKED_BARE);
  const name = namedBy(asked?.[1]);
  if (asked && name !== null) return { text: text.slice(asked[0].length), speaker: name };
  const who = text.match(WHO_BARE);
  if (who) return { text: text.slice(who[0].length), speaker: null };
  const signed = text.match(SIGNED);
  const signer = namedBy(signed?.[1]);
  if (signed?.[1] && signed.index && signer !== null) {
    const before = text.slice(0, signed.index + 1).trim();
    if (/[.!?…"”»’]$|\n/.test(text.slice(0, text.lastIndexOf(signed[1]))) || signed[1].includes(' ')) {
      return { text: before.replace(/[\s—–―-]+$/, ''), speaker: signer };
    }
  }
  const introduced = text.match(INTRODUCED);
  if (introduced?.[1]?.includes(' ') && namedBy(introduced[1]) !== null) {
    return { text: text.slice(introduced[0].length), speaker: introduced[1] };
  }
  const reported = text.match(REPORTED_BARE);
  const reporter = namedBy(reported?.[1] ?? reported?.[2]);
  if (reported?.index && reporter !== null)
    return { text: text.slice(0, reported.index + 1).replace(/,$/, ''), speaker: reporter };
  return lastLineNamed(text) ?? { text, speaker: null };
};
/** `…, said Name.` or `… (Name, 2025)` at the end. */
const REPORTED_BARE = new RegExp(
  String.raw`(?:[,.!?] (?:said|says) (${NAME})|[\p{L}\p{N}.!?] \((${NAME})(?:, \d{4})?\))[.\s]*$`,
  'u',
);

/** The words, and on a line of its own below them a name. */
const lastLineNamed = (text: string): { text: string; speaker: string } | null => {
  const cut = text.lastIndexOf('\n');
  const before = text.slice(0, Math.max(0, cut)).trim();
  const name = cut < 0 ? null : namedBy(text.slice(cut + 1).match(NAME_ALONE)?.[1]);
  return name === null || !/\s\S+\s\S+\s/.test(before) ? null : { text: before, speaker: name };
};
