/** Speakers that the page names in so many marks: a line with a dash after a quote, a label before it. */

import type { Scene } from '../parse/document.js';
import { type Mention, types } from '../parse/mention.js';
import { kinds, type Tape } from '../parse/tokens.js';
import { bits } from '../words/lexicon.js';
import { fold, isFemaleName, isMaleName } from '../words/people.js';
import type { Context } from './context.js';

const MAX_PHRASE = 9;

/** The mention that begins at a token, an article aside; the longest of them ("the Nordic statement", not "Nordic"); -1 where none does. */
const mentionAt = (scene: Scene, token: number): number => {
  let found = -1;
  for (let index = scene.counts.mentions[token] ?? 0; index < scene.mentions.length; index++) {
    const mention = scene.mentions[index] as Mention;
    if (mention.head > token + MAX_PHRASE) break;
    if (mention.first >= token - 1 && mention.first <= token + 1) found = index;
  }
  return found;
};

const endsLine = (scene: Scene, mention: Mention): boolean => {
  const next = scene.tape.kind[mention.last + 1];
  return (
    next === undefined ||
    next === kinds.break ||
    next === kinds.comma ||
    next === kinds.open ||
    next === kinds.stop ||
    next === kinds.other
  );
};

/** `"…" — Anna Bell, mayor of Oakfold`, on the same line or the next. */
const afterDash = (scene: Scene, { token, opensParagraph, closesParagraph }: Context): number => {
  const { tape } = scene;
  const next = tape.kind[token + 1] === kinds.break && opensParagraph && closesParagraph ? token + 2 : token + 1;
  if (tape.kind[next] !== kinds.dash) return -1;
  let first = next;
  while (tape.kind[first] === kinds.dash) first++;
  const index = mentionAt(scene, first);
  const mention = scene.mentions[index];
  // A longer description ("another source with knowledge of the matter") may go on after its noun.
  return mention && (endsLine(scene, mention) || tape.kind[next - 1] === kinds.break) ? index : -1;
};

/** `WALLACE: …`, `Trump: "…"`: a name that opens its paragraph, and a colon. */
const beforeColon = (scene: Scene, { token }: Context): number => {
  const { tape } = scene;
  if (tape.kind[token - 1] !== kinds.colon) return -1;
  const index = (scene.counts.mentions[token] ?? 0) - 1;
  const mention = scene.mentions[index];
  if (!mention) return -1;
  const isClose = mention.last === token - 2 || tape.kind[token - 2] === kinds.close;
  return isClose && (mention.first === 0 || tape.kind[mention.first - 1] === kinds.break) ? index : -1;
};

const MAX_ROLE = 6;

/** `in the words of the lawyer Anna Bell, "…"`. */
const inTheWordsOf = (scene: Scene, { token }: Context): number => {
  const { tape } = scene;
  const index = (scene.counts.mentions[token] ?? 0) - 1;
  const mention = scene.mentions[index];
  if (!mention || tape.kind[token - 1] !== kinds.comma || mention.last !== token - 2) return -1;
  let before = mention.first - 1;
  while (mention.first - before < MAX_ROLE && tape.kind[before] === kinds.word && tape.word[before] !== 'of') before--;
  return tape.word[before] === 'of' && tape.word[before - 1] === 'words' ? index : -1;
};

/** "Anna Bell", "Mr. Bell": a first name or a title tells a person from a body. */
const isPlainlyPerson = ({ word }: Tape, { first, core, last }: Mention): boolean => {
  const firstName = fold(word[core] ?? '');
  return core > first || (last > core && (isFemaleName(firstName) || isMaleName(firstName)));
};

/** Whether a mention is of a body, or of a bystander: they pass on what a person said. */
const passesOn = ({ tape, mentions, keys }: Scene, index: number): boolean => {
  const { type, head } = mentions[index] as Mention;
  if (type === types.common)
    return ((tape.flags[head] ?? 0) & bits.group) !== 0 || WITNESSES.has(tape.word[head] ?? '');
  return type === types.name && !mentions.some((other, i) => keys[i] === keys[index] && isPlainlyPerson(tape, other));
};

