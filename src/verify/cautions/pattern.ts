/**
 * Patterns over the words of a strip, written as words: `@aux not @adverb* @think that?`.
 * `a|b` one of these, `_` within one parts its words (`no_one`); `@list` one of that list; `_` any word; `NAME` a name;
 * `WHO` somebody other than the speaker; `ING`, `ED`, `LY` a word so ending; marks stand for themselves; `…` up to a dozen words; `~` up to 28 words, commas
 * among them; `^` the strip's beginning, `$` its end. `?`, `*`, `+`, `{m,n}` repeat an element; `( … | … )` groups.
 */
import lists from './words.json' with { type: 'json' };

const escapeWord = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
const END = '(?= |$)';
const anyOf = (phrases: readonly string[]): string => {
  // The longest first: "reason to believe" before "reason".
  const sorted = [...phrases].sort((a, b) => b.length - a.length);
  const words = (phrase: string): string => phrase.split(' ').map(escapeWord).join(' \\^?');
  return `(?: \\^?(?:${sorted.map(words).join('|')})${END})`;
};

const LISTS: Readonly<Record<string, readonly string[]>> = lists;

/** Words of a list; a list may name others (`@think`). @throws Error on a list that does not exist */
export const listed = (name: string): string[] => {
  const list = LISTS[name];
  if (!list) throw new Error(`no list of words is called ${name}`);
  return list.flatMap((entry) => (entry.startsWith('@') ? listed(entry.slice(1)) : [entry]));
};

const WORD = ' [^ ,;:–.?]+';
const NAME = ' \\^[^ ]+';
const FIXED: Readonly<Record<string, string>> = {
  _: WORD,
  '…': `(?:${WORD}){0,12}?`,
  '~': '(?: [^ ;:–.?]+){1,28}',
  NAME,
  ING: ` [a-z]+ing${END}`,
  ED: ` [a-z]+ed${END}`,
  LY: ` [a-z]+ly${END}`,
  WHO: `(?:${anyOf(listed('others'))}|${anyOf(listed('det'))}(?:${WORD}){1,2}?|${NAME})`,
  '^': '^',
  $: '$',
  '(': '(?:',
  ')': ')',
  '|': '|',
};

/** One alternative of an element. */
const alternativeOf = (alternative: string): string => {
  if (FIXED[alternative] !== undefined) return FIXED[alternative];
  return anyOf(alternative.startsWith('@') ? listed(alternative.slice(1)) : [alternative.replaceAll('_', ' ')]);
};

const partsOf = (element: string): { body: string; repeat: string } => {
  const [, body = '', repeat = ''] = /^(.+?)([?*+]|\{\d*,?\d*\})?$/u.exec(element) ?? [];
  return { body, repeat };
};

const elementOf = (element: string): string => {
  const { body, repeat } = partsOf(element);
  if (FIXED[body] !== undefined && (repeat === '' || body === ')')) return `${FIXED[body]}${repeat}`;
  return `(?:${body.split('|').map(alternativeOf).join('|')})${repeat}`;
};

/** @param flags as of `RegExp` */
export const compile = (pattern: string, flags = 'u'): RegExp =>
  new RegExp(pattern.split(' ').map(elementOf).join(''), flags);

/** First words of which one must be there for the pattern to fit; `null`: cannot be told. */
export const neededBy = (pattern: string): string[] | null => {
  let depth = 0;
  let best: string[] | null = null;
  for (const element of pattern.split(' ')) {
    if (element === '(') depth += 1;
    const { body, repeat } = partsOf(element);
    if (depth === 0 && FIXED[body] === undefined && (repeat === '' || repeat === '+')) {
      const alternatives = body.split('|');
      if (alternatives.every((one) => FIXED[one] === undefined)) {
        const words = alternatives
          .flatMap((one) => (one.startsWith('@') ? listed(one.slice(1)) : [one.replaceAll('_', ' ')]))
          .map((phrase) => phrase.split(' ')[0] as string);
        if (best === null || words.length < best.length) best = words;
      }
    }
    if (body === ')') depth -= 1;
  }
  return best;
};
