/** From a chosen mention to the speaker that readers are shown. */
import type { Excerpt, Speaker, SpeakerKind } from '../../model.js';
import type { Entities } from '../entities/entities.js';
import type { Document } from '../parse/document.js';
import { type Mention, mentionType } from '../parse/mention.js';
import { type Tokens, tokenKind } from '../parse/tokens.js';
import type { Reference } from '../reference/coreference.js';
import { isUnnamedNoun } from '../reference/descriptions.js';
import type { Referent } from '../reference/salience.js';
import { ordinalOf } from '../reference/unnamed.js';
import { bits, VERB } from '../words/lexicon.js';
import { audienceOf, conditionOf } from './conditions.js';
import words from './speaker.json' with { type: 'json' };

/** An article, read. */
export interface Story {
  document: Document;
  entities: Entities;
  reference: Reference;
}

export const excerptOf = (tokens: Tokens, first: number, last: number): Excerpt => {
  const start = tokens.start[first] ?? 0;
  const end = tokens.end[last] ?? start;
  return { text: tokens.text.slice(start, end), start, end };
};

/** Words that go on with a description: "a source close to the campaign", "an official with knowledge of it". */
const GOES_ON = new Set(words.goesOn);
/** "Bell himself". */
const REFLEXIVE = new Set(words.reflexive);
/** Words that begin what the reporter says of the moment: "a source said on Monday". */
const ENDS = new Set(words.ends);
const MAX_TAIL = 12;

const tailOf = (tokens: Tokens, mention: Mention): number => {
  if (mention.type === mentionType.name)
    return REFLEXIVE.has(tokens.word[mention.last + 1] ?? '') ? mention.last + 1 : mention.last;
  if (mention.type !== mentionType.common || !GOES_ON.has(tokens.word[mention.last + 1] ?? '')) return mention.last;
  let last = mention.last;
  while (last - mention.last < MAX_TAIL && tokens.kind[last + 1] === tokenKind.word) {
    const flags = tokens.flags[last + 1] ?? 0;
    const verb =
      (flags & (VERB | bits.auxiliary)) !== 0 &&
      (flags & (bits.capital | bits.person | bits.document | bits.group)) === 0;
    const known = GOES_ON.has(tokens.word[last + 1] ?? '');
    // "of the offer": after a determiner the verb is a noun.
    const isObject = ((tokens.flags[last] ?? 0) & (bits.determiner | bits.adjective)) !== 0;
    if (!known && ((verb && !isObject) || (flags & (bits.relative | bits.date | bits.pronoun)) !== 0)) break;
    if (!known && ENDS.has(tokens.word[last + 1] ?? '')) break;
    last++;
  }
  return last > mention.last + 1 || /self$|selves$|involved/.test(tokens.word[last] ?? '') ? last : mention.last;
};

/** "a farmer, Tim Bell": where the description before a name begins, if one stands there. */
const leadOf = ({ tokens, mentions, counts }: Document, mention: Mention): number => {
  if (mention.type !== mentionType.name || tokens.kind[mention.first - 1] !== tokenKind.comma) return mention.first;
  const before = mentions[(counts.mentions[mention.first] ?? 0) - 1];
  const isRole =
    before?.type === mentionType.common &&
    before.last === mention.first - 2 &&
    ((tokens.flags[before.head] ?? 0) & bits.person) !== 0;
  return isRole && !(tokens.word[before.head] ?? '').endsWith('s') ? before.first : mention.first;
};

/** The mention as printed, with what belongs to it on both sides. */
const mentionExcerpt = (document: Document, mention: Mention): Excerpt =>
  excerptOf(document.tokens, leadOf(document, mention), tailOf(document.tokens, mention));

const UNNAMED = new Set(words.unnamed);
const PLURALS = new Set(words.plurals);
const INDEFINITE = new Set(words.indefinite);

/** People who only happen to be together. */
const GATHERINGS = new Set(words.gatherings);
/** One of several whom the paper leaves unnamed. */
const SINGLE = new Set(words.single);

/** "the second nurse": told apart by number, not by name. An office has its own ordinals ("the first minister"). */
const isNumbered = ({ word }: Tokens, { first, head }: Mention): boolean =>
  isUnnamedNoun(word[head] ?? '') && ordinalOf([word[first + 1] ?? '']) >= 0;

const kindOfMention = (tokens: Tokens, mention: Mention, hasCondition: boolean): SpeakerKind => {
  const flags = tokens.flags[mention.head] ?? 0;
  const word = tokens.word[mention.head] ?? '';
  const opener = tokens.word[mention.first] ?? '';
  if (mention.type === mentionType.pronoun)
    return word === 'they' || word === 'we' ? 'group' : word === 'it' ? 'organisation' : 'person';
  if (hasCondition || word === 'source' || word === 'sources') return 'anonymous';
  if ((flags & bits.document) !== 0 && (flags & bits.person) === 0) return 'document';
  if (GATHERINGS.has(word)) return 'group';
  if ((flags & bits.group) !== 0) return 'organisation';
  if (SINGLE.has(word) || isNumbered(tokens, mention)) return 'anonymous';
  if (word.endsWith('s') || PLURALS.has(word) || (flags & bits.standalone) !== 0) return 'group';
  if ((flags & bits.person) !== 0) return UNNAMED.has(word) || INDEFINITE.has(opener) ? 'anonymous' : 'person';
  return 'organisation';
};

