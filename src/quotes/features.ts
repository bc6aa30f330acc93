/** What the ranker sees of one candidate: numbers with names, none of them a word of the article. */
import type { Context } from './context.js';
import { bits, CUE, VERB } from './lexicon.js';
import { type Mention, types } from './mentions.js';
import { codeOf, type Scene, verbClass } from './scene.js';
import { kinds } from './tape.js';

/** Who spoke before, as decided so far. Indices into the scene's mentions; -1 where nobody. */
export interface Memory {
  /** Speaker of the quote before this one, and of the last quote by somebody else. */
  last: number;
  other: number;
  /** Where the last speaker's mention stands to that quote: tokens from the quote, negative to its left. */
  lastOffset: number;
  /** Quotes so far by key. */
  counts: Map<string, number>;
}

export const FEATURES = [
  'side',
  'distance',
  'sentences',
  'paragraphs',
  'quotes',
  'commas',
  'mentions',
  'verbs',
  'conjunctions',
  'type',
  'kind',
  'known',
  'modifier',
  'possessive',
  'firstPerson',
  'plural',
  'words',
  'titled',
  'place',
  'allCapitals',
  'codeBefore',
  'codeAfter',
  'codeBefore2',
  'codeAfter2',
  'verbClass',
  'verbDistance',
  'verbParticiple',
  'verbBase',
  'verbCommas',
  'verbMentions',
  'verbIsCueLeft',
  'verbIsCueRight',
  'verbIsVerbLeft',
  'cueLeftDistance',
  'cueLeftClass',
  'cueLeftParticiple',
  'cueRightDistance',
  'cueRightClass',
  'afterCueLeft',
  'mentionsToCueLeft',
  'tokensToCueLeft',
  'mentionsToCueRight',
  'tokensToCueRight',
  'fromSentenceStart',
  'mentionInSentence',
  'apposition',
  'parenthesis',
  'rankOnSide',
  'quoteCodeBefore',
  'quoteCodeAfter',
  'quoteWords',
  'quoteLower',
  'quoteEnding',
  'quoteUnclosed',
  'opensParagraph',
  'closesParagraph',
  'gap',
  'paragraphGap',
  'sentenceOfPrevious',
  'gapAfter',
  'isLast',
  'sameKeyAsLast',
  'isOther',
  'sameKeyAsOther',
  'lastOffset',
  'keyQuotes',
  'keyMentions',
  'afterTell',
  'saidOfSubject',
  'thatBetween',
  'colonBetween',
  'pronounAfterName',
] as const;

export type Row = Float64Array;

interface Walk {
  commas: number;
  mentions: number;
  token: number;
}

const MAX_VERB_DISTANCE = 40;

/** The first finite verb after a mention in its sentence: what the mention does, unless another mention stands between. */
const verbAfter = (scene: Scene, mention: Mention): Walk => {
  const { tape, mentionsBefore } = scene;
  const sentence = tape.sentence[mention.last];
  let commas = 0;
  for (let i = mention.last + 1; i < tape.count && i - mention.last <= MAX_VERB_DISTANCE; i++) {
    if (tape.sentence[i] !== sentence || tape.kind[i] === kinds.break) break;
    if (tape.kind[i] === kinds.comma) commas++;
    if (tape.kind[i] !== kinds.word) continue;
    const flags = tape.flags[i] ?? 0;
    if ((flags & bits.capital) !== 0 || (flags & (VERB | bits.auxiliary | bits.pastShape)) === 0) continue;
    if ((flags & bits.auxiliary) !== 0 && verbFollows(scene, i)) continue;
    return { commas, mentions: (mentionsBefore[i] ?? 0) - (mentionsBefore[mention.head + 1] ?? 0), token: i };
  }
  return { commas, mentions: 0, token: -1 };
};

/** Whether a verb of the lexicon stands within three tokens after an auxiliary ("has also said"). */
const verbFollows = (scene: Scene, auxiliary: number): boolean => {
  const { tape } = scene;
  for (let i = auxiliary + 1; i <= auxiliary + 3; i++) {
    if (tape.kind[i] !== kinds.word) return false;
    const flags = tape.flags[i] ?? 0;
    if ((flags & VERB) !== 0) return true;
    if ((flags & (bits.adverb | bits.auxiliary)) === 0) return false;
  }
  return false;
};

