/**
 * The grammar behind `/quote`, for surfaces where people type it: a subcommand, what it is about, and options as
 * `since:2031-05` or `outlet:"Kanal Nord"`, before or behind the words.
 */
import type { Request, Topic } from '../model.js';
import { FACETS, type Facet, isFacet } from './compose.js';
import { quotesSomething } from './remark.js';

/** What may be set beside the words, on every platform. */
export const OPTIONS = ['speaker', 'outlet', 'since', 'until'] as const;
export type Option = (typeof OPTIONS)[number];

/** What is looked up without a quote, and the options that narrow it. */
const TOPICS: Record<Topic, readonly Option[]> = {
  speaker: ['outlet', 'since', 'until'],
  outlet: ['since', 'until'],
  index: [],
};

/** What is asked: of a quote one of its facts, or a list. */
export type Kind = Facet | Topic;

export const KINDS: readonly Kind[] = [...FACETS, ...(Object.keys(TOPICS) as Topic[])];

export const isTopic = (word: string): word is Topic => Object.hasOwn(TOPICS, word);

export const isKind = (word: string): word is Kind => isFacet(word) || isTopic(word);

export const optionsOf = (kind: Kind): readonly Option[] => (isTopic(kind) ? TOPICS[kind] : OPTIONS);

/** `text` is the quote, or the name of whom is looked up. */
export interface Command extends Request {
  facet: Kind;
}

type Options = Partial<Record<Option, string>>;

const MARKED = '"([^"]*)"|“([^”]*)”';
const OPTION = `(${OPTIONS.join('|')}):(?:${MARKED}|(\\S+))`;
const LEADING = new RegExp(`^${OPTION}(?:\\s+|$)`, 'i');
const TRAILING = new RegExp(`\\s${OPTION}$`, 'i');

/** Longer than any name: options are looked for at the ends alone. */
const REACH = 300;

/** Takes options off both ends of what was typed; those that the kind does not know stay words. */
const takeOptions = (typed: string, known: readonly Option[]): { text: string; options: Options } => {
  let text = typed.trim();
  const options: Options = {};
  for (;;) {
    const leading = LEADING.exec(text.slice(0, REACH));
    const found = leading ?? TRAILING.exec(text.slice(-REACH));
    const [whole = '', name = '', ...values] = found ?? [];
    const option = OPTIONS.find((one) => one === name.toLowerCase());
    if (option === undefined || !known.includes(option)) return { text, options };
    options[option] ??= (values.find((value) => value !== undefined) ?? '').trim();
    text = (leading ? text.slice(whole.length) : text.slice(0, -whole.length)).trim();
  }
};

/** A name in marks is the name. */
const bare = (name: string): string => name.replace(/^["“](.*)["”]$/su, '$1').trim();

/** More words are no name: "speaker Johnson told the house that …" asks about those words. */
const LONGEST_NAME = 8;

const isName = (text: string): boolean => !quotesSomething(text) && text.split(/\s+/).length <= LONGEST_NAME;

const commandOf = (facet: Kind, text: string, { speaker, outlet, ...days }: Options = {}): Command => ({
  facet,
  text,
  speaker: speaker || null,
  outlet: outlet || null,
  ...days,
});

/**
 * @param line what stands behind `/quote`: `who "…"`, `speaker Ines Falk`; a line that opens with no subcommand is checked whole
 * @returns `null` where help is called for: an empty line, `help`, or a subcommand without words
 */
export const parseCommand = (line: string): Command | null => {
  const trimmed = line.trim();
  const [first = ''] = trimmed.split(/\s/, 1);
  const word = first.toLowerCase();
  if (trimmed === '' || trimmed.toLowerCase() === 'help') return null;
  const facet = isKind(word) ? word : 'check';
  const { text, options } = takeOptions(isKind(word) ? trimmed.slice(first.length) : trimmed, optionsOf(facet));
  if (!isTopic(facet)) return text === '' ? null : commandOf(facet, text, options);
  if (facet === 'index') return text === '' ? commandOf(facet, '') : commandOf('check', trimmed);
  const name = bare(text);
  if (!isName(name)) return commandOf('check', trimmed);
  return name === '' ? null : commandOf(facet, name, options);
};
