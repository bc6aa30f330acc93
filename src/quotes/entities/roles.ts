/** What an article says of a person beside the name: titles before it, a description after it. */

import type { Mention } from '../parse/mention.js';
import { kinds, type Tape } from '../parse/tokens.js';
import { bits, NOUN, VERB } from '../words/lexicon.js';
import synonyms from './roles.json' with { type: 'json' };

export interface Role {
  text: string;
  /** Lower-case nouns, with the spelled-out forms of abbreviated titles. */
  nouns: string[];
}

const SPELLED = new Map<string, string[]>(Object.entries(synonyms.spelled));
const PLAIN = new Set(synonyms.plain);
/** "Sen.", "Rep.". */
const SHORT_TITLE = 5;
const MAX_BEFORE = 7;
const MAX_AFTER = 16;

const nounsIn = (tape: Tape, first: number, last: number): string[] => {
  const nouns: string[] = [];
  for (let i = first; i <= last; i++) {
    const word = (tape.word[i] ?? '').replace(/\.$/, '');
    if (((tape.flags[i] ?? 0) & (bits.person | bits.title)) === 0) continue;
    nouns.push(word, ...(SPELLED.get(word) ?? []));
  }
  return nouns;
};

const slice = (tape: Tape, first: number, last: number): string => tape.text.slice(tape.start[first], tape.end[last]);

/** "Italian Prime Minister", "Trump campaign spokesman": the words that lead up to the name. */
const before = (tape: Tape, mention: Mention): Role | null => {
  let first = mention.core;
  while (first > 0 && mention.core - first < MAX_BEFORE && tape.kind[first - 1] === kinds.word) {
    const flags = tape.flags[first - 1] ?? 0;
    const capital = (flags & bits.capital) !== 0 && tape.sentence[first - 2] === tape.sentence[first - 1];
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
  const nouns = nounsIn(tape, first, mention.core - 1);
  const text = first < mention.core ? slice(tape, first, mention.core - 1) : '';
  if (nouns.length === 0 || PLAIN.has(text.toLowerCase())) return null;
  return { text, nouns };
};

const ENDS_APPOSITION: ReadonlySet<number> = new Set([
  kinds.comma,
  kinds.stop,
  kinds.break,
  kinds.quote,
  kinds.colon,
  kinds.semicolon,
  kinds.dash,
  kinds.open,
]);

/** ", a farmer in Virginia," after the name: what stands between the commas, if it names a kind of person. */
const after = (tape: Tape, mention: Mention): Role | null => {
  let first = mention.last + 1;
  if (tape.kind[first] === kinds.open) while (first < mention.last + 8 && tape.kind[first] !== kinds.close) first++;
  if (tape.kind[first] === kinds.close) first++;
  if (tape.kind[first] !== kinds.comma) return null;
  first++;
  let last = first - 1;
  let isPerson = false;
  while (last - first < MAX_AFTER && tape.kind[last + 1] === kinds.word) {
    const flags = tape.flags[last + 1] ?? 0;
    if ((flags & (bits.relative | bits.pronoun | bits.auxiliary)) !== 0) break;
    if ((flags & VERB) !== 0 && (flags & (NOUN | bits.title | bits.adjective)) === 0 && (flags & bits.capital) === 0)
      break;
    if (!isPerson && (flags & bits.preposition) !== 0) return null;
    isPerson ||= (flags & (bits.person | bits.title)) !== 0;
    last++;
  }
  if (
    !isPerson ||
    (!ENDS_APPOSITION.has(tape.kind[last + 1] ?? kinds.stop) &&
      tape.kind[last + 1] !== kinds.word &&
      tape.kind[last + 1] !== kinds.other)
  )
    return null;
  if (tape.kind[last + 1] === kinds.word && ((tape.flags[last + 1] ?? 0) & bits.relative) === 0) return null;
  const skip = /^(?:an?|the)$/.test(tape.word[first] ?? '') ? 1 : 0;
  if (last < first + skip) return null;
  return { text: slice(tape, first + skip, last), nouns: nounsIn(tape, first, last) };
};

/** "Oakfold's chief executive, Anna Bell": the phrase before a comma, from its article or owner on. */
const apposed = (tape: Tape, mention: Mention): Role | null => {
  const last = mention.first - 2;
  if (tape.kind[last + 1] !== kinds.comma || ((tape.flags[last] ?? 0) & (bits.person | bits.title)) === 0) return null;
  let first = last;
  while (first > 0 && last - first < MAX_BEFORE && tape.kind[first - 1] === kinds.word) {
    const flags = tape.flags[first - 1] ?? 0;
    if ((flags & bits.determiner) !== 0 || (flags & bits.apostrophe) !== 0)
      return { text: slice(tape, first, last), nouns: nounsIn(tape, first, last) };
    if ((flags & (bits.preposition | bits.conjunction | bits.auxiliary)) !== 0) return null;
    first--;
  }
  return null;
};

const STATES = new Map<string, string>(Object.entries(synonyms.states));
const PARTIES = new Map<string, string>(Object.entries(synonyms.parties));
const SEAT = /^([RDI])-([A-Z][\w.]*(?: [A-Z][\w.]*)?)/;

/** "(R-Fla.)" after a name: the party and the words of the state, lower-case, as descriptions use them ("the Florida Republican"). */
const seatOf = (tape: Tape, mention: Mention): string[] => {
  if (tape.kind[mention.last + 1] !== kinds.open) return [];
  const start = tape.end[mention.last + 1] ?? 0;
  const [, party = '', state = ''] = SEAT.exec(tape.text.slice(start, start + 24)) ?? [];
  const name = STATES.get(state.replace(/[^A-Za-z]/g, '').toLowerCase()) ?? '';
  return [PARTIES.get(party) ?? '', ...name.toLowerCase().split(' ')].filter((word) => word !== '');
};

/** The role printed beside this mention of a name, or `null`. */
export const roleOf = (tape: Tape, mention: Mention): Role | null => {
  const lead = before(tape, mention) ?? apposed(tape, mention);
  const tail = after(tape, mention);
  const nouns = [...(lead?.nouns ?? []), ...(tail?.nouns ?? []), ...seatOf(tape, mention)];
  // A bare "Sen." says less than what follows the name.
  const text = lead && (!tail || lead.text.length >= SHORT_TITLE) ? lead.text : tail?.text;
  return text === undefined ? null : { text, nouns };
};
