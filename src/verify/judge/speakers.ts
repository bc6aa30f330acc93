/** Who said it: in one article, and across the articles that print one utterance. */
import type { Answer, AnswerSpeaker, Speaker } from '../../model.js';
import { type Match, piecesOf } from '../match/appearance.js';
import type { Appearance } from './appearances.js';
import { compareSpeakers } from './sameness.js';

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

/** Whether two pieces of a splice may be one person's: an article that names nobody leaves that open, and open is not one. */
const isOneSpeaker = (one: Speaker | null, other: Speaker | null): boolean =>
  one !== null && other !== null && (one.name === other.name || compareSpeakers(one, other) === 'same');

/** The one speaker whom all pieces of a splice name; `null` where they name two, since nobody said the whole, or leave it open. */
const soleSpeaker = (pieces: readonly Match[]): Speaker | null => {
  const [lead = null, ...others] = pieces.map(speakerOf);
  return others.every((other) => isOneSpeaker(lead, other)) ? lead : null;
};

/** Who said, as one article prints it, all the words that were found there; see `soleSpeaker` where they were joined. */
export const soleSpeakerOf = (match: Match): Speaker | null =>
  match.wording === 'spliced' ? soleSpeaker(piecesOf(match)) : speakerOf(match);

/** Articles are said to disagree only from this confidence in both names on. */
const DISPUTED = 0.9;

/** A speaker, and the outlets that name them. */
interface Named {
  speaker: Speaker;
  outlets: Set<string | null>;
}

/** Of two prints of one speaker the one that tells more: a name over none, a full name over a surname, a role over none. */
const fuller = (a: Speaker, b: Speaker): Speaker => {
  const words = (speaker: Speaker) => speaker.name?.split(/\s+/).length ?? 0;
  if (a.kind !== b.kind || words(b) <= words(a)) return { ...a, role: a.role ?? b.role };
  return { ...b, mention: a.mention, role: b.role ?? a.role, confidence: Math.max(a.confidence, b.confidence) };
};

/** Copies of one passage share their match: its speaker is compared once, however many they are. */
const groupSpeakers = (appearances: readonly Appearance[]): Named[] => {
  const groups: Named[] = [];
  const groupOf = new Map<Match, Named | null>();
  for (const { stored, match } of appearances) {
    let group = groupOf.get(match);
    if (group === undefined) {
      const speaker = soleSpeakerOf(match);
      group = speaker && joinGroup(groups, speaker);
      groupOf.set(match, group);
    }
    group?.outlets.add(stored.header.outlet);
  }
  return groups;
};

const joinGroup = (groups: Named[], speaker: Speaker): Named => {
  const known = groups.find((group) => compareSpeakers(group.speaker, speaker) === 'same');
  if (known) {
    known.speaker = fuller(known.speaker, speaker);
    return known;
  }
  const group = { speaker, outlets: new Set<string | null>() };
  groups.push(group);
  return group;
};

const drawn = ({ mention, ...speaker }: Speaker): AnswerSpeaker => ({ ...speaker, mention: mention?.text ?? null });

/** Of words joined from several places: two speakers make none, since nobody said the whole. */
export const nameJoined = (pieces: readonly Match[]): Pick<Answer, 'speaker' | 'otherSpeakers'> => {
  const speaker = soleSpeaker(pieces);
  return { speaker: speaker && drawn(speaker), otherSpeakers: [] };
};

/**
 * @param appearances of one utterance, best first: the speaker of the best leads, and who is named lends a name to words
 * that the best leaves open; an anonymous source stays anonymous
 * @returns `otherSpeakers` are other people by name: a description or a document is no disagreement
 */
export const nameSpeakers = (appearances: readonly Appearance[]): Pick<Answer, 'speaker' | 'otherSpeakers'> => {
  const groups = groupSpeakers(appearances);
  const [first] = groups;
  const lead = first?.speaker.name === null ? (groups.find(({ speaker }) => speaker.name !== null) ?? first) : first;
  if (!lead) return { speaker: null, otherSpeakers: [] };
  const others = groups.filter(
    (one) => one !== lead && compareSpeakers(lead.speaker, one.speaker, DISPUTED) === 'other',
  );
  return {
    speaker: drawn(lead.speaker),
    otherSpeakers: others.map(({ speaker, outlets }) => ({ name: speaker.name as string, outlets: [...outlets] })),
  };
};
