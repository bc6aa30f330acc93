/** How surely the name that readers are shown is the right one: of the mention's own chance and of what its resolution looked like. */
import { type Mention, mentionType } from '../parse/mention.js';
import { bits } from '../words/lexicon.js';
import learned from './name-chance.json' with { type: 'json' };
import type { Story } from './speaker.js';

const EVIDENCE = [
  'always',
  'chance',
  'chanceOfPronoun',
  'chanceOfDescription',
  'name',
  'nameOfOneWord',
  'nameOnce',
  'nameNeverActs',
  'nameOfBody',
  'nameShared',
  'pronoun',
  'pronounOther',
  'pronounUnresolved',
  'pronounToUnnamed',
  'pronounShare',
  'pronounSince',
  'pronounGenderKnown',
  'pronounToOneWord',
  'pronounToIdle',
  'description',
  'descriptionToName',
  'descriptionOfBody',
  'descriptionOfBodyToName',
  'descriptionKnown',
  'descriptionSince',
  'descriptionIndefinite',
  'descriptionUnknown',
  'relative',
] as const;

/** Chances nearer to none or to certainty than this say no more. */
const EDGE = 0.002;
const MAX_SINCE = 6;

const logit = (chance: number): number => {
  const inside = Math.min(1 - EDGE, Math.max(EDGE, chance));
  return Math.log(inside / (1 - inside));
};

const flag = (value: boolean): number => (value ? 1 : 0);

const PERSONAL = new Set(learned.personal);

/** @param chance of the mention to be the speaker's, as the ranker gives it */
export const nameEvidence = (story: Story, index: number, chance: number): number[] => {
  const { document, entities, reference } = story;
  const { tokens } = document;
  const mention = document.mentions[index] as Mention;
  const referent = reference.referents[reference.of[index] ?? -1];
  const entity = entities.all[referent?.entity ?? -1];
  const flags = tokens.flags[mention.head] ?? 0;
  const is = (type: number): boolean => mention.type === type;
  const [name, pronoun, description] = [is(mentionType.name), is(mentionType.pronoun), is(mentionType.common)];
  const isPersonal = pronoun && PERSONAL.has(tokens.word[mention.head] ?? '');
  const isBody = description && (flags & (bits.group | bits.office | bits.document)) !== 0;
  const sure = logit(chance);
  return [
    1,
    sure,
    pronoun ? sure : 0,
    description ? sure : 0,
    flag(name),
    flag(name && entity?.words.length === 1),
    flag(name && entity?.count === 1),
    flag(name && entity?.acts === 0),
    flag(name && entity !== undefined && entity.kind !== 'person'),
    flag(name && mention.core === mention.last && entity?.shared === true),
    flag(isPersonal),
    flag(pronoun && !isPersonal),
    flag(pronoun && !referent),
    flag(pronoun && referent !== undefined && !entity),
    isPersonal ? (reference.share[index] ?? 0) : 0,
    isPersonal ? Math.min(MAX_SINCE, reference.since[index] ?? 0) : 0,
    flag(isPersonal && entity?.gender !== null && entity?.gender !== undefined),
    flag(isPersonal && entity?.words.length === 1),
    flag(isPersonal && entity?.acts === 0),
    flag(description),
    flag(description && entity !== undefined),
    flag(isBody && !entity),
    flag(isBody && entity !== undefined),
    flag(description && entity?.nouns.has(tokens.word[mention.head] ?? '') === true),
    description && entity ? Math.min(MAX_SINCE, reference.since[index] ?? 0) : 0,
    flag(
      description &&
        ((tokens.flags[mention.first] ?? 0) & bits.determiner) !== 0 &&
        INDEFINITE.has(tokens.word[mention.first] ?? ''),
    ),
    flag(description && (flags & (bits.person | bits.group | bits.document)) === 0),
    flag(is(mentionType.relative)),
  ];
};

const INDEFINITE = new Set(learned.indefinite);

/** No chance is stated nearer to certainty than this. */
const MOST = 0.99;

export const chanceOf = (weights: readonly number[], evidence: readonly number[]): number =>
  Math.min(MOST, 1 / (1 + Math.exp(-evidence.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0))));

/** Evidence that nothing was learned for says nothing. */
const WEIGHTS = EVIDENCE.map((_, i) => learned.weights[i] ?? 0);

/** Chance that the name shown for a mention is right, 0 to 1. */
export const nameChance = (evidence: readonly number[]): number => chanceOf(WEIGHTS, evidence);
