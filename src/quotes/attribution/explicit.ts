/** Speakers that the page names in so many marks: a line with a dash after a quote, a label before it. */

import type { Document } from '../parse/document.js';
import { type Mention, mentionType } from '../parse/mention.js';
import { type Tokens, tokenKind } from '../parse/tokens.js';
import { isFirstName } from '../words/first-names.js';
import { bits } from '../words/lexicon.js';
import { type Context, ending } from './context.js';
import { accordingToRecording, heardSaying } from './heard.js';
import { nameBelow } from './name-lines.js';
import words from './speakers.json' with { type: 'json' };

const MAX_PHRASE = 9;

/** The mention that begins at a token, an article aside; the longest of them ("the Nordic statement", not "Nordic"); -1 where none does. */
const mentionAt = (document: Document, token: number): number => {
  let found = -1;
  for (let index = document.counts.mentions[token] ?? 0; index < document.mentions.length; index++) {
    const mention = document.mentions[index] as Mention;
    if (mention.head > token + MAX_PHRASE) break;
    if (mention.first >= token - 1 && mention.first <= token + 1) found = index;
  }
  return found;
};

const endsLine = (document: Document, mention: Mention): boolean => {
  const next = document.tokens.kind[mention.last + 1];
  return (
    next === undefined ||
    next === tokenKind.break ||
    next === tokenKind.comma ||
    next === tokenKind.open ||
    next === tokenKind.stop ||
    next === tokenKind.other
  );
};

/** `"…" — Anna Bell, mayor of Oakfold`, on the same line or the next. */
const afterDash = (document: Document, { token, opensParagraph, closesParagraph }: Context): number => {
  const { tokens } = document;
  const next = tokens.kind[token + 1] === tokenKind.break && opensParagraph && closesParagraph ? token + 2 : token + 1;
  if (tokens.kind[next] !== tokenKind.dash) return -1;
  let first = next;
  while (tokens.kind[first] === tokenKind.dash) first++;
  const index = mentionAt(document, first);
  const mention = document.mentions[index];
  // A longer description ("another source with knowledge of the matter") may go on after its noun.
  return mention && (endsLine(document, mention) || tokens.kind[next - 1] === tokenKind.break) ? index : -1;
};

/** `WALLACE: …`, `Trump: "…"`: a name that opens its paragraph, and a colon. */
const beforeColon = (document: Document, { quote, token }: Context): number => {
  const { tokens, quotes } = document;
  if (tokens.kind[token - 1] !== tokenKind.colon) return -1;
  const nearest = (document.counts.mentions[token] ?? 0) - 1;
  // "ANN BELL, HOST:"
  const isLabel = quotes[quote]?.stretches[0]?.mark === 'label';
  const before = isLabel ? document.mentions[nearest - 1] : undefined;
  const hasRole =
    before !== undefined && tokens.kind[before.last + 1] === tokenKind.comma && token - before.last < MAX_PHRASE;
  const index = hasRole ? nearest - 1 : nearest;
  const mention = document.mentions[index];
  if (!mention) return -1;
  const isClose = hasRole || mention.last === token - 2 || tokens.kind[token - 2] === tokenKind.close;
  if (!isClose || (mention.first !== 0 && tokens.kind[mention.first - 1] !== tokenKind.break)) return -1;
  const inFull = withInitials(document, mention);
  return inFull >= 0 ? inFull : index;
};

const MAX_INITIALS = 3;

/** `AB: …`: the name in full that has these initials; -1 where the label is none, or nobody has them. */
const withInitials = ({ tokens, mentions }: Document, { first, last }: Mention): number => {
  const label = tokens.word[first] ?? '';
  if (first !== last || label.length < 2 || label.length > MAX_INITIALS) return -1;
  return mentions.findIndex(
    ({ type, core, last: end }) =>
      type === mentionType.name &&
      end - core === label.length - 1 &&
      tokens.word.slice(core, end + 1).every((word, i) => word.charAt(0) === label.charAt(i)),
  );
};

const MAX_ROLE = 6;

/** `in the words of the lawyer Anna Bell, "…"`. */
const inTheWordsOf = (document: Document, { token }: Context): number => {
  const { tokens } = document;
  const index = (document.counts.mentions[token] ?? 0) - 1;
  const mention = document.mentions[index];
  if (!mention || tokens.kind[token - 1] !== tokenKind.comma || mention.last !== token - 2) return -1;
  let before = mention.first - 1;
  while (mention.first - before < MAX_ROLE && tokens.kind[before] === tokenKind.word && tokens.word[before] !== 'of')
    before--;
  return tokens.word[before] === 'of' && tokens.word[before - 1] === 'words' ? index : -1;
};

