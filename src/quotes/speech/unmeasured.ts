/** Speakers in languages in which nobody has measured how often they are right: named where there is no doubt, else nobody. */
import type { Speaker } from '../../model.js';
import { tokenKind } from '../parse/tokens.js';
import { isFirstName } from '../words/first-names.js';
import type { Piece } from './pieces.js';
import type { Story } from './speaker.js';

/** Set by hand: enough to show the name, too little to hold it against anybody. */
const MOST = 0.7;
/** Words from which marks that read as a title or as scare words in English are taken for speech. */
const LEAST_WORDS = 3;

/**
 * Whether the article prints the person in full somewhere. Before a colon a known first name must tell them from the words
 * that head a line ("Unser Fazit: …").
 */
const isNamedInFull = ({ document, entities, reference }: Story, { mention, token }: Piece): boolean => {
  const entity = entities.all[reference.referents[reference.of[mention] ?? -1]?.entity ?? -1];
  if (entity?.kind !== 'person' || entity.words.length < 2) return false;
  return document.tokens.kind[token - 1] !== tokenKind.colon || isFirstName(entity.words[0] ?? '');
};

const surely = (story: Story, piece: Piece): Speaker | null => {
  const { explicit, speaker } = piece;
  if (!explicit || !speaker?.name || !isNamedInFull(story, piece)) return null;
  return { ...speaker, role: null, confidence: Math.min(speaker.confidence, MOST), candidates: [] };
};

/** What is left of a piece without the guesses that hold for English: the words, and a speaker whom the page's form or a known verb names. */
export const withoutGuesses = (story: Story, piece: Piece): Piece => {
  const { text } = story.document.tokens;
  const words = text.slice(piece.span.start, piece.span.end).split(' ').length;
  const isDoubtful = piece.kind === 'title' || piece.kind === 'scare';
  const speaker = surely(story, piece);
  return {
    ...piece,
    kind: isDoubtful && words >= LEAST_WORDS && piece.span.stretches[0]?.mark !== '《' ? 'mixed' : piece.kind,
    speaker,
    cue: speaker ? piece.cue : null,
  };
};
