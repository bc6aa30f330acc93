/** What the ranker sees of a mention wherever the quote stands: computed once for each mention. */
import { codeOf, verbClass } from '../parse/codes.js';
import type { Document } from '../parse/document.js';
import { type Mention, mentionType } from '../parse/mention.js';
import { actionAfter, isApposition, isPassive } from '../parse/subjects.js';
import { tokenKind } from '../parse/tokens.js';
import { bits, CUE } from '../words/lexicon.js';
import { FAR } from './context.js';
import words from './speakers.json' with { type: 'json' };

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

const FIRST_PERSON = new Set(words.firstPerson);
const TELL = new Set(words.addressing);

/** What a mention's head is; the learned weights split on these numbers. */
const headKinds = {
  heOrShe: 1,
  they: 2,
  it: 3,
  otherPronoun: 4,
  who: 5,
  which: 6,
  person: 7,
  document: 8,
  body: 9,
  standalone: 10,
  other: 11,
} as const;

const PRONOUNS = new Map<string, number>([
  ['he', headKinds.heOrShe],
  ['she', headKinds.heOrShe],
  ['they', headKinds.they],
  ['it', headKinds.it],
]);

const headKind = ({ tokens }: Document, mention: Mention): number => {
  const flags = tokens.flags[mention.head] ?? 0;
  const word = tokens.word[mention.head] ?? '';
  if (mention.type === mentionType.pronoun) return PRONOUNS.get(word) ?? headKinds.otherPronoun;
  if (mention.type === mentionType.relative) return word === 'who' ? headKinds.who : headKinds.which;
  if ((flags & bits.person) !== 0) return headKinds.person;
  if ((flags & bits.document) !== 0) return headKinds.document;
  if ((flags & (bits.group | bits.office)) !== 0) return headKinds.body;
  return (flags & bits.standalone) !== 0 ? headKinds.standalone : headKinds.other;
};

/** How far back the bracket that holds a mention may stand, in tokens. */
const MAX_PARENTHESIS = 12;

const isInParentheses = (document: Document, mention: Mention): boolean => {
  for (let i = mention.first - 1; i >= 0 && mention.first - i < MAX_PARENTHESIS; i--) {
    if (document.tokens.kind[i] === tokenKind.open) return true;
    if (document.tokens.kind[i] === tokenKind.close || document.tokens.kind[i] === tokenKind.stop) return false;
  }
  return false;
};

const isWho = (document: Document, i: number): boolean => ((document.tokens.flags[i] ?? 0) & bits.relative) !== 0;

/** Whether a mention stands right beside a verb of speech. */
const saysSomething = (document: Document, mention: Mention): boolean =>
  (((document.tokens.flags[mention.last + 1] ?? 0) | (document.tokens.flags[mention.first - 1] ?? 0)) & CUE) !== 0;

/** Mentions of a name, and those beside a verb of speech, counted no further. */
const MOST_NAMED = 50;
const MOST_SPOKEN = 20;

/** Traits of every mention that is asked for, remembered. */
export class TraitReader {
  private readonly rows: (Float32Array | undefined)[] = [];
  /** For each mention asked for, the token of the verb after it. */
  readonly verbs: number[] = [];
  private readonly says = new Map<string, number>();

  constructor(private readonly document: Document) {
    for (const [index, mention] of document.mentions.entries()) {
      const key = document.keys[index] ?? '';
      if (saysSomething(document, mention)) this.says.set(key, (this.says.get(key) ?? 0) + 1);
    }
  }

  of(index: number): Float32Array {
    const known = this.rows[index];
    if (known) return known;
    const row = this.read(index, this.document.mentions[index] as Mention);
    this.rows[index] = row;
    return row;
  }

  private read(index: number, mention: Mention): Float32Array {
    const { document } = this;
    const { tokens, counts, keys } = document;
    const action = actionAfter(document, mention);
    this.verbs[index] = action.token;
    const verbFlags = action.token < 0 ? 0 : (tokens.flags[action.token] ?? 0);
    const headFlags = tokens.flags[mention.head] ?? 0;
    const start = document.sentenceStarts[tokens.sentence[mention.head] ?? 0] ?? mention.first;
    const word = tokens.word[mention.head] ?? '';
    const before = tokens.word[mention.first - 1] ?? '';
    const key = keys[index] ?? '';
    const flag = (value: boolean): number => (value ? 1 : 0);
    return new Float32Array([
      mention.type,
      headKind(document, mention),
      flag(mention.known),
      flag(mention.modifier),
      flag((headFlags & bits.apostrophe) !== 0),
      flag(FIRST_PERSON.has(word)),
      flag(word.endsWith('s') && mention.type === mentionType.common),
      mention.last - mention.core + 1,
      flag(mention.core > mention.first),
      flag((headFlags & bits.place) !== 0),
      flag((headFlags & bits.allCapitals) !== 0),
      codeOf(tokens, mention.first - 1),
      codeOf(tokens, mention.last + 1),
      codeOf(tokens, mention.first - 2),
      codeOf(tokens, mention.last + 2),
      verbClass(verbFlags),
      action.token < 0 ? FAR : action.token - mention.last,
      flag((verbFlags & bits.participle) !== 0),
      flag((verbFlags & bits.base) !== 0),
      action.commas,
      action.mentions,
      Math.min(FAR, mention.first - start),
      (counts.mentions[mention.head] ?? 0) - (counts.mentions[start] ?? 0),
      flag(isApposition(document, mention)),
      flag(isInParentheses(document, mention)),
      Math.min(MOST_NAMED, document.keyCounts.get(key) ?? 0),
      Math.min(MOST_SPOKEN, this.says.get(key) ?? 0),
      flag(TELL.has(before)),
      flag(before === 'of' && ((tokens.flags[mention.first - 2] ?? 0) & CUE) !== 0),
      flag(
        isWho(document, mention.last + 1) ||
          (tokens.kind[mention.last + 1] === tokenKind.comma && isWho(document, mention.last + 2)),
      ),
      flag(isPassive(document, action.token)),
    ]);
  }
}
