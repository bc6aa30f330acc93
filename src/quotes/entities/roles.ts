/** What an article says of a person beside the name: titles before it, a description after it. */

import type { Mention } from '../parse/mention.js';
import { type Tokens, tokenKind } from '../parse/tokens.js';
import { bits, NOUN, VERB } from '../words/lexicon.js';
import { type Gender, genderOfNoun } from './gender.js';
import synonyms from './roles.json' with { type: 'json' };

export interface Role {
  text: string;
  /** Of the noun nearest to the name: "her son Kofi". */
  gender: Gender | null;
  /** Lower-case nouns, with the spelled-out forms of abbreviated titles. */
  nouns: string[];
}

type Words = Pick<Role, 'text' | 'nouns'>;

const SPELLED = new Map<string, string[]>(Object.entries(synonyms.spelled));
const PLAIN = new Set(synonyms.plain);
/** A title of this length or more says something: "Sen." and "Rep." do not. */
export const SHORT_TITLE = 5;
const MAX_BEFORE = 7;
const MAX_AFTER = 16;
/** Tokens of a bracket between a name and its apposition; characters of a party and a state. */
const MAX_BRACKET = 8;
const MAX_SEAT = 24;

const nounsIn = (tokens: Tokens, first: number, last: number): string[] => {
  const nouns: string[] = [];
  for (let i = first; i <= last; i++) {
    const word = (tokens.word[i] ?? '').replace(/\.$/, '');
    if (((tokens.flags[i] ?? 0) & (bits.person | bits.title)) === 0) continue;
    nouns.push(word, ...(SPELLED.get(word) ?? []));
  }
  return nouns;
};

const slice = (tokens: Tokens, first: number, last: number): string =>
  tokens.text.slice(tokens.start[first], tokens.end[last]);

/** "Italian Prime Minister", "Trump campaign spokesman": the words that lead up to the name. */
const before = (tokens: Tokens, mention: Mention): Words | null => {
  let first = mention.core;
  while (first > 0 && mention.core - first < MAX_BEFORE && tokens.kind[first - 1] === tokenKind.word) {
    const flags = tokens.flags[first - 1] ?? 0;
    const capital = (flags & bits.capital) !== 0 && tokens.sentence[first - 2] === tokens.sentence[first - 1];
    const joins =
      first <= mention.first
        ? (flags &
            (bits.determiner |
              bits.preposition |
              bits.conjunction |
              bits.pronoun |
              bits.auxiliary |
              bits.relative |
              bits.adverb)) ===
          0
        : true;
    if (
      !joins ||
      ((flags & bits.apostrophe) !== 0 && first <= mention.first) ||
      (!capital && (flags & VERB) !== 0 && (flags & (NOUN | bits.title)) === 0)
    )
      break;
    if ((flags & bits.date) !== 0) break;
    first--;
  }
  const nouns = nounsIn(tokens, first, mention.core - 1);
  const text = first < mention.core ? slice(tokens, first, mention.core - 1) : '';
  if (nouns.length === 0 || PLAIN.has(text.toLowerCase())) return null;
  return { text, nouns };
};

const ENDS_APPOSITION: ReadonlySet<number> = new Set([
  tokenKind.comma,
  tokenKind.stop,
  tokenKind.break,
  tokenKind.quote,
  tokenKind.colon,
  tokenKind.semicolon,
  tokenKind.dash,
  tokenKind.open,
]);