/** `"…," Bell said, according to Reuters`: the words are Bell's, and Reuters passes them on. */
const beforeAccording = (scene: Scene, { token, beginsLower, ending }: Context): number => {
  const { tape, counts, mentions } = scene;
  if (beginsLower || ending === 0) return -1;
  const first = counts.mentions[token] ?? 0;
  const mention = mentions[first];
  if (!mention) return -1;
  const isPerson = mention.type === types.name || PERSONAL.has(tape.word[mention.head] ?? '');
  const verb = mention.first === token + 1 ? mention.last + 1 : token + 1;
  const comma = Math.max(verb, mention.last) + 1;
  if (!isPerson || !SAID.has(tape.word[verb] ?? '') || (verb < mention.first && mention.first !== verb + 1)) return -1;
  if (tape.kind[comma] !== kinds.comma || tape.word[comma + 1] !== 'according' || tape.word[comma + 2] !== 'to')
    return -1;
  const relay = mentionAt(scene, comma + 3);
  return relay >= 0 && passesOn(scene, relay) ? first : -1;
};

const PERSONAL = new Set(['he', 'she']);
const SAID = new Set(['said', 'says', 'added', 'wrote', 'told']);
const WITNESSES = new Set(['witness', 'witnesses', 'bystander', 'bystanders', 'reporter', 'reporters']);

/** `„…“, sagte Haas`: in German the verb stands between the words and the name. */
const afterGermanVerb = ({ tape, counts, mentions }: Scene, { token }: Context): number => {
  const verb = tape.kind[token + 1] === kinds.comma ? token + 2 : token + 1;
  const index = counts.mentions[token] ?? 0;
  const mention = mentions[index];
  return mention?.type === types.name && mention.first === verb + 1 && GERMAN_VERBS.has(tape.word[verb] ?? '')
    ? index
    : -1;
};

const GERMAN_VERBS = new Set([
  'sagte',
  'sagt',
  'erklärte',
  'erklärt',
  'betonte',
  'betont',
  'schrieb',
  'schreibt',
  'meinte',
]);

const MAX_WHAT = 14;

/** `recalls what his father told him: “…”`: the words are the father's. */
const whatSomebodySaid = ({ tape, counts, mentions }: Scene, { token, cueLeft }: Context): number => {
  if (tape.kind[token - 1] !== kinds.colon || cueLeft < 0) return -1;
  for (let i = cueLeft; i > token - MAX_WHAT && tape.sentence[i] === tape.sentence[token]; i--) {
    if (tape.word[i] !== 'what') continue;
    const index = (counts.mentions[cueLeft] ?? 0) - 1;
    const mention = mentions[index];
    const isNoun = mention?.type === types.name || mention?.type === types.common;
    return isNoun && mention.first === i + 1 && mention.last < cueLeft ? index : -1;
  }
  return -1;
};

const UNNAMED_LABELS = new Set(['q', 'a', 'question', 'answer']);

/** `Q: …`, `A: …`: the label says that another speaks, not who. */
export const hasUnnamedLabel = ({ tape }: Scene, { token }: Context): boolean =>
  tape.kind[token - 1] === kinds.colon &&
  UNNAMED_LABELS.has(tape.word[token - 2] ?? '') &&
  (token === 2 || tape.kind[token - 3] === kinds.break);

/** Index of the mention that the page itself sets down as the speaker; -1 where it leaves that to its words. */
export const givenSpeaker = (scene: Scene, context: Context): number => {
  for (const rule of RULES) {
    const mention = rule(scene, context);
    if (mention >= 0) return mention;
  }
  return -1;
};

const RULES = [beforeColon, inTheWordsOf, whatSomebodySaid, beforeAccording, afterGermanVerb, afterDash];

/** How often such a line is right. */
export const GIVEN = 0.98;
