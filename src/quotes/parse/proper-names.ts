/** Names: runs of capital words, with titles before them and connectors inside. */

import { isFirstName } from '../words/first-names.js';
import { bits, NOUN, VERB } from '../words/lexicon.js';
import { CONNECTORS, isNameSuffix } from '../words/name-particles.js';
import grammar from './grammar.json' with { type: 'json' };
import { type Mention, mentionType } from './mention.js';
import { FUNCTION, TokenReader } from './token-reader.js';
import { type Tokens, tokenKind } from './tokens.js';

const OFFICE_CONNECTORS = new Set(grammar.officeConnectors);
/** What an office is of: "of State", "of Staff". */
const PORTFOLIOS = new Set(grammar.portfolios);
/** (R-Ohio), (D): a party and a state, not somebody. */
const PARTY = /^[rdi](?:-|$)/;

/** "Korean-born Ann Lee": what leads up to a name. */
const LEADS_UP = /-(?:born|based|area|native|old)$/;
const OCCUPATION_SHAPE = /(?:[a-z]{3}er|tor|ist|eer|woman)$/;
const MAX_RUN = 9;
/** Words after a name in which the noun that it modifies stands: "Iowa primary voters". */
const MAX_TO_NOUN = 3;

class NameReader extends TokenReader {
  /** Words that the article prints without a capital, and with one inside a sentence: they settle what opens a sentence. */
  private readonly lowered = new Set<string>();
  private readonly capitalised = new Set<string>();

  constructor(tokens: Tokens, covered: Uint8Array) {
    super(tokens, covered);
    for (let i = 0; i < tokens.count; i++) {
      if (tokens.kind[i] !== tokenKind.word) continue;
      if ((this.flags(i) & bits.capital) === 0) this.lowered.add(tokens.word[i] ?? '');
      else if (!this.startsSentence(i) && (this.flags(i) & bits.allCapitals) === 0)
        this.capitalised.add(tokens.word[i] ?? '');
    }
  }

  private beginsName(i: number): boolean {
    const flags = this.flags(i);
    if ((flags & bits.capital) === 0 || (flags & bits.date) !== 0) return false;
    if (this.isSurname(i)) return true;
    if (this.tokens.kind[i - 1] === tokenKind.open && PARTY.test(this.tokens.word[i] ?? '')) return false;
    const capitalised = this.capitalised.has(this.tokens.word[i] ?? '');
    if ((flags & FUNCTION) !== 0 && !((flags & FUNCTION & ~bits.stop) === bits.auxiliary && capitalised)) return false;
    if (!this.startsSentence(i)) return true;
    if (this.isOffice(i)) return true;
    const beforeName = this.isCapital(i + 1) && (flags & bits.apostrophe) === 0;
    if ((flags & (bits.title | bits.adjective | NOUN)) !== 0)
      return beforeName && (this.flags(i + 1) & (FUNCTION | bits.date)) === 0;
    if (capitalised) return true;
    if ((flags & (bits.adverb | bits.participle | bits.pastShape | bits.number)) !== 0) return false;
    if ((flags & VERB) !== 0) return false;
    return beforeName || !this.lowered.has(this.tokens.word[i] ?? '');
  }

  /** "Secretary of State Ada Holt said": an office that opens its sentence. */
  private isOffice(i: number): boolean {
    return (
      (this.flags(i) & (bits.office | bits.title)) !== 0 &&
      OFFICE_CONNECTORS.has(this.tokens.word[i + 1] ?? '') &&
      this.isCapital(i + 2) &&
      PORTFOLIOS.has(this.tokens.word[i + 2] ?? '')
    );
  }

  /** "He Weiming": no verb of English has a capital after its pronoun. */
  private isSurname(i: number): boolean {
    const next = this.flags(i + 1);
    return (
      this.tokens.word[i] === 'he' &&
      (this.flags(i) & bits.apostrophe) === 0 &&
      this.isCapital(i + 1) &&
      (next & (FUNCTION | VERB | bits.date | bits.adverb | bits.pastShape | bits.allCapitals)) === 0
    );
  }

  read(): Mention[] {
    for (let i = 0; i < this.tokens.count; i++) {
      if (this.tokens.kind[i] !== tokenKind.word || !this.beginsName(i)) continue;
      const last = this.runEnd(i);
      this.addName(i, last);
      i = last;
    }
    return this.mentions;
  }