interface Between {
  quotes: number;
  commas: number;
  verbs: number;
  conjunctions: number;
  that: number;
  colon: number;
}

const countBetween = (scene: Scene, from: number, to: number): Between => {
  const { tape } = scene;
  const between: Between = { quotes: 0, commas: 0, verbs: 0, conjunctions: 0, that: 0, colon: 0 };
  for (let i = from; i < to; i++) {
    const kind = tape.kind[i];
    if (kind === kinds.quote) between.quotes++;
    else if (kind === kinds.comma) between.commas++;
    else if (kind === kinds.colon) between.colon++;
    else if (kind === kinds.word) {
      const flags = tape.flags[i] ?? 0;
      if ((flags & (VERB | bits.auxiliary | bits.pastShape)) !== 0 && (flags & bits.capital) === 0) between.verbs++;
      if ((flags & bits.conjunction) !== 0) between.conjunctions++;
      if (tape.word[i] === 'that') between.that++;
    }
  }
  return between;
};

const headKind = (scene: Scene, mention: Mention): number => {
  const flags = scene.tape.flags[mention.head] ?? 0;
  if (mention.type === types.pronoun) {
    const word = scene.tape.word[mention.head] ?? '';
    if (word === 'he' || word === 'she') return 1;
    if (word === 'they') return 2;
    return word === 'it' ? 3 : 4;
  }
  if (mention.type === types.relative) return scene.tape.word[mention.head] === 'who' ? 5 : 6;
  if ((flags & bits.person) !== 0) return 7;
  if ((flags & bits.document) !== 0) return 8;
  if ((flags & (bits.group | bits.office)) !== 0) return 9;
  return (flags & bits.standalone) !== 0 ? 10 : 11;
};

const startOfSentence = (scene: Scene, at: number): number => {
  const { tape } = scene;
  let start = at;
  while (
    start > 0 &&
    at - start < 60 &&
    tape.sentence[start - 1] === tape.sentence[at] &&
    tape.kind[start - 1] !== kinds.break
  )
    start--;
  return start;
};

const insideParentheses = (scene: Scene, mention: Mention): boolean => {
  for (let i = mention.first - 1; i >= 0 && mention.first - i < 12; i--) {
    if (scene.tape.kind[i] === kinds.open) return true;
    if (scene.tape.kind[i] === kinds.close || scene.tape.kind[i] === kinds.stop) return false;
  }
  return false;
};

const FIRST_PERSON = new Set(['i', 'we', 'my', 'our', 'me', 'us']);

/**
 * Fills one row for a candidate.
 * @param index of the mention in the scene
 * @param rank how many candidates of its side are nearer to the quote
 */
