/** Words that are heard on a recording, or that somebody else passes on: who speaks is not who stands first. */
import type { Document } from '../parse/document.js';
import { mentionType } from '../parse/mention.js';
import { tokenKind } from '../parse/tokens.js';
import { bits } from '../words/lexicon.js';
import type { Context } from './context.js';
import words from './speakers.json' with { type: 'json' };

const RECORDINGS = new Set(words.recordings);
const PERSONAL = new Set(words.personal);
/** Tokens from a participle to the quote (a comma, a colon), of a role before a name, and from "told" to the quote. */
const MAX_TO_QUOTE = 2;
const MAX_ROLE = 6;
const MAX_TOLD = 8;
/** Tokens between "to" and the noun: "a secret recording". */
const MAX_TO_RELAY = 4;

/** `footage of Holt saying “…”`, `…, with spokesman Ivo Lang saying: “…”`: index of the mention that is heard; -1 where none. */
export const heardSaying = ({ tokens, counts, mentions }: Document, { token, cueLeft }: Context): number => {
  const isNear = cueLeft >= 0 && token - cueLeft <= MAX_TO_QUOTE;
  if (!isNear || ((tokens.flags[cueLeft] ?? 0) & bits.participle) === 0) return -1;
  const index = (counts.mentions[cueLeft] ?? 0) - 1;
  const mention = mentions[index];
  if (!mention || mention.last !== cueLeft - 1 || mention.modifier || mention.type === mentionType.pronoun) return -1;
  let before = mention.first - 1;
  while (mention.first - before < MAX_ROLE && ((tokens.flags[before] ?? 0) & (bits.person | bits.determiner)) !== 0)
    before--;
  const isWith = tokens.word[before] === 'with' && tokens.kind[before - 1] === tokenKind.comma;
  return isWith || (tokens.word[before] === 'of' && RECORDINGS.has(tokens.word[before - 1] ?? '')) ? index : -1;
};

/** `Berg told staff “…”, according to a recording`: the recording passes on what Berg said. */
export const accordingToRecording = ({ tokens, counts, mentions }: Document, context: Context): number => {
  const { token, cueLeft, subjectOfCueLeft } = context;
  const according = tokens.kind[token + 1] === tokenKind.comma ? token + 2 : token + 1;
  if (tokens.word[according] !== 'according' || cueLeft < 0 || token - cueLeft > MAX_TOLD) return -1;
  const relay = mentions[counts.mentions[according] ?? 0];
  const speaker = mentions[subjectOfCueLeft];
  const isPerson = speaker?.type === mentionType.name || PERSONAL.has(tokens.word[speaker?.head ?? -1] ?? '');
  const isRelayed =
    relay && relay.head <= according + 1 + MAX_TO_RELAY && RECORDINGS.has(tokens.word[relay.head] ?? '');
  return isRelayed && isPerson ? subjectOfCueLeft : -1;
};
