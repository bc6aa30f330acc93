/** From an article's text to its quotations. */
import type { Quotation } from '../model.js';
import { assemble, type Piece } from './assemble.js';
import { attributeChains, type Choice, calibrate, type Step } from './attribute.js';
import { readCast } from './cast.js';
import { joinChains } from './chains.js';
import { resolveMentions } from './coreference.js';
import { cueOf } from './cues.js';
import { kindOf } from './kinds.js';
import { openScene } from './scene.js';
import { type Story, speakerOf } from './speaker.js';
import { findStretches } from './stretches.js';

/** Candidates by falling chance. */
const rank = ({ candidates, chances }: Step & Choice): number[] =>
  candidates
    .map((candidate, i) => ({ mention: candidate.mention, chance: chances[i] ?? 0 }))
    .sort((a, b) => b.chance - a.chance)
    .map(({ mention }) => mention);

const readPiece = (story: Story, step: Step & Choice): Piece => {
  const { scene } = story;
  const chain = scene.chains[step.context.chain] as Piece['chain'];
  const chosen = step.candidates[step.picked]?.mention ?? -1;
  const mention = scene.mentions[chosen];
  const confidence = calibrate(step.chances[step.picked] ?? 0);
  return {
    chain,
    token: step.context.token,
    kind: kindOf(scene, step, scene.tape.text.slice(chain.start, chain.end), chain.stretches[0]?.mark ?? ''),
    speaker: mention ? speakerOf(story, rank(step), confidence, step.context.token) : null,
    cue: mention ? cueOf(scene, step.context, mention) : null,
    mention: chosen,
  };
};

/**
 * Quotations of an article in the order of their first words. Pure; never throws; linear in the text's length.
 * @param text the article's clean text, or a chat message; spans refer to it, unchanged
 */
export const extractQuotations = (text: string): Quotation[] => {
  const chains = joinChains(findStretches(text));
  if (chains.length === 0) return [];
  const scene = openScene(text, chains);
  const steps = attributeChains(scene);
  const speaking = new Set(steps.map((step) => step.candidates[step.picked]?.mention ?? -1));
  const cast = readCast(scene);
  const story: Story = { scene, cast, reference: resolveMentions(scene, cast, speaking) };
  return assemble(
    scene,
    steps.map((step) => readPiece(story, step)),
  );
};
