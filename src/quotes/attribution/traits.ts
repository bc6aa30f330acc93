/** What the ranker sees of a mention wherever the quote stands: computed once for each mention. */
import { codeOf, verbClass } from '../parse/codes.js';
import type { Scene } from '../parse/document.js';
import { type Mention, types } from '../parse/mention.js';
import { actionAfter, isApposition, isPassive } from '../parse/subjects.js';
import { kinds } from '../parse/tokens.js';
import { bits, CUE } from '../words/lexicon.js';

export const TRAITS = [
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
  'fromSentenceStart',
  'mentionInSentence',
  'apposition',
  'parenthesis',
  'keyMentions',
  'keySays',
  'afterTell',
  'afterSaidOf',
  'whoFollows',
  'verbPassive',
] as const;

const FIRST_PERSON = new Set(['i', 'we', 'my', 'our', 'me', 'us']);
const TELL = new Set(['told', 'tells', 'telling', 'tell', 'asked', 'asks', 'asking']);

const headKind = (scene: Scene, mention: Mention): number => {
  const flags = scene.tape.flags[mention.head] ?? 0;
  const word = scene.tape.word[mention.head] ?? '';
  if (mention.type === types.pronoun) {
    if (word === 'he' || word === 'she') return 1;
    if (word === 'they') return 2;
    return word === 'it' ? 3 : 4;
  }
  if (mention.type === types.relative) return word === 'who' ? 5 : 6;
  if ((flags & bits.person) !== 0) return 7;
  if ((flags & bits.document) !== 0) return 8;
  if ((flags & (bits.group | bits.office)) !== 0) return 9;
  return (flags & bits.standalone) !== 0 ? 10 : 11;
};

const isInParentheses = (scene: Scene, mention: Mention): boolean => {
  for (let i = mention.first - 1; i >= 0 && mention.first - i < 12; i--) {
    if (scene.tape.kind[i] === kinds.open) return true;
    if (scene.tape.kind[i] === kinds.close || scene.tape.kind[i] === kinds.stop) return false;
  }
  return false;
};

const isWho = (scene: Scene, i: number): boolean => ((scene.tape.flags[i] ?? 0) & bits.relative) !== 0;

/** Whether a mention stands right beside a verb of speech. */
const saysSomething = (scene: Scene, mention: Mention): boolean =>
  (((scene.tape.flags[mention.last + 1] ?? 0) | (scene.tape.flags[mention.first - 1] ?? 0)) & CUE) !== 0;

/** Traits of every mention that is asked for, remembered. */
export class TraitReader {
  private readonly rows: (Float32Array | undefined)[] = [];
  /** For each mention asked for, the token of the verb after it. */
  readonly verbs: number[] = [];
  private readonly says = new Map<string, number>();

  constructor(private readonly scene: Scene) {
    for (const [index, mention] of scene.mentions.entries()) {
      const key = scene.keys[index] ?? '';
      if (saysSomething(scene, mention)) this.says.set(key, (this.says.get(key) ?? 0) + 1);
    }
  }

  of(index: number): Float32Array {
    const known = this.rows[index];
    if (known) return known;
    const row = this.read(index, this.scene.mentions[index] as Mention);
    this.rows[index] = row;
    return row;
  }

  private read(index: number, mention: Mention): Float32Array {
    const { scene } = this;
    const { tape, counts, keys } = scene;
    const action = actionAfter(scene, mention);
    this.verbs[index] = action.token;
    const verbFlags = action.token < 0 ? 0 : (tape.flags[action.token] ?? 0);
    const headFlags = tape.flags[mention.head] ?? 0;
    const start = scene.sentenceStarts[tape.sentence[mention.head] ?? 0] ?? mention.first;
    const word = tape.word[mention.head] ?? '';
    const before = tape.word[mention.first - 1] ?? '';
    const key = keys[index] ?? '';
    const flag = (value: boolean): number => (value ? 1 : 0);
    return new Float32Array([
      mention.type,
      headKind(scene, mention),
      flag(mention.known),
      flag(mention.modifier),
      flag((headFlags & bits.apostrophe) !== 0),
      flag(FIRST_PERSON.has(word)),
      flag(word.endsWith('s') && mention.type === types.common),
      mention.last - mention.core + 1,
      flag(mention.core > mention.first),
      flag((headFlags & bits.place) !== 0),
      flag((headFlags & bits.allCapitals) !== 0),
      codeOf(tape, mention.first - 1),
      codeOf(tape, mention.last + 1),
      codeOf(tape, mention.first - 2),
      codeOf(tape, mention.last + 2),
      verbClass(verbFlags),
      action.token < 0 ? 99 : action.token - mention.last,
      flag((verbFlags & bits.participle) !== 0),
      flag((verbFlags & bits.base) !== 0),
      action.commas,
      action.mentions,
      Math.min(99, mention.first - start),
      (counts.mentions[mention.head] ?? 0) - (counts.mentions[start] ?? 0),
      flag(isApposition(scene, mention)),
      flag(isInParentheses(scene, mention)),
      Math.min(50, scene.keyCounts.get(key) ?? 0),
      Math.min(20, this.says.get(key) ?? 0),
      flag(TELL.has(before)),
      flag(before === 'of' && ((tape.flags[mention.first - 2] ?? 0) & CUE) !== 0),
      flag(
        isWho(scene, mention.last + 1) ||
          (tape.kind[mention.last + 1] === kinds.comma && isWho(scene, mention.last + 2)),
      ),
      flag(isPassive(scene, action.token)),
    ]);
  }
}
