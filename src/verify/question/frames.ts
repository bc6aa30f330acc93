/**
 * Frames around words without marks: who is named, and which words are left. Loose on purpose: a message is read in
 * several ways, and the print decides which of them is right. Only a message's head and tail are looked at.
 */
import abbreviations from '../../text/abbreviations.json' with { type: 'json' };
import { namedBy } from './claims.js';
import LISTS from './frames.json' with { type: 'json' };

/** The words without their frame, and whom it names. */
export interface Framed {
  text: string;
  speaker: string | null;
}

const anyOf = (words: readonly string[]): string => `(?:${words.join('|')})`;

/** Who pastes an article sets no frame of his own around it; a frame stands within so many characters of either end. */
const LONGEST = 2_000;
const HEAD = 220;
const TAIL = 160;
const LEAST_WORDS = 2;
const LONGEST_SUBJECT = 9;
const LONGEST_NAME = 7;
/** More verbs of saying near one end belong to what is said. */
const MOST_VERBS = 3;

const ASKING = new RegExp(
  `^${anyOf(LISTS.asking)}(?:[,:?!]+|(?= (?:if|whether|that)\\b)|(?= ))(?: (?:if|whether|that))?:? `,
  'iu',
);
const ASKED = new RegExp(`^(?:did|has|have|does|didn['’]t|hasn['’]t) (.{2,80}?) ${anyOf(LISTS.asked)}\\b`, 'iu');
const VERB = new RegExp(`(?<=[\\p{L}\\p{N})’',.] )${anyOf(LISTS.reports)}\\b`, 'giu');
const TOLD = new RegExp(`(?<= )${anyOf(LISTS.told)} [^:,"“\\n]{2,60}?(?:: |, | that )`, 'giu');
const WHEN =
  /^(?: (?:on|in|at|during|to|last|this|yesterday|today|earlier|after|before)\b[^:,"“”.\n]{0,60}?(?=:|,| that\b))?/iu;
const THAT = /^(?:,? that |[:;,] | [-–—] |:?\s*\n|:? )/iu;
const ADVERB =
  /(?: (?:has|have|had|just|also|once|really|actually|ever|then|later|already|famously|reportedly|\p{Ll}{2,12}ly))+$/iu;
const AFTER_VERB =
  /^(?: (?:on|in|at|during|to|last|this|yesterday|today|earlier|after|before)\b[^"“”.\n]{0,60}| \p{Ll}{2,12}(?:ly)?(?=[\s.,]|$)|\p{P}|\s)*$/iu;

const wordsIn = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

const bareWords = (text: string): string =>
  text
    .trim()
    .replace(/^["“”'‘’«»„]+|["“”«»]+$/gu, '')
    .trim();

/** Small words before a name that belong to the sentence: "congratulations to Sanders". */
const DRAGGED =
  /^(?!the |an? |our |my |his |her |their |former |ex-|de |von |van |al |el |bin |di |da )\p{Ll}[^\p{Lu}]*\b(?:to|on|in|at|with|for|about|that|by|and|but|from|against)\b.*\p{Lu}/u;

/** What no name holds: marks and ends of sentences, words of a clause. */
const NO_SUBJECT = new RegExp(
  `[!?;"“”…\\n]|\\p{Ll}{4,}\\. |^[’']\\s|(?:^| )(?:I|${LISTS.noName.join('|')})(?= |$|['’])`,
  'u',
);

/** Who may be named by the words before a verb, a colon or behind the words; role and party in brackets aside. */
const subject = (words: string, most: number): string | null => {
  const plain = words
    .replace(/\([^()]{0,40}\)/g, ' ')
    .replace(ADVERB, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,–—-]+|[\s,:]+$/g, '')
    .replace(/^(?:as )?(?:per|via|from|by|quoting|quote (?:from|of|by)) /i, '');
  const isOne = plain !== '' && wordsIn(plain) <= most && !NO_SUBJECT.test(plain);
  return isOne && !DRAGGED.test(plain) ? namedBy(plain.replace(/^["“”]|["“”]$/g, '')) : null;
};

const framed = (text: string, speaker: string | null): Framed[] => {
  const words = bareWords(text);
  return speaker === null || wordsIn(words) < LEAST_WORDS ? [] : [{ text: words, speaker }];
};

/** `X said (that) …`, `X told Y: …`. */
const reported = (text: string): Framed[] => {
  const head = text.slice(0, HEAD);
  const told = [...head.matchAll(TOLD)]
    .slice(0, 1)
    .flatMap((match) =>
      framed(text.slice(match.index + match[0].length), subject(head.slice(0, match.index), LONGEST_SUBJECT)),
    );
  const said = [...head.matchAll(VERB)].slice(0, MOST_VERBS).flatMap((match) => {
    const rest = text.slice(match.index + match[0].length).replace(WHEN, '');
    return THAT.test(rest) ? framed(rest.replace(THAT, ''), subject(head.slice(0, match.index), LONGEST_SUBJECT)) : [];
  });
  return [...told, ...said];
};

/** `did X say (that) …?` */
const asked = (text: string): Framed[] => {
  const match = ASKED.exec(text);
  const rest = match ? text.slice(match[0].length) : '';
  return match?.[1] && THAT.test(rest) ? framed(rest.replace(THAT, ''), subject(match[1], LONGEST_SUBJECT)) : [];
};

/** `According to X, …`, `X on Y: …`, `X: …` */
const introduced = (text: string): Framed[] => {
  const according = /^according to ([^,:\n]{2,60})[,:] /iu.exec(text);
  if (according?.[1]) return framed(text.slice(according[0].length), subject(according[1], LONGEST_NAME));
  const label = /^([^:"“”\n]{2,120}?)(?::\s+|(?:\s--?|\s?[—–])\s+(?=["“„«])|\n+)/u.exec(text);
  if (!label?.[1]) return [];
  const [who = '', topic] = label[1].replace(/^quote (?:from|of|by) /i, '').split(/ on (?=\S)/);
  const bare = who.replace(/, .*$/, '').replace(/['’]s? (?:quote|statement|comment|remark|tweet|words)$/i, '');
  return framed(text.slice(label[0].length), subject(topic === undefined ? bare : who, LONGEST_NAME));
};

/** `…, said X`, `…, X said on Tuesday`, `… according to X` at the end. */
const reportedBehind = (text: string): Framed[] => {
  const from = Math.max(0, text.length - TAIL);
  const tail = text.slice(from);
  const after = new RegExp(`[,.!?…"”]? (?:${anyOf(LISTS.reports)}|according to|per) `, 'giu');
  const behind = [...tail.matchAll(after)].slice(-MOST_VERBS).flatMap((match) => {
    const who = tail.slice(match.index + match[0].length).replace(/, .*$/, '');
    return framed(text.slice(0, from + match.index), subject(who.replace(/[.!?\s]+$/, ''), LONGEST_NAME));
  });
  const last = [...tail.matchAll(VERB)].at(-1);
  if (!last || !AFTER_VERB.test(tail.slice(last.index + last[0].length))) return behind;
  const before = tail.slice(0, last.index);
  const cut = Math.max(...[', ', '. ', '! ', '? ', '” ', '" ', '… '].map((mark) => before.lastIndexOf(mark)));
  return cut < 0
    ? behind
    : [...behind, ...framed(text.slice(0, from + cut), subject(before.slice(cut + 2), LONGEST_NAME))];
};

/** A stop that only shortens a title: the name behind it is no signature. */
const SHORTENED = new RegExp(`(?:^|[\\s“"])${anyOf(abbreviations.inside)}\\.$`, 'u');

/** `… — X`, `… (X)`, X alone on the last line, or bare behind the words. */
const signed = (text: string): Framed[] => {
  const from = Math.max(0, text.length - TAIL);
  const tail = text.slice(from);
  const rows = [
    /(?:\s[~-]{1,2}\s?|\s?[—–―]{1,2}\s?)([^—–―~"“”\n]{2,80})$/u,
    /\s[([]([^()[\]]{2,80})[)\]][.!?\s]*$/u,
    /\n+[\s—–-]*([^\n]{2,80})$/u,
    /(?<=[.!?…"”’]) (\p{Lu}[^.!?…"”]{1,60})[.\s]*$/u,
  ];
  return rows.flatMap((row) => {
    const match = row.exec(tail);
    if (!match?.[1] || SHORTENED.test(tail.slice(0, match.index))) return [];
    const who = match[1]
      .replace(/\s*\([^()]*\)/g, '')
      .replace(/, .*$/, '')
      .replace(/[.!?\s]+$/, '');
    return framed(text.slice(0, from + match.index), subject(who, LONGEST_NAME));
  });
};

/** "Who said this: …", "Where is this from: …". */
const ASKING_WHOSE = /^(?:who|where|when|which \p{L}+|what|whose)\b[^"“”:\n]{2,60}[:?]\s+/iu;

/** "… Is this real?", "… who said that" behind the words. */
const ASKED_BEHIND =
  /(?:(?<=[.!?…”"])\s+|\n\s*)(?:is (?:this|that|it) (?:real|true|legit|accurate|a real quote)|who (?:really )?said (?:this|that|it)|did (?:he|she|they) (?:really |actually )?say (?:this|that|it)|true or false|real or fake|fact[ -]check|source)[^\p{L}\p{N}]*$/iu;

/** Each way to take a frame off the words; none where no frame is seen. */
export const unframed = (text: string): Framed[] => {
  if (text.length > LONGEST) return [];
  const inner = text.replace(ASKED_BEHIND, '').replace(ASKING, '').replace(ASKING_WHOSE, '');
  const all = [asked, reported, introduced, reportedBehind, signed].flatMap((read) => read(inner));
  return inner === text || wordsIn(inner) < LEAST_WORDS ? all : [...all, { text: bareWords(inner), speaker: null }];
};

/** Words that stand for a quote where only its frame is read. */
const PLACEHOLDER = 'Xx xx';

/** @param frame the message with `…` in place of its one quote. @returns whom it names */
export const speakerAround = (frame: string): string | null =>
  unframed(frame.replace('…', PLACEHOLDER).trim()).find(
    ({ text }) => text.startsWith(PLACEHOLDER) && text.length <= PLACEHOLDER.length + 1,
  )?.speaker ?? null;
