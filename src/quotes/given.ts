/** Speakers that the page names in so many marks: a line with a dash after a quote, a label before it. */
import type { Context } from './context.js';
import type { Mention } from './mention.js';
import type { Scene } from './scene.js';
import { kinds } from './tape.js';

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

const UNNAMED_LABELS = new Set(['q', 'a', 'question', 'answer']);

/** `Q: …`, `A: …`: the label says that another speaks, not who. */
export const hasUnnamedLabel = ({ tape }: Scene, { token }: Context): boolean =>
  tape.kind[token - 1] === kinds.colon &&
  UNNAMED_LABELS.has(tape.word[token - 2] ?? '') &&
  (token === 2 || tape.kind[token - 3] === kinds.break);

/** Index of the mention that the page itself sets down as the speaker; -1 where it leaves that to its words. */
export const givenSpeaker = (scene: Scene, context: Context): number => {
  const label = beforeColon(scene, context);
  if (label >= 0) return label;
  const words = inTheWordsOf(scene, context);
  return words >= 0 ? words : afterDash(scene, context);
};

/** How often such a line is right. */
export const GIVEN = 0.98;
