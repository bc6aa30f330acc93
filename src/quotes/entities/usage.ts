/** Whether an article goes on to speak of a name as of a man, a woman or a thing: "Bell said he …", "Lundex lost its …". */
import { fold } from '../../text/fold.js';
import type { Document } from '../parse/document.js';
import { type Mention, mentionType } from '../parse/mention.js';
import { FUNCTION } from '../parse/token-reader.js';
import { type Tokens, tokenKind } from '../parse/tokens.js';
import { bits, VERB } from '../words/lexicon.js';
import type { Gender } from './gender.js';
import table from './usage.json' with { type: 'json' };

export type Vote = Gender | 'it';

const VOTES = new Map<string, Vote>(Object.entries(table.votes as Record<string, Vote>));
const ADDRESSING = new Set(table.addressing);
/** Tokens after a name's verb within which a pronoun still means its subject. */
const MAX_REACH = 8;
const ACTS = VERB | bits.auxiliary | bits.pastShape;

/** "told her staff", but "told her that": "her" owns what follows. */
const owns = (tokens: Tokens, i: number): boolean =>
  tokens.kind[i + 1] === tokenKind.word &&
  ((tokens.flags[i + 1] ?? 0) & (FUNCTION | bits.date | bits.adverb | bits.capital)) === 0 &&
  !ADDRESSING.has(tokens.word[i - 1] ?? '');

/** Where the clause of a name begins: at its verb, or at that of "who" after it; -1 where the name does nothing. */
const clauseOf = (tokens: Tokens, { last }: Mention): number => {
  const next = tokens.kind[last + 1] === tokenKind.comma ? last + 2 : last + 1;
  if (tokens.word[next] === 'who') return next + 1;
  const flags = tokens.flags[last + 1] ?? 0;
  return (flags & ACTS) !== 0 && (flags & bits.capital) === 0 ? last + 1 : -1;
};

/**
 * "Bell said he …", "Bell, who lost her …", "Lundex lost its …": the first pronoun after a name that does something, before
 * anybody else is named; `null` where none stands there.
 */
const spokenOfAs = ({ tokens }: Document, mention: Mention): Vote | null => {
  const start = clauseOf(tokens, mention);
  if (start < 0) return null;
  for (let i = start; i < start + MAX_REACH && tokens.sentence[i] === tokens.sentence[mention.head]; i++) {
    if (tokens.kind[i] !== tokenKind.word) return null;
    const vote = VOTES.get(tokens.word[i] ?? '');
    if (vote) return tokens.word[i] !== 'her' || owns(tokens, i) ? vote : null;
    const flags = tokens.flags[i] ?? 0;
    if ((flags & bits.capital) !== 0 && (flags & bits.date) === 0) return null;
  }
  return null;
};

/** What several places say of one: `null` where they do not agree. */
const settle = (votes: readonly Vote[]): Vote | null => {
  const count = (vote: Vote): number => votes.filter((one) => one === vote).length;
  const [top, second] = (['m', 'f', 'it'] as const)
    .map((vote) => ({ vote, of: count(vote) }))
    .sort((a, b) => b.of - a.of);
  return top && top.of > 2 * (second?.of ?? 0) ? top.vote : null;
};

/** The votes of all mentions of an article. */
export class Usage {
  private readonly ofEntities: Vote[][] = [];
  private ofSurnames: Map<string, Vote[]> | null = null;

  constructor(private readonly document: Document) {}

  note(entity: number, mention: Mention): void {
    const vote = spokenOfAs(this.document, mention);
    const known = this.ofEntities[entity] ?? [];
    if (vote) known.push(vote);
    this.ofEntities[entity] = known;
  }

  of(entity: number): Vote | null {
    return settle(this.ofEntities[entity] ?? []);
  }

  /**
   * Of two people of one surname an article mostly means one where it prints no more: whether it goes on as of a man or
   * a woman.
   */
  ofSurname(surname: string, isShared: boolean): Gender | null {
    if (!isShared) return null;
    this.ofSurnames ??= this.readSurnames();
    const vote = settle(this.ofSurnames.get(surname) ?? []);
    return vote === 'it' ? null : vote;
  }

  private readSurnames(): Map<string, Vote[]> {
    const all = new Map<string, Vote[]>();
    for (const mention of this.document.mentions) {
      if (mention.type !== mentionType.name || mention.last > mention.core) continue;
      const vote = spokenOfAs(this.document, mention);
      const surname = fold(this.document.tokens.word[mention.head] ?? '');
      const known = all.get(surname) ?? [];
      if (vote) known.push(vote);
      all.set(surname, known);
    }
    return all;
  }
}