export const fillRow = (scene: Scene, context: Context, memory: Memory, index: number, rank: number): Row => {
  const { tape, mentionsBefore, keys } = scene;
  const mention = scene.mentions[index] as Mention;
  const { token } = context;
  const left = mention.head < token;
  const from = left ? mention.last + 1 : token + 1;
  const to = left ? token : mention.first;
  const between = countBetween(scene, Math.max(from, to - 120), to);
  const verb = verbAfter(scene, mention);
  const verbFlags = verb.token < 0 ? 0 : (tape.flags[verb.token] ?? 0);
  const headFlags = tape.flags[mention.head] ?? 0;
  const start = startOfSentence(scene, mention.first);
  const key = keys[index] ?? '';
  const { cueLeft, cueRight } = context;
  const cueLeftFlags = cueLeft < 0 ? 0 : (tape.flags[cueLeft] ?? 0);
  const word = tape.word[mention.head] ?? '';
  const between2 = (a: number, b: number): number =>
    Math.abs((mentionsBefore[Math.max(a, b)] ?? 0) - (mentionsBefore[Math.min(a, b) + 1] ?? 0));
  const values = [
    left ? 0 : 1,
    Math.min(99, Math.max(0, to - from)),
    Math.min(9, Math.abs((tape.sentence[mention.head] ?? 0) - (tape.sentence[token] ?? 0))),
    Math.min(9, Math.abs((tape.paragraph[mention.head] ?? 0) - (tape.paragraph[token] ?? 0))),
    between.quotes,
    Math.min(9, between.commas),
    Math.min(30, left ? between2(mention.head, token) : between2(token, mention.head)),
    Math.min(20, between.verbs),
    Math.min(9, between.conjunctions),
    mention.type,
    headKind(scene, mention),
    mention.known ? 1 : 0,
    mention.modifier ? 1 : 0,
    (headFlags & bits.apostrophe) !== 0 ? 1 : 0,
    FIRST_PERSON.has(word) ? 1 : 0,
    word.endsWith('s') && mention.type === types.common ? 1 : 0,
    mention.last - mention.core + 1,
    mention.core > mention.first ? 1 : 0,
    (headFlags & bits.place) !== 0 ? 1 : 0,
    (headFlags & bits.allCapitals) !== 0 ? 1 : 0,
    codeOf(tape, mention.first - 1),
    codeOf(tape, mention.last + 1),
    codeOf(tape, mention.first - 2),
    codeOf(tape, mention.last + 2),
    verbClass(verbFlags),
    verb.token < 0 ? 99 : verb.token - mention.last,
    (verbFlags & bits.participle) !== 0 ? 1 : 0,
    (verbFlags & bits.base) !== 0 ? 1 : 0,
    verb.commas,
    verb.mentions,
    verb.token >= 0 && verb.token === cueLeft ? 1 : 0,
    verb.token >= 0 && verb.token === cueRight ? 1 : 0,
    verb.token >= 0 && verb.token === context.verbLeft ? 1 : 0,
    cueLeft < 0 ? 99 : token - cueLeft,
    verbClass(cueLeftFlags),
    (cueLeftFlags & bits.participle) !== 0 ? 1 : 0,
    cueRight < 0 ? 99 : cueRight - token,
    cueRight < 0 ? 0 : verbClass(tape.flags[cueRight] ?? 0),
    cueLeft >= 0 && left && mention.head > cueLeft ? 1 : 0,
    cueLeft >= 0 && left ? between2(mention.head, cueLeft) : 50,
    cueLeft >= 0 && left ? Math.max(-60, Math.min(60, cueLeft - mention.last)) : 70,
    cueRight >= 0 && !left ? between2(mention.head, cueRight) : 50,
    cueRight >= 0 && !left ? Math.max(-60, Math.min(60, mention.first - cueRight)) : 70,
    mention.first - start,
    (mentionsBefore[mention.head] ?? 0) - (mentionsBefore[start] ?? 0),
    isApposition(scene, mention) ? 1 : 0,
    insideParentheses(scene, mention) ? 1 : 0,
    rank,
    context.codeBefore,
    context.codeAfter,
    context.words,
    context.beginsLower ? 1 : 0,
    context.ending,
    context.unclosed ? 1 : 0,
    context.opensParagraph ? 1 : 0,
    context.closesParagraph ? 1 : 0,
    context.gap,
    context.paragraphGap,
    context.sameSentenceAsPrevious ? 1 : 0,
    context.gapAfter,
    memory.last === index ? 1 : 0,
    memory.last >= 0 && keys[memory.last] === key ? 1 : 0,
    memory.other === index ? 1 : 0,
    memory.other >= 0 && keys[memory.other] === key ? 1 : 0,
    memory.lastOffset,
    memory.counts.get(key) ?? 0,
    Math.min(50, scene.keyCounts.get(key) ?? 0),
    tape.word[mention.first - 1] === 'told' ||
    tape.word[mention.first - 1] === 'tells' ||
    tape.word[mention.first - 1] === 'telling'
      ? 1
      : 0,
    tape.word[mention.first - 1] === 'of' && (tape.flags[mention.first - 2] ?? 0) & CUE ? 1 : 0,
    between.that > 0 ? 1 : 0,
    between.colon > 0 ? 1 : 0,
    mention.type === types.pronoun && memory.last >= 0 && memory.last < index ? 1 : 0,
  ];
  return Float64Array.from(values);
};

/** "Tim Bell, a farmer": the phrase after a name and a comma says who they are, and does not act. */
const isApposition = (scene: Scene, mention: Mention): boolean => {
  const { tape, mentionsBefore, mentions } = scene;
  if (tape.kind[mention.first - 1] !== kinds.comma || mention.type !== types.common) return false;
  const before = mentions[(mentionsBefore[mention.first] ?? 0) - 1];
  return before !== undefined && before.last === mention.first - 2 && before.type === types.name;
};
