/** The name that a description stands beside: "Tim Bell, a farmer", "a farmer, Tim Bell,", "Bell is a farmer". */

import type { Entities } from '../entities/entities.js';
import type { Document } from '../parse/document.js';
import { type Mention, mentionType } from '../parse/mention.js';
import { firstSubject, isOpeningPlace, subjectBefore } from '../parse/subjects.js';
import { tokenKind } from '../parse/tokens.js';
import { bits, VERB } from '../words/lexicon.js';
import table from './coreference.json' with { type: 'json' };

/** What may stand between a description and the name: "the mayor of Lunde". */
const OF_WHERE = new Set(table.ofWhere);
const MAX_WHERE = 7;

/** "Bell is a farmer": what follows says who the subject is. */
const LINKS = new Set(table.links);

/** "the mayor of Lunde, Ann Bell, said", "said her husband, Ted.": the name after a description; -1 where none. */
const nameAfter = (document: Document, { all, entityOf }: Entities, index: number): number => {
  const { tokens, mentions, counts } = document;
  const { last } = mentions[index] as Mention;
  let comma = last + 1;
  if (OF_WHERE.has(tokens.word[comma] ?? '')) {
    while (comma - last < MAX_WHERE && tokens.kind[comma] === tokenKind.word) comma++;
  }
  if (tokens.kind[comma] !== tokenKind.comma) return -1;
  const after = counts.mentions[comma] ?? 0;
  const name = mentions[after];
  if (after <= index || name?.type !== mentionType.name || name.first !== comma + 1) return -1;
  const end = tokens.kind[name.last + 1];
  const isWhole = end === tokenKind.comma || end === tokenKind.stop || end === tokenKind.break || end === undefined;
  const isPerson = all[entityOf[after] ?? -1]?.kind === 'person';
  return isWhole && (isPerson || comma === last + 1) ? after : -1;
};

/** Index of the mention that names whom another mention describes; -1 where none stands beside it. */
export const nameBeside = (document: Document, entities: Entities, index: number): number => {
  const { tokens, mentions, counts } = document;
  const { first, last } = mentions[index] as Mention;
  const before = first - 1;
  const after = nameAfter(document, entities, index);
  if (after >= 0) return after;
  if (LINKS.has(tokens.word[before] ?? '')) {
    const subject =
      tokens.kind[before - 1] === tokenKind.comma ? firstSubject(document, before) : subjectBefore(document, before);
    return mentions[subject]?.type === mentionType.name ? subject : -1;
  }
  // "In a talk with Bell, the candidate said": what acts at once is no apposition.
  const acts = ((tokens.flags[last + 1] ?? 0) & (VERB | bits.auxiliary | bits.pastShape)) !== 0;
  if (tokens.kind[before] !== tokenKind.comma || acts) return -1;
  const previous = (counts.mentions[first] ?? 0) - 1;
  const name = mentions[previous];
  return name?.type === mentionType.name && name.last === before - 1 && !isOpeningPlace(document, name) ? previous : -1;
};
