/**
 * Patterns over the words of a strip, written as words: `@aux not @adverb* @think that?`.
 * `a|b` one of these, `_` within one parts its words (`no_one`); `@list` one of that list; `_` any word, `=` one that is no
 * finite verb, subject pronoun or end of a clause; `BARE` one that begins no noun phrase; `NAME` a name; `WHO` somebody other than the speaker; `ING`, `ED`, `LY` a word so
 * ending; marks stand for themselves; `…` up to a dozen words, `~` up to 28 words and commas; `^` the strip's beginning,
 * `$` its end. `?`, `*`, `+`, `{m,n}` repeat an element; `( … | … )` groups.
 */
import { listed, respell } from './lists.js';

const END = '(?= |$)';
const escapeWord = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');

const anyOf = (phrases: readonly string[]): string => {
  // The longest first: "reason to believe" before "reason".
  const sorted = [...phrases].sort((a, b) => b.length - a.length);
  const words = (phrase: string): string => phrase.split(' ').map(escapeWord).join(' \\^?');
  return `(?: \\^?(?:${sorted.map(words).join('|')})${END})`;
};

const WORD = ' [^ ,;:–.?]+';
const NAME = ' \\^[^ ]+';
const FIXED: Readonly<Record<string, string>> = {
  _: WORD,
  '=': `(?:(?!${anyOf([...listed('finite'), ...listed('breaks'), ...listed('subjpron')])})${WORD})`,
  BARE: `(?:(?!${anyOf([...listed('det'), ...listed('pron')])}|${NAME})${WORD})`,
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

/** An element's alternatives and its repeat: `a|b?`. */
const partsOf = (element: string): { body: string; repeat: string } => {
  const [, body = '', repeat = ''] = /^(.+?)([?*+]|\{\d*,?\d*\})?$/u.exec(element) ?? [];
  return { body, repeat };
};

const phrasesOf = (alternative: string): readonly string[] =>
  alternative.startsWith('@') ? listed(alternative.slice(1)) : [respell(alternative.replaceAll('_', ' '))];

const written = new Map<string, string>();

/** The same few elements make up most patterns: each is written once. */
const elementOf = (element: string): string => {
  const known = written.get(element) ?? expressionOf(element);
  written.set(element, known);
  return known;
};

const expressionOf = (element: string): string => {
  const { body, repeat } = partsOf(element);
  if (FIXED[body] !== undefined && (repeat === '' || body === ')')) return `${FIXED[body]}${repeat}`;
  const alternatives = body.split('|');
  const fixed = alternatives.flatMap((one) => FIXED[one] ?? []);
  const phrases = alternatives.filter((one) => FIXED[one] === undefined).flatMap(phrasesOf);
  return `(?:${[...fixed, ...(phrases.length > 0 ? [anyOf(phrases)] : [])].join('|')})${repeat}`;
};

/** @param flags as of `RegExp` */
export const compile = (pattern: string, flags = 'u'): RegExp =>
  new RegExp(pattern.split(' ').map(elementOf).join(''), flags);

/** Whether an element must be there, and be one of known words. */
const isSure = ({ body, repeat }: { body: string; repeat: string }): boolean =>
  (repeat === '' || repeat === '+') && body.split('|').every((one) => FIXED[one] === undefined);

/** The elements of a pattern, a group as one: its alternatives, and its repeat. */
interface Group {
  alternatives: string[][];
  repeat: string;
}

const isOptional = (repeat: string): boolean => /^[?*]|^\{0?,/u.test(repeat);

/** An element or group at the head of `rest`, taken off it. */
const takeElement = (rest: string[]): string | Group => {
  const head = rest.shift() as string;
  if (head !== '(') return head;
  const group: Group = { alternatives: [[]], repeat: '' };
  for (let depth = 1; rest.length > 0; ) {
    const element = rest.shift() as string;
    const { body, repeat } = partsOf(element);
    if (element === '(') depth += 1;
    if (body === ')') depth -= 1;
    if (depth === 0) return { ...group, repeat };
    if (element === '|' && depth === 1) group.alternatives.push([]);
    else group.alternatives.at(-1)?.push(element);
  }
  return group;
};

const wordsOf = (element: string): string[] =>
  partsOf(element)
    .body.split('|')
    .flatMap(phrasesOf)
    .map((phrase) => phrase.split(' ')[0] as string);

const neededByAll = (elements: readonly string[]): string[] | null => {
  const rest = [...elements];
  let fewest: string[] | null = null;
  while (rest.length > 0) {
    const element = takeElement(rest);
    const words =
      typeof element !== 'string' ? neededByGroup(element) : isSure(partsOf(element)) ? wordsOf(element) : null;
    if (words !== null && (fewest === null || words.length < fewest.length)) fewest = words;
  }
  return fewest;
};

/** A group calls for a word where each of its alternatives does. */
const neededByGroup = ({ alternatives, repeat }: Group): string[] | null => {
  const needed = alternatives.map(neededByAll);
  return isOptional(repeat) || needed.some((words) => words === null) ? null : needed.flatMap((words) => words ?? []);
};

/** Words of which one must be there for a pattern to fit, as few as can be told; `null`: none can. */
export const neededBy = (pattern: string): string[] | null =>
  neededByGroup(takeElement(['(', ...pattern.split(' '), ')']) as Group);
