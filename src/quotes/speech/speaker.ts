/** From a chosen mention to the speaker that readers are shown. */
import type { Excerpt, Speaker, SpeakerKind } from '../../model.js';
import type { Reference } from '../entities/coreference.js';
import table from '../entities/descriptions.json' with { type: 'json' };
import type { Cast } from '../entities/entities.js';
import type { Referent } from '../entities/salience.js';
import type { Scene } from '../parse/document.js';
import { type Mention, types } from '../parse/mention.js';
import { kinds, type Tape } from '../parse/tokens.js';
import { bits, VERB } from '../words/lexicon.js';
import { audienceOf, conditionOf } from './conditions.js';

/** An article, read. */
export interface Story {
  scene: Scene;
  cast: Cast;
  reference: Reference;
}

export const excerptOf = (tape: Tape, first: number, last: number): Excerpt => {
  const start = tape.start[first] ?? 0;
  const end = tape.end[last] ?? start;
  return { text: tape.text.slice(start, end), start, end };
};

/** Words that go on with a description: "a source close to the campaign", "an official with knowledge of it". */
const GOES_ON = new Set([
  'of',
  'with',
  'from',
  'for',
  'close',
  'familiar',
  'involved',
  'briefed',
  'near',
  'inside',
  'within',
  'himself',
  'herself',
  'itself',
  'themselves',
]);
const MAX_TAIL = 12;

const tailOf = (tape: Tape, mention: Mention): number => {
  if (mention.type === types.name)
    return /^(?:himself|herself|itself)$/.test(tape.word[mention.last + 1] ?? '') ? mention.last + 1 : mention.last;
  if (mention.type !== types.common || !GOES_ON.has(tape.word[mention.last + 1] ?? '')) return mention.last;
  let last = mention.last;
  while (last - mention.last < MAX_TAIL && tape.kind[last + 1] === kinds.word) {
    const flags = tape.flags[last + 1] ?? 0;
    const verb =
      (flags & (VERB | bits.auxiliary)) !== 0 &&
      (flags & (bits.capital | bits.person | bits.document | bits.group)) === 0;
    const known = GOES_ON.has(tape.word[last + 1] ?? '');
    // "of the offer": after a determiner the verb is a noun.
    const isObject = ((tape.flags[last] ?? 0) & (bits.determiner | bits.adjective)) !== 0;
    if (!known && ((verb && !isObject) || (flags & (bits.relative | bits.date | bits.pronoun)) !== 0)) break;
    if (!known && /^(?:on|in|at|during|after|before|while|as|when)$/.test(tape.word[last + 1] ?? '')) break;
    last++;
  }
  return last > mention.last + 1 || /self$|selves$|involved/.test(tape.word[last] ?? '') ? last : mention.last;
};

/** "a farmer, Tim Bell": where the description before a name begins, if one stands there. */
const leadOf = ({ tape, mentions, counts }: Scene, mention: Mention): number => {
  if (mention.type !== types.name || tape.kind[mention.first - 1] !== kinds.comma) return mention.first;
  const before = mentions[(counts.mentions[mention.first] ?? 0) - 1];
  const isRole =
    before?.type === types.common &&
    before.last === mention.first - 2 &&
    ((tape.flags[before.head] ?? 0) & bits.person) !== 0;
  return isRole && !(tape.word[before.head] ?? '').endsWith('s') ? before.first : mention.first;
};

/** The mention as printed, with what belongs to it on both sides. */
const mentionExcerpt = (scene: Scene, mention: Mention): Excerpt =>
  excerptOf(scene.tape, leadOf(scene, mention), tailOf(scene.tape, mention));

const UNNAMED = new Set(
  'source sources official officials person aide aides diplomat diplomats insider insiders staffer operative operatives adviser advisers strategist someone individual employee confidant donor donors'.split(
    ' ',
  ),
);
const PLURALS = new Set(['people', 'police', 'men', 'women', 'children', 'staff']);
const INDEFINITE = new Set(['a', 'an', 'another', 'one', 'some', 'several', 'two', 'three', 'multiple']);

/** People who only happen to be together. */
const GATHERINGS = new Set(['couple', 'crowd', 'pair', 'duo', 'trio', 'family', 'audience', 'public', 'mob']);
/** One of several whom the paper leaves unnamed. */
const SINGLE = new Set(['another', 'one', 'someone', 'somebody']);

/** "the second nurse": told apart by number, not by name. An office has its own ordinals ("the first minister"). */
const isNumbered = ({ word }: Tape, { first, head }: Mention): boolean =>
  table.unnamed.includes(word[head] ?? '') && table.ordinals.includes(word[first + 1] ?? '');

