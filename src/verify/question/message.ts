/** A message as words: what apps and people set around the words they pass on is taken off, what is no question is told. */
import { INVISIBLES } from '../../text/invisible.js';
import LISTS from './message.json' with { type: 'json' };

const LINK = /<?\bhttps?:\/\/[^\s<>]+>?|\b(?:www|pic\.twitter|t)\.[a-z]+(?:\.[a-z]+)?\/\S+/gi;
const EMOJI =
  /[\p{Extended_Pictographic}\u{1F1E6}-\u{1F1FF}\u{1F3FB}-\u{1F3FF}\uFE0F\u20E3]+|(?<=\s|^):[a-z0-9_+-]{2,30}:(?=\s|$)/gu;
const HANDLE = String.raw`@[\w.]{1,40}`;
const OPENER = new RegExp(
  String.raw`^(?:(?:${LISTS.openers.join('|')})(?:\s*[:!|–—-]+\s*|\s+(?=${HANDLE}))(?:${HANDLE}\s*:?\s*)?|${HANDLE}\s*:\s+|\.(?=${HANDLE}))`,
  'iu',
);
/** Handles and hashtags at the end are addressed to somebody or filed under something; amid the words they are words. */
const TRAILING = new RegExp(
  String.raw`(?:\s+[([]?(?:(?:via|h\/t|ht|cc|by)\s+)?(?:${HANDLE}|#[\p{L}\p{N}_]{1,60})[)\]]?)+\s*$`,
  'iu',
);
/** Numbers of the posts of a thread, each on its own line. */
const NUMBERED = /(?<=^|\n)[ \t]*\d{1,2}\/(?:\d{1,2}|n)?[ \t]+/giu;
/** What apps set on a line of its own above a message that is passed on. */
const PASSED_ON = /^(?:[-\s]*(?:begin )?forwarded message[-:\s]*)\n+/iu;
const MOST_OPENERS = 4;
/** A word that a line's end parted. */
const PARTED = /(?<=\p{Ll})[-\u2010]\s*\n\s*(?=\p{Ll})/gu;

const NAMED = String.raw`(\p{Lu}[\p{L}\p{M}'’. -]{1,60}?)`;
const CLOCK = String.raw`\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?[AP]M)?`;
/** Heads of posts and chat lines copied with their words: who wrote, and when. */
const HEADS: readonly RegExp[] = [
  new RegExp(String.raw`^\[(?:[^[\]\n]{0,20}\s)?${CLOCK}(?:\s[^[\]\n]{0,20})?\]\s*${NAMED}:\s+`, 'iu'),
  new RegExp(String.raw`^${NAMED}\s*[✓✔☑]?\uFE0F?\s*\n?\s*${HANDLE}(?:\s*[·•-]\s*[^\n]{1,24})?\s*\n+`, 'u'),
  new RegExp(String.raw`^${NAMED}\s+(?:[—–-]\s+)?(?:(?:Today|Yesterday)(?: at)? )?${CLOCK}\s*\n+`, 'u'),
];
/** Their feet: counts of reactions, and the time. */
const FOOT = new RegExp(
  String.raw`\n\s*(?:(?:[\d.,]+[KM]?\s*(?:re(?:tweets?|posts?|plies)|quotes?|likes?|views?|comments?|shares?|bookmarks?)[\s·,]*)+|${CLOCK}\s*[·•-][^\n]{1,60}|${CLOCK}|(?:\p{L}{3,9} \d{1,2}, \d{4}|\d{1,2} \p{L}{3,9} \d{4}))\s*$`,
  'iu',
);
const MOST_FEET = 4;

/** A post copied whole, as "Name: words". */
const unposted = (text: string): string => {
  let words = text;
  for (let taken = 0; taken < MOST_FEET && FOOT.test(words); taken += 1) words = words.replace(FOOT, '');
  for (const head of HEADS) if (head.test(words)) return words.replace(head, '$1: ');
  return words;
};

/** The words of a message: no invisible characters, links, emoji, retweet marks, hashtags at its end. */
export const wordsOf = (pasted: string): string => {
  const plain = pasted.replace(INVISIBLES, '').replaceAll('&quot;', '"').trim().replace(PASSED_ON, '');
  let text = unposted(plain).replace(NUMBERED, '').replace(LINK, ' ').replace(EMOJI, ' ').replace(PARTED, '').trim();
  for (let taken = 0; taken < MOST_OPENERS && OPENER.test(text); taken += 1) text = text.replace(OPENER, '').trim();
  return text
    .replace(TRAILING, '')
    .replace(/(?<=^|[\s"“(])#(?=\p{L})/gu, '')
    .trim();
};

const SMALL_WORDS = new Set(LISTS.smallTalk.words);
const SMALL_QUESTION = new RegExp(`^(?:${LISTS.smallTalk.questions.join('|')})$`, 'u');

/** Whether a message asks about no words at all: a greeting, thanks, a call for help, a link alone. Words in marks are asked. */
export const isSmallTalk = (pasted: string): boolean => {
  if (/["“”„«»>]/u.test(pasted.replace(LINK, ''))) return false;
  const text = wordsOf(pasted);
  if (!/[\p{L}\p{N}]/u.test(text))
    return new RegExp(LINK, 'i').test(pasted) || /[\p{Extended_Pictographic}?]/u.test(pasted);
  const plain = text
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[^\p{L}\p{N}']+/gu, ' ')
    .trim();
  const words = plain.split(' ');
  const isSmall = words.length <= LISTS.smallTalk.longest && words.every((word) => SMALL_WORDS.has(word));
  return isSmall || SMALL_QUESTION.test(plain);
};