/** The fullest description among the mentions of somebody unnamed. */
const describe = (story: Story, referent: number): string => {
  const { document, reference } = story;
  const { mention } = reference.referents[referent] as Referent;
  const first = document.mentions[mention];
  return first ? mentionExcerpt(document, first).text : '';
};

const wordCount = (words: string): number => words.split(' ').length;

/** The name of what a mention means; `null` where the article has none for it. */
const nameOf = (story: Story, index: number): string | null => {
  const { document, entities, reference } = story;
  const mention = document.mentions[index];
  if (!mention) return null;
  const referent = reference.of[index] ?? -1;
  const entity = reference.referents[referent]?.entity ?? -1;
  if (entity >= 0) return entities.all[entity]?.name ?? null;
  if (referent >= 0) {
    const own = mentionExcerpt(document, mention).text;
    const introduced = describe(story, referent);
    return mention.type === mentionType.common && wordCount(own) >= wordCount(introduced) ? own : introduced;
  }
  return mention.type === mentionType.common ? mentionExcerpt(document, mention).text : null;
};

/** Below this the answer is "not clear". */
const CLEAR = 0.4;
/** A found name that is less likely than this to be meant, where its mention did speak, is not shown. */
const MEANT = 0.15;
/** Confidence is stated in these, and no finer. */
const THOUSANDTHS = 1000;
/** Names shown where none is clear. */
const MAX_CANDIDATES = 4;

/** How surely a mention is the speaker's, and how surely the name shown for it is theirs, 0 to 1. */
export interface Chances {
  mention: number;
  name: number;
}

/**
 * Draws up the speaker.
 * @param ranking mentions by falling chance, the chosen one first
 */
export const speakerOf = (
  story: Story,
  ranking: readonly number[],
  { mention: chance, name: confidence }: Chances,
  quoteToken: number,
): Speaker | null => {
  const { document, entities, reference } = story;
  const { tokens } = document;
  const [index = -1] = ranking;
  const mention = document.mentions[index];
  if (!mention) return null;
  const condition = conditionOf(tokens, mention, quoteToken) ?? conditionNearby(story, index);
  const entity = entities.all[reference.referents[reference.of[index] ?? -1]?.entity ?? -1];
  // What is printed beside the words shows itself; a name that had to be found for it must likely be meant, if it spoke.
  const isFound = entity !== undefined && mention.type !== mentionType.name;
  const isClear = chance >= CLEAR && (!isFound || confidence >= chance * MEANT);
  const names = ranking.map((other) => nameOf(story, other)).filter((name) => name !== null);
  const name = isClear ? nameOf(story, index) : null;
  const kind =
    entity && !condition
      ? entity.kind
      : kindOfMention(tokens, antecedentOf(story, index) ?? mention, condition !== null);
  // Whom the article keeps unnamed has no other name to be shown.
  // Which of several statements speaks, and who is kept unnamed, no name tells: what counts is whether they speak.
  const sure =
    kind === 'document' ? Math.min(chance, MOST_OF_DOCUMENT) : kind === 'anonymous' && !entity ? chance : confidence;
  return {
    mention: mentionExcerpt(document, mention),
    name,
    role: entity?.role ?? null,
    kind,
    confidence: Math.round(sure * THOUSANDTHS) / THOUSANDTHS,
    condition: condition ?? null,
    audience: audienceOf(tokens, mention, quoteToken),
    candidates: name !== null ? [] : [...new Set(names)].slice(0, MAX_CANDIDATES),
  };
};

/** That a statement speaks may be sure; which one, less so. */
const MOST_OF_DOCUMENT = 0.85;

/** How many mentions on each side are looked at for a condition, and how many sentences away one still counts. */
const CONDITION_MENTIONS = 12;
const CONDITION_SENTENCES = 2;

/** "An aide spoke on condition of anonymity. “…,” the aide said.": the condition beside another mention of somebody unnamed. */
const conditionNearby = ({ document, reference }: Story, index: number): string | null => {
  const { tokens, mentions } = document;
  const referent = reference.of[index] ?? -1;
  const sentence = tokens.sentence[mentions[index]?.head ?? -1] ?? 0;
  if ((reference.referents[referent]?.entity ?? 0) >= 0) return null;
  for (let i = Math.max(0, index - CONDITION_MENTIONS); i <= index + CONDITION_MENTIONS; i++) {
    const other = mentions[i];
    if (!other || i === index || reference.of[i] !== referent) continue;
    if (Math.abs((tokens.sentence[other.head] ?? 0) - sentence) > CONDITION_SENTENCES) continue;
    const condition = conditionOf(tokens, other, other.head);
    if (condition && isAlone(document, i, tokens.text.indexOf(condition, tokens.start[other.head]))) return condition;
  }
  return null;
};

/** Whether nobody else is mentioned between a mention and an offset: the condition there might be theirs. */
const isAlone = ({ tokens, mentions }: Document, index: number, offset: number): boolean => {
  for (let i = index + 1; (tokens.start[mentions[i]?.head ?? -1] ?? offset) < offset; i++) {
    const { type, head } = mentions[i] as Mention;
    if (type === mentionType.name || (type === mentionType.common && ((tokens.flags[head] ?? 0) & bits.person) !== 0))
      return false;
  }
  return true;
};

/** For a pronoun that means somebody unnamed, the mention that brought them in. */
const antecedentOf = (story: Story, index: number): Mention | null => {
  const referent = story.reference.referents[story.reference.of[index] ?? -1];
  return referent && referent.entity < 0 ? (story.document.mentions[referent.mention] ?? null) : null;
};
