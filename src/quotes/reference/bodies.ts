/** Which body of the article "the council", "the company" or "it" means. */
import { fold } from '../../text/fold.js';
import type { Entities, Entity } from '../entities/entities.js';
import { isFirstName } from '../words/first-names.js';
import table from './bodies.json' with { type: 'json' };
import type { Referent, Salience } from './salience.js';
import type { Description, Unnamed } from './unnamed.js';

const FIRMS = new Set(table.firms);
const ANY = new Set([...table.any, ...table.firms]);
const OF_STATE = new Set(table.state);

/** What a body must have of the salience of itself and the next one, and what somebody unnamed may still have. */
const LEAST_SHARE = 0.6;
const IN_MIND = 0.5;
/** How well a name fits that may be a body's, for all the article says: "Lundex". */
const MAY_BE_BODY = 0.6;

/** A name of one word of which nothing tells a person: no first name, no title, no "he". */
const mayBeBody = ({ kind, words, gender, role }: Entity): boolean =>
  kind === 'person' && words.length === 1 && !gender && !role && !isFirstName(words[0] ?? '');

const isOfState = ({ words }: Entity): boolean => words.some((word) => OF_STATE.has(fold(word)));

export class Bodies {
  constructor(
    private readonly entities: Entities,
    private readonly salience: Salience,
    private readonly unnamed: Unnamed,
  ) {}

  /** How well a referent fits "it" or a noun for bodies, 0 to 1. */
  likeness(referent: Referent): number {
    const entity = this.entities.all[referent.entity];
    if (!entity) return 0;
    if (entity.kind === 'organisation') return entity.places < entity.count ? 1 : 0;
    return mayBeBody(entity) ? MAY_BE_BODY : 0;
  }

  /**
   * The body that a description means: the one of the article with that noun in its name ("the council" after "Oakfold
   * Council"), or the one in mind ("the company"); -1 where none stands out.
   * @param isBare nothing stands between the article and the noun
   */
  find({ noun, opener, sentence }: Description, isBare: boolean): number {
    if (opener !== 'the' || !isBare) return -1;
    const named = this.entities.bodyByNoun.get(fold(noun)) ?? -1;
    if (named >= 0 || !ANY.has(noun) || this.unnamed.salienceOf(noun, sentence) >= IN_MIND) return named;
    const { referent, share } = this.salience.mostSalient(sentence, (one) => {
      const entity = this.entities.all[one.entity];
      return entity && !(FIRMS.has(noun) && isOfState(entity)) ? this.likeness(one) : 0;
    });
    return share >= LEAST_SHARE ? (this.salience.referents[referent]?.entity ?? -1) : -1;
  }
}