/** ", a farmer in Virginia," after the name: what stands between the commas, if it names a kind of person. */
const after = (tokens: Tokens, mention: Mention): Words | null => {
  let first = mention.last + 1;
  if (tokens.kind[first] === tokenKind.open)
    while (first < mention.last + MAX_BRACKET && tokens.kind[first] !== tokenKind.close) first++;
  if (tokens.kind[first] === tokenKind.close) first++;
  if (tokens.kind[first] !== tokenKind.comma) return null;
  first++;
  let last = first - 1;
  let isPerson = false;
  while (last - first < MAX_AFTER && tokens.kind[last + 1] === tokenKind.word) {
    const flags = tokens.flags[last + 1] ?? 0;
    if ((flags & (bits.relative | bits.pronoun | bits.auxiliary)) !== 0) break;
    if ((flags & VERB) !== 0 && (flags & (NOUN | bits.title | bits.adjective)) === 0 && (flags & bits.capital) === 0)
      break;
    if (!isPerson && (flags & bits.preposition) !== 0) return null;
    isPerson ||= (flags & (bits.person | bits.title)) !== 0;
    last++;
  }
  if (
    !isPerson ||
    (!ENDS_APPOSITION.has(tokens.kind[last + 1] ?? tokenKind.stop) &&
      tokens.kind[last + 1] !== tokenKind.word &&
      tokens.kind[last + 1] !== tokenKind.other)
  )
    return null;
  if (tokens.kind[last + 1] === tokenKind.word && ((tokens.flags[last + 1] ?? 0) & bits.relative) === 0) return null;
  const skip = /^(?:an?|the)$/.test(tokens.word[first] ?? '') ? 1 : 0;
  if (last < first + skip) return null;
  return { text: slice(tokens, first + skip, last), nouns: nounsIn(tokens, first, last) };
};

/** "Oakfold's chief executive, Anna Bell": the phrase before a comma, from its article or owner on. */
const apposed = (tokens: Tokens, mention: Mention): Words | null => {
  const last = mention.first - 2;
  if (tokens.kind[last + 1] !== tokenKind.comma || ((tokens.flags[last] ?? 0) & (bits.person | bits.title)) === 0)
    return null;
  let first = last;
  while (first > 0 && last - first < MAX_BEFORE && tokens.kind[first - 1] === tokenKind.word) {
    const flags = tokens.flags[first - 1] ?? 0;
    if ((flags & bits.determiner) !== 0 || (flags & bits.apostrophe) !== 0)
      return { text: slice(tokens, first, last), nouns: nounsIn(tokens, first, last) };
    if ((flags & (bits.preposition | bits.conjunction | bits.auxiliary)) !== 0) return null;
    first--;
  }
  return null;
};

const STATES = new Map<string, string>(Object.entries(synonyms.states));
const PARTIES = new Map<string, string>(Object.entries(synonyms.parties));
const SEAT = /^([RDI])-([A-Z][\w.]*(?: [A-Z][\w.]*)?)/;

/** "(R-Fla.)" after a name: the party and the words of the state, lower-case, as descriptions use them ("the Florida Republican"). */
const seatOf = (tokens: Tokens, mention: Mention): string[] => {
  if (tokens.kind[mention.last + 1] !== tokenKind.open) return [];
  const start = tokens.end[mention.last + 1] ?? 0;
  const [, party = '', state = ''] = SEAT.exec(tokens.text.slice(start, start + MAX_SEAT)) ?? [];
  const name = STATES.get(state.replace(/[^A-Za-z]/g, '').toLowerCase()) ?? '';
  return [PARTIES.get(party) ?? '', ...name.toLowerCase().split(' ')].filter((word) => word !== '');
};

/** The role printed beside this mention of a name, or `null`. */
export const roleOf = (tokens: Tokens, mention: Mention): Role | null => {
  const lead = before(tokens, mention) ?? apposed(tokens, mention);
  const tail = after(tokens, mention);
  const nouns = [...(lead?.nouns ?? []), ...(tail?.nouns ?? []), ...seatOf(tokens, mention)];
  // A bare "Sen." says less than what follows the name.
  const text = lead && (!tail || lead.text.length >= SHORT_TITLE) ? lead.text : tail?.text;
  const gender = genderOfNoun(lead?.nouns.at(-1) ?? '') ?? genderOfNoun(tail?.nouns[0] ?? '');
  return text === undefined ? null : { text, gender, nouns };
};
