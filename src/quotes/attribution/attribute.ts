/** Walks from quote to quote and decides who spoke each, remembering who spoke before. */

import type { Document } from '../parse/document.js';
import { type Candidate, listCandidates } from './candidates.js';
import { type Context, readContext } from './context.js';
import { explicitSpeaker } from './explicit.js';
import { clamp, fillRow, MAX_OFFSET, type Memory, type Row, surroundingsOf } from './features.js';
import { findInterviewee, turnOf } from './interviewee.js';
import { Ranker, softmax } from './ranker.js';
import { TraitReader } from './traits.js';
import weights from './weights.json' with { type: 'json' };

/** A quote with everything that was weighed for it. */
export interface Step {
  context: Context;
  candidates: Candidate[];
  rows: Row[];
}

export interface Choice {
  /** Index into the step's candidates; -1 where there is none. */
  picked: number;
  /** The page itself sets the speaker down; chances do not matter. */
  explicit?: boolean;
  /** Chance of each candidate, in their order; they add up to one. */
  chances: number[];
}

/** Decides one step; the trainer passes its own. */
export type Chooser = (step: Step) => Choice;

/** Picks the likeliest candidate by a ranker. */
export const chooseBy =
  (ranker: Ranker): Chooser =>
  ({ rows }) => {
    if (rows.length === 0) return { picked: -1, chances: [] };
    const chances = softmax(ranker.score(rows));
    return { picked: chances.indexOf(Math.max(...chances)), chances };
  };

let ranker: Ranker | null = null;
/** Made at first use: the trainer imports this file before there are weights that fit. */
const learned: Chooser = (step) => {
  ranker ??= new Ranker(weights.forest);
  return chooseBy(ranker)(step);
};

const remember = (document: Document, memory: Memory, mention: number, token: number): void => {
  const key = document.keys[mention] ?? '';
  if (memory.last >= 0 && document.keys[memory.last] !== key) memory.other = memory.last;
  memory.last = mention;
  memory.lastOffset = clamp((document.mentions[mention]?.head ?? token) - token, MAX_OFFSET);
  memory.counts.set(key, (memory.counts.get(key) ?? 0) + 1);
};

/** Knots of the curve from raw chance to share of right choices, both rising. */
const RAW = weights.calibration.raw.split(' ').map(Number);
const RIGHT = weights.calibration.right.split(' ').map(Number);

/** Chance that a choice is right, by how often choices as sure as this one were right on articles not learned from. */
export const calibrate = (chance: number): number => {
  const above = RAW.findIndex((raw) => raw >= chance);
  if (above < 0) return RIGHT.at(-1) ?? chance;
  if (above === 0) return RIGHT[0] ?? chance;
  const [x0 = 0, x1 = 1] = RAW.slice(above - 1, above + 1);
  const [y0 = 0, y1 = 1] = RIGHT.slice(above - 1, above + 1);
  return x1 === x0 ? y1 : y0 + ((y1 - y0) * (chance - x0)) / (x1 - x0);
};

/** Whom the page itself sets down: a mention; -1: somebody whom it does not name; `null`: it leaves that to its words. */
const setDown = (document: Document, context: Context, interviewee: number): number | null => {
  const turn = turnOf(document, context.quote);
  if (turn !== null) return turn === 'answers' ? interviewee : -1;
  const mention = explicitSpeaker(document, context);
  return mention < 0 ? null : mention;
};

const chooseExplicit = ({ candidates }: Step, mention: number): Choice => {
  const picked = candidates.findIndex((candidate) => candidate.mention === mention);
  return { picked, chances: candidates.map((_, i) => (i === picked ? 1 : 0)), explicit: true };
};

/** No article holds more quotes than this; what does is noise, and its quotes beyond stay without a speaker. */
const QUOTES_OF_ANY = 150;
const CHARACTERS_A_QUOTE = 300;
const mostQuotes = (length: number): number => QUOTES_OF_ANY + length / CHARACTERS_A_QUOTE;

/** @returns one step and choice for each quote of the document, in order; none for quotes beyond what an article holds */
export const attributeQuotes = (document: Document, choose: Chooser = learned): (Step & Choice)[] => {
  const traits = new TraitReader(document);
  const interviewee = findInterviewee(document);
  const memory: Memory = { last: -1, other: -1, lastOffset: 0, counts: new Map() };
  const count = Math.min(document.quotes.length, Math.ceil(mostQuotes(document.tokens.text.length)));
  return Array.from({ length: count }, (_, index) => {
    const context = readContext(document, index);
    const explicit = setDown(document, context, interviewee);
    const candidates = listCandidates(document, context, memory, explicit ?? -1);
    const surroundings = surroundingsOf(document, context);
    const rows = candidates.map((c) => fillRow(document, context, memory, traits, surroundings, c.mention, c.rank));
    const step = { context, candidates, rows };
    const choice = explicit === null ? choose(step) : chooseExplicit(step, explicit);
    const picked = candidates[choice.picked];
    if (picked) remember(document, memory, picked.mention, context.token);
    return { ...step, ...choice };
  });
};