/** "Anna Bell", "Mr. Bell": a first name or a title tells a person from a body. */
const isPlainlyPerson = ({ word }: Tokens, { first, core, last }: Mention): boolean => {
  return core > first || (last > core && isFirstName(word[core] ?? ''));
};

/** Whether a mention is of a body, or of a bystander: they pass on what a person said. */
const passesOn = ({ tokens, mentions, keys }: Document, index: number): boolean => {
  const { type, head } = mentions[index] as Mention;
  if (type === mentionType.common)
    return ((tokens.flags[head] ?? 0) & bits.group) !== 0 || WITNESSES.has(tokens.word[head] ?? '');
  return (
    type === mentionType.name && !mentions.some((other, i) => keys[i] === keys[index] && isPlainlyPerson(tokens, other))
  );
};

/** `"…," Bell said, according to Reuters`: the words are Bell's, and Reuters passes them on. */
const beforeAccording = (document: Document, { token, beginsLower, ending: end }: Context): number => {
  const { tokens, counts, mentions } = document;
  if (beginsLower || end === ending.none) return -1;
  const first = counts.mentions[token] ?? 0;
  const mention = mentions[first];
  if (!mention) return -1;
  const isPerson = mention.type === mentionType.name || PERSONAL.has(tokens.word[mention.head] ?? '');
  const verb = mention.first === token + 1 ? mention.last + 1 : token + 1;
  const comma = Math.max(verb, mention.last) + 1;
  if (!isPerson || !SAID.has(tokens.word[verb] ?? '') || (verb < mention.first && mention.first !== verb + 1))
    return -1;
  if (
    tokens.kind[comma] !== tokenKind.comma ||
    tokens.word[comma + 1] !== 'according' ||
    tokens.word[comma + 2] !== 'to'
  )
    return -1;
  const relay = mentionAt(document, comma + 3);
  return relay >= 0 && passesOn(document, relay) ? first : -1;
};

const PERSONAL = new Set(words.personal);
const SAID = new Set(words.said);
const WITNESSES = new Set(words.witnesses);

/** `„…“, sagte Haas`, `« … », a dit Haas`: in many languages the verb stands between the words and the name. */
const afterForeignVerb = ({ tokens, counts, mentions }: Document, { token }: Context): number => {
  let verb = tokens.kind[token + 1] === tokenKind.comma ? token + 2 : token + 1;
  if (AUXILIARIES.has(tokens.word[verb] ?? '')) verb++;
  const index = counts.mentions[token] ?? 0;
  const mention = mentions[index];
  return mention?.type === mentionType.name && mention.first === verb + 1 && FOREIGN_VERBS.has(tokens.word[verb] ?? '')
    ? index
    : -1;
};

const FOREIGN_VERBS = new Set(Object.values(words.saidBeforeName).flat());
const AUXILIARIES = new Set(words.auxiliaries);

const MAX_WHAT = 14;

/** `recalls what his father told him: “…”`: the words are the father's. */
const whatSomebodySaid = ({ tokens, counts, mentions }: Document, { token, cueLeft }: Context): number => {
  if (tokens.kind[token - 1] !== tokenKind.colon || cueLeft < 0) return -1;
  for (let i = cueLeft; i > token - MAX_WHAT && tokens.sentence[i] === tokens.sentence[token]; i--) {
    if (tokens.word[i] !== 'what') continue;
    const index = (counts.mentions[cueLeft] ?? 0) - 1;
    const mention = mentions[index];
    const isNoun = mention?.type === mentionType.name || mention?.type === mentionType.common;
    return isNoun && mention.first === i + 1 && mention.last < cueLeft ? index : -1;
  }
  return -1;
};

/** Index of the mention that the page itself sets down as the speaker; -1 where it leaves that to its words. */
export const explicitSpeaker = (document: Document, context: Context): number => {
  for (const rule of RULES) {
    const mention = rule(document, context);
    if (mention >= 0) return mention;
  }
  return -1;
};

const RULES = [
  beforeColon,
  inTheWordsOf,
  whatSomebodySaid,
  heardSaying,
  beforeAccording,
  accordingToRecording,
  afterForeignVerb,
  afterDash,
  nameBelow,
];

/** How often such a line is right. */
export const SURE_WHEN_EXPLICIT = 0.98;