  private runEnd(first: number): number {
    let last = first;
    while (last - first < MAX_RUN && (this.flags(last) & bits.apostrophe) === 0) {
      const next = last + 1;
      if (this.goesOn(next)) last = next;
      else if (this.isWord(next) && this.connects(next) && this.nextCapital(next) > 0) last = this.nextCapital(next);
      else if (
        (this.flags(last) & bits.office) !== 0 &&
        OFFICE_CONNECTORS.has(this.tokens.word[next] ?? '') &&
        this.nextCapital(next) > 0
      )
        last = this.nextCapital(next);
      else break;
    }
    return last;
  }

  private goesOn(next: number): boolean {
    return (
      this.isCapital(next) &&
      (this.flags(next) & (FUNCTION & ~bits.auxiliary & ~bits.stop)) === 0 &&
      (this.flags(next) & bits.date) === 0
    );
  }

  /** "van der Berg", but "Okoye der Agentur": alone, "der" is an article. */
  private connects(i: number): boolean {
    const word = this.tokens.word[i] ?? '';
    return CONNECTORS.has(word) && word !== 'der';
  }

  /** The capital word that a connector at `i` leads to ("de la Cruz", "of the Interior"), or 0. */
  private nextCapital(i: number): number {
    if (this.goesOn(i + 1)) return i + 1;
    const word = this.tokens.word[i + 1] ?? '';
    return (word === 'the' || CONNECTORS.has(word)) && this.goesOn(i + 2) ? i + 2 : 0;
  }

  private addName(first: number, last: number): void {
    const suffix = isNameSuffix(this.tokens.word[last] ?? '') && last > first;
    const head = suffix ? last - 1 : last;
    let core = first;
    for (let i = first; i < head; i++) {
      const leads = (this.flags(i) & bits.title) !== 0 || LEADS_UP.test(this.tokens.word[i] ?? '');
      if (leads || (i === first && this.isOccupation(first, last))) core = i + 1;
    }
    core = this.pastOffice(core, head);
    const modifier = this.modifiesNoun(last);
    if (this.describes(first, last)) {
      this.mentions.push({
        first: first - 1,
        last,
        head: last,
        core: last,
        type: mentionType.common,
        known: true,
        modifier,
      });
      this.cover(first - 1, last);
      return;
    }
    this.mentions.push({ first, last, head, core, type: mentionType.name, known: true, modifier });
    this.cover(first, last);
  }

  /** "Secretary of State Ada Holt": where the name begins after an office that goes on; `core` where none does. */
  private pastOffice(core: number, head: number): number {
    const { word } = this.tokens;
    if (!OFFICE_CONNECTORS.has(word[core] ?? '')) return core;
    let name = head;
    for (let i = core + 1; i < head; i++) {
      if (isFirstName(word[i] ?? '')) return i;
      if (PORTFOLIOS.has(word[i] ?? '')) name = i + 1;
    }
    return name < head || PORTFOLIOS.has(word[head - 1] ?? '') ? name : core;
  }

  /** "Climber Ann Bell was found": what somebody does, with a capital only because it opens the sentence. */
  private isOccupation(first: number, last: number): boolean {
    if (!this.startsSentence(first) || last - first < 2) return false;
    for (let i = first; i <= last; i++) {
      if ((this.flags(i) & (bits.group | bits.office | bits.document)) !== 0) return false;
    }
    if ((this.flags(first) & bits.person) !== 0) return true;
    const word = this.tokens.word[first] ?? '';
    return OCCUPATION_SHAPE.test(word) && !isFirstName(word) && isFirstName(this.tokens.word[first + 1] ?? '');
  }

  /** "the Wisconsin Republican", "the President": a noun with a capital, after an article. */
  private describes(first: number, last: number): boolean {
    return (
      (this.flags(last) & bits.person) !== 0 &&
      (this.flags(first - 1) & bits.determiner) !== 0 &&
      !(this.tokens.word[last] ?? '').endsWith('s') &&
      (this.flags(last) & bits.apostrophe) === 0
    );
  }

  private modifiesNoun(last: number): boolean {
    for (let i = last + 1; i <= last + MAX_TO_NOUN; i++) {
      if (!this.isWord(i) || this.isCapital(i)) return false;
      const flags = this.flags(i);
      if ((flags & NOUN) !== 0 && ((flags & VERB) === 0 || (this.flags(last) & bits.apostrophe) !== 0)) return true;
      if ((flags & (FUNCTION | VERB)) !== 0) return false;
      // "Tennis great": a plain word that the lexicon does not know is no verb.
      if (i === last + 1 && flags === 0) return true;
    }
    return (this.flags(last) & bits.apostrophe) !== 0;
  }
}

/** The names of an article in order; marks their tokens as covered. */
export const findNames = (tokens: Tokens, covered: Uint8Array): Mention[] => new NameReader(tokens, covered).read();
