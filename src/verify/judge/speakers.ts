/** Who said it, across the articles that print the words: one person under several spellings, outlets that disagree, a claim. */
import type { Answer, AnswerSpeaker, Speaker } from '../../model.js';
import { sameSpeaker } from '../../quotes/entities/same-speaker.js';
import { type Match, piecesOf } from '../match/appearance.js';
import { isSlipOf, resolveAlias } from '../names/names.js';

/** Two names count as one speaker from this confidence on. */
const SAME = 0.5;

/** The speaker of the quotation that holds most of the matched words; `null` for narration and where nobody is named. */
export const speakerOf = ({ quotations, regions }: Match): Speaker | null => {
  const covered = (start: number, end: number) =>
    regions.reduce((sum, region) => sum + Math.max(0, Math.min(end, region.end) - Math.max(start, region.start)), 0);
  const [first] = quotations
    .filter((quotation) => quotation.speaker !== null)
    .map(({ speaker, start, end }) => ({ speaker, words: covered(start, end) }))
    .filter(({ words }) => words > 0)
    .sort((a, b) => b.words - a.words);
  return first?.speaker ?? null;
};

/** The one speaker whom the pieces of a splice name; `null` where they name two, since nobody said the whole, or none. */
const soleSpeaker = (pieces: readonly Match[]): Speaker | null => {
  const [lead, ...others] = groupSpeakers(pieces.map((match) => ({ stored: { header: match.stored.article }, match })));
  return lead && others.length === 0 ? lead.speaker : null;
};

/** Who said, as one article prints it, all the words that were found there; see `soleSpeaker` where they were joined. */
export const soleSpeakerOf = (match: Match): Speaker | null =>
  match.wording === 'spliced' ? soleSpeaker(piecesOf(match)) : speakerOf(match);

/** A speaker, and the outlets that name them. */
interface Named {
  speaker: Speaker;
  outlets: Set<string | null>;
}

/** What is needed of one appearance: whom its article names, and where it was printed. */
interface Printed {
  stored: { header: { outlet: string | null } };
  match: Match;
}

/**
 * @param appearances best first: the speaker of the best leads
 * @param pieces of a splice: two speakers make none, since nobody said the whole
 */
export const nameSpeakers = (
  appearances: readonly Printed[],
  pieces: readonly Match[],
): Pick<Answer, 'speaker' | 'otherSpeakers'> => {
  if (pieces.length > 0) {
    const speaker = soleSpeaker(pieces);
    return { speaker: speaker && drawn(speaker), otherSpeakers: [] };
  }
  const [lead, ...others] = groupSpeakers(appearances);
  return {
    speaker: lead ? drawn(lead.speaker) : null,
    otherSpeakers: others.flatMap(({ speaker, outlets }) =>
      speaker.name ? [{ name: speaker.name, outlets: [...outlets] }] : [],
    ),
  };
};

/** Copies of one passage share their match: its speaker is compared once, however many they are. */
const groupSpeakers = (appearances: readonly Printed[]): Named[] => {
  const groups: Named[] = [];
  const groupOf = new Map<Match, Named | null>();
  for (const { stored, match } of appearances) {
    let group = groupOf.get(match);
    if (group === undefined) {
      const speaker = speakerOf(match);
      group = speaker && joinGroup(groups, speaker);
      groupOf.set(match, group);
    }
    group?.outlets.add(stored.header.outlet);
  }
  return groups;
};

const joinGroup = (groups: Named[], speaker: Speaker): Named => {
  const known = groups.find((group) => isSame(group.speaker, speaker));
  if (known) {
    known.speaker = fuller(known.speaker, speaker);
    return known;
  }
  const group = { speaker, outlets: new Set<string | null>() };
  groups.push(group);
  return group;
};

/** Of two prints of one speaker the one that tells more: a name over none, a full name over a surname, a role over none. */
const fuller = (a: Speaker, b: Speaker): Speaker => {
  const words = (speaker: Speaker) => speaker.name?.split(/\s+/).length ?? 0;
  if (a.kind !== b.kind || words(b) <= words(a)) return { ...a, role: a.role ?? b.role };
  return { ...b, mention: a.mention, role: b.role ?? a.role, confidence: Math.max(a.confidence, b.confidence) };
};

const isSame = (a: Speaker, b: Speaker): boolean => {
  if (a.name === null || b.name === null) return a.name === b.name;
  const { same, confidence } = sameSpeaker(a.name, b.name);
  return same && confidence >= SAME;
};

const drawn = ({ mention, ...speaker }: Speaker): AnswerSpeaker => ({ ...speaker, mention: mention?.text ?? null });

/**
 * @param claim whom the asker named
 * @returns `true` when speakers are named and all are others; `null` when nobody was claimed or no article says who spoke
 */
export const judgeClaim = (claim: string | null, matches: readonly Match[]): boolean | null => {
  if (claim === null) return null;
  const speakers = matches.map(speakerOf).filter((speaker) => speaker?.name != null);
  if (speakers.length === 0) return null;
  return !speakers.some((speaker) => speaker && fitsClaim(resolveAlias(claim), speaker));
};

const fitsClaim = (claim: string, { name, role, mention }: Speaker): boolean =>
  [name, role, mention?.text].some((form) => form != null && (sameSpeaker(claim, form).same || isSlipOf(claim, form)));
