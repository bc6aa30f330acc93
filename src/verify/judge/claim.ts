/** How the print stands to the speaker whom the asker named. A wrong accusation is worse than a missed one. */
import type { Claim, Speaker } from '../../model.js';
import { sameSpeaker } from '../../quotes/entities/same-speaker.js';
import { isMeasured } from '../../text/languages.js';
import type { Match } from '../match/appearance.js';
import { isSlipOf } from '../names/names.js';
import { belongsTo, isAlsoKnownAs, isBeside } from './also-known.js';
import type { Appearance } from './appearances.js';
import { goesBy, isNamedPerson, isProperName, PRONOUN, SURE } from './sameness.js';
import { speakerOf } from './speakers.js';

/** What one print says of the claim; `open`: not clearly enough to accuse anybody. */
type Testimony = 'for' | 'against' | 'open';

/** A difference between two names is told from this confidence on. */
const DIFFERENT = 0.9;
/** A pronoun accuses nobody unless it is as sure as this whom it means. */
const AS_GOOD_AS_A_NAME = 0.85;

/** A slip of the keyboard is no other person. */
const isTyped = (claimed: string, { name, role }: Speaker): boolean =>
  [name, role].some((form) => form !== null && isSlipOf(claimed, form));

const isFor = (claimed: string, speaker: Speaker, text: string): boolean =>
  goesBy(claimed, speaker) ||
  isTyped(claimed, speaker) ||
  (speaker.name !== null && isAlsoKnownAs(text, speaker.name, claimed));

const isSure = ({ mention, confidence }: Speaker): boolean =>
  mention === null || !PRONOUN.test(mention.text) || confidence >= AS_GOOD_AS_A_NAME;

const lastWord = (name: string): string => name.toLowerCase().split(/\s+/).at(-1) ?? '';

/** "Mr. Bush", or "he": which of two who share a surname is meant was found out, not read, and accuses nobody. */
const isNamesake = (claimed: string, { name, mention }: Speaker): boolean =>
  name !== null &&
  mention !== null &&
  lastWord(claimed) === lastWord(name) &&
  !mention.text.includes(name.split(/\s+/, 1)[0] as string);

const isOtherPerson = (claimed: string, speaker: Speaker, text: string): boolean => {
  if (!isNamedPerson(speaker) || speaker.name === null || !isSure(speaker)) return false;
  if (!isProperName(claimed) || isNamesake(claimed, speaker) || belongsTo(text, speaker.name, claimed)) return false;
  const { same, confidence } = sameSpeaker(claimed, speaker.name);
  return !same && confidence >= DIFFERENT;
};

/** "another source", "two officials": whom an article introduces so is nobody it names, and none of those it told apart. */
const INDEFINITE = /^(?:an?|one|another|two|three|several|some|many|other)\s/i;
const SOURCE = /\bsources?\b/i;

const isUnnamed = ({ kind, mention, name, condition, confidence }: Speaker): boolean => {
  const printed = mention?.text ?? name ?? '';
  const withheld = condition !== null || (SOURCE.test(printed) && INDEFINITE.test(printed)) || SOURCE.test(name ?? '');
  return kind === 'anonymous' && withheld && confidence >= SURE;
};

/** A named statement is not its reader's: unless the article sets the claimed person beside it. */
const isOtherDocument = (claimed: string, { kind, name, confidence }: Speaker, text: string): boolean =>
  kind === 'document' &&
  name !== null &&
  confidence >= SURE &&
  /\s\p{Lu}/u.test(name) &&
  isProperName(claimed) &&
  !isBeside(text, name, claimed);

const isAgainst = (claimed: string, speaker: Speaker, text: string): boolean =>
  isOtherPerson(claimed, speaker, text) || isUnnamed(speaker) || isOtherDocument(claimed, speaker, text);

const testify = (claimed: string, match: Match): Testimony => {
  const speaker = speakerOf(match);
  if (!speaker) return 'open';
  const { text } = match.stored.article;
  if (isFor(claimed, speaker, text)) return 'for';
  return isAgainst(claimed, speaker, text) ? 'against' : 'open';
};

/** Whether an article gives the words to the claimed speaker. */
export const isGivenTo = (claimed: string, { match }: Appearance): boolean => testify(claimed, match) === 'for';

/** An article in a language in which speakers are not measured neither confirms nor accuses. */
const canTestify = ({ stored: { article } }: Match): boolean => isMeasured(article.language);

/**
 * @param claimed whom the asker named, aliases resolved
 * @param matches of one utterance, or of the pieces of a splice: who is right about one piece is not right about the whole
 */
export const judgeClaim = (claimed: string, matches: readonly Match[]): Claim => {
  const said = new Set([...new Set(matches)].map((match) => (canTestify(match) ? testify(claimed, match) : 'open')));
  if (said.has('for')) return said.has('against') ? 'disputed' : 'confirmed';
  return said.has('against') ? 'contradicted' : 'open';
};

/**
 * Words that nobody says in the article: they contradict a claim only where the claimed speaker is nowhere near, who might
 * be the one that a sentence reports without saying so.
 */
export const judgeNarration = (claimed: string, match: Match): Claim => {
  const { stored, regions } = match;
  const { article } = stored;
  const [region] = regions;
  if (!region || !canTestify(match)) return 'open';
  const around = article.text.slice(Math.max(0, region.start - NEARBY), region.end + NEARBY).toLowerCase();
  return isProperName(claimed) && !around.includes(lastWord(claimed)) ? 'contradicted' : 'open';
};
/** Characters on either side within which a reported sentence's speaker is named. */
const NEARBY = 1500;