const kindOfMention = (tape: Tape, mention: Mention, hasCondition: boolean): SpeakerKind => {
  const flags = tape.flags[mention.head] ?? 0;
  const word = tape.word[mention.head] ?? '';
  const opener = tape.word[mention.first] ?? '';
  if (mention.type === types.pronoun)
    return word === 'they' || word === 'we' ? 'group' : word === 'it' ? 'organisation' : 'person';
  if (hasCondition || word === 'source' || word === 'sources') return 'anonymous';
  if ((flags & bits.document) !== 0 && (flags & bits.person) === 0) return 'document';
  if (GATHERINGS.has(word)) return 'group';
  if ((flags & bits.group) !== 0) return 'organisation';
  if (SINGLE.has(word) || isNumbered(tape, mention)) return 'anonymous';
  if (word.endsWith('s') || PLURALS.has(word) || (flags & bits.standalone) !== 0) return 'group';
  if ((flags & bits.person) !== 0) return UNNAMED.has(word) || INDEFINITE.has(opener) ? 'anonymous' : 'person';
  return 'organisation';
};

/** The fullest description among the mentions of somebody unnamed. */
const describe = (story: Story, referent: number): string => {
  const { scene, reference } = story;
  const { mention } = reference.referents[referent] as Referent;
  const first = scene.mentions[mention];
  return first ? mentionExcerpt(scene, first).text : '';
};

const wordCount = (words: string): number => words.split(' ').length;

/** The name of what a mention means; `null` where the article has none for it. */
export const nameOf = (story: Story, index: number): string | null => {
  const { scene, cast, reference } = story;
  const mention = scene.mentions[index];
  if (!mention) return null;
  const referent = reference.of[index] ?? -1;
  const member = reference.referents[referent]?.member ?? -1;
  if (member >= 0) return cast.members[member]?.name ?? null;
  if (referent >= 0) {
    const own = mentionExcerpt(scene, mention).text;
    const introduced = describe(story, referent);
    return mention.type === types.common && wordCount(own) >= wordCount(introduced) ? own : introduced;
  }
  return mention.type === types.common ? mentionExcerpt(scene, mention).text : null;
};

/** Below this the answer is "not clear". */
export const CLEAR = 0.4;

/**
 * Draws up the speaker.
 * @param ranking mentions by falling chance, the chosen one first
 */
export const speakerOf = (
  story: Story,
  ranking: readonly number[],
  confidence: number,
  quoteToken: number,
): Speaker | null => {
  const { scene, cast, reference } = story;
  const { tape } = scene;
  const [index = -1] = ranking;
  const mention = scene.mentions[index];
  if (!mention) return null;
  const condition = conditionOf(tape, mention, quoteToken) ?? conditionNearby(story, index);
  const member = cast.members[reference.referents[reference.of[index] ?? -1]?.member ?? -1];
  const isClear = confidence >= CLEAR;
  const names = ranking.map((other) => nameOf(story, other)).filter((name) => name !== null);
  return {
    mention: mentionExcerpt(scene, mention),
    name: isClear ? nameOf(story, index) : null,
    role: member?.role ?? null,
    kind:
      member && !condition
        ? member.kind
        : kindOfMention(tape, antecedentOf(story, index) ?? mention, condition !== null),
    confidence: Math.round(confidence * 1000) / 1000,
    condition: condition ?? null,
    audience: audienceOf(tape, mention, quoteToken),
    candidates: isClear ? [] : [...new Set(names)].slice(0, 4),
  };
};

/** How many mentions on each side are looked at for a condition, and how many sentences away one still counts. */
const CONDITION_MENTIONS = 12;
const CONDITION_SENTENCES = 2;

/** "An aide spoke on condition of anonymity. “…,” the aide said.": the condition beside another mention of somebody unnamed. */
const conditionNearby = ({ scene, reference }: Story, index: number): string | null => {
  const { tape, mentions } = scene;
  const referent = reference.of[index] ?? -1;
  const sentence = tape.sentence[mentions[index]?.head ?? -1] ?? 0;
  if ((reference.referents[referent]?.member ?? 0) >= 0) return null;
  for (let i = Math.max(0, index - CONDITION_MENTIONS); i <= index + CONDITION_MENTIONS; i++) {
    const other = mentions[i];
    if (!other || i === index || reference.of[i] !== referent) continue;
    if (Math.abs((tape.sentence[other.head] ?? 0) - sentence) > CONDITION_SENTENCES) continue;
    const condition = conditionOf(tape, other, other.head);
    if (condition && isAlone(scene, i, tape.text.indexOf(condition, tape.start[other.head]))) return condition;
  }
  return null;
};

/** Whether nobody else is mentioned between a mention and an offset: the condition there might be theirs. */
const isAlone = ({ tape, mentions }: Scene, index: number, offset: number): boolean => {
  for (let i = index + 1; (tape.start[mentions[i]?.head ?? -1] ?? offset) < offset; i++) {
    const { type, head } = mentions[i] as Mention;
    if (type === types.name || (type === types.common && ((tape.flags[head] ?? 0) & bits.person) !== 0)) return false;
  }
  return true;
};

/** For a pronoun that means somebody unnamed, the mention that brought them in. */
const antecedentOf = (story: Story, index: number): Mention | null => {
  const referent = story.reference.referents[story.reference.of[index] ?? -1];
  return referent && referent.member < 0 ? (story.scene.mentions[referent.mention] ?? null) : null;
};
