/** Whether a name is a person's, a group's or a body's, by its form and by what leads up to it. */
import type { Mention } from '../parse/mention.js';
import { type Tokens, tokenKind } from '../parse/tokens.js';
import { isFirstName } from '../words/first-names.js';
import { bits } from '../words/lexicon.js';

export type NamedKind = 'person' | 'group' | 'organisation' | 'document';

/** Longer runs of capitals are headlines or bodies. */
const MAX_NAME_WORDS = 4;
/** Letters of a name in capitals alone that is a body's. */
const MAX_ACRONYM = 6;

/** "the aid group Orrin", "security firm Lundex": a small noun for a body right before the name. */
const isLedByBody = (tokens: Tokens, { first }: Mention): boolean => {
  const flags = tokens.flags[first - 1] ?? 0;
  return (flags & bits.group) !== 0 && (flags & (bits.capital | bits.person | bits.title | bits.apostrophe)) === 0;
};

/** "Lunde RCMP": a body's letters after a word that is not in capitals. */
const isBodyOfLetters = (tokens: Tokens, { core, last, head }: Mention): boolean => {
  const letters = (tokens.word[head] ?? '').length;
  const isPlain = last > core && ((tokens.flags[core] ?? 0) & bits.allCapitals) === 0;
  return isPlain && ((tokens.flags[head] ?? 0) & bits.allCapitals) !== 0 && letters > 2 && letters <= MAX_ACRONYM;
};

const isLabel = (tokens: Tokens, { first, last }: Mention): boolean =>
  tokens.kind[last + 1] === tokenKind.colon && (first === 0 || tokens.kind[first - 1] === tokenKind.break);

/** What a name is by itself; how the article speaks of it may say more. */
export const kindOfName = (tokens: Tokens, mention: Mention): NamedKind => {
  const { first, core, last } = mention;
  const head = tokens.flags[mention.head] ?? 0;
  const word = tokens.word[mention.head] ?? '';
  if ((head & bits.person) !== 0 && last === core && core === first) return 'group';
  if (core > first && last > first) return 'person';
  if (last - core >= MAX_NAME_WORDS) return 'organisation';
  if (last > core && isFirstName(tokens.word[core] ?? '')) return 'person';
  for (let i = core; i <= last; i++) {
    if (((tokens.flags[i] ?? 0) & (bits.group | bits.office | bits.document)) !== 0) return 'organisation';
  }
  if ((head & bits.place) !== 0 || isBodyOfLetters(tokens, mention) || isLedByBody(tokens, mention))
    return 'organisation';
  const isAcronym = (head & bits.allCapitals) !== 0 && core === last && word.length <= MAX_ACRONYM;
  return isAcronym && !isLabel(tokens, mention) ? 'organisation' : 'person';
};
