/** Whom the asker names, and how: the right person in other forms, and the wrong one. */
import type { Claim } from '../../../../src/model.js';
import { pick, type Random } from '../../../../src/training/invented/random.js';
import type { Person } from '../people.js';
import { asPrinted, inMarks, isLong, type Kinds, type Make, type Said } from './kind.js';
import NICKNAMES from './nicknames.json' with { type: 'json' };

/** @returns `null` where the person has no such form */
export type Form = (person: Person) => string | null;

const otherForm = (first: string): string | null => {
  const pair = NICKNAMES.pairs.find((names) => names.includes(first));
  return pair?.find((name) => name !== first) ?? null;
};

/** Forms of a right name. */
export const FORMS = {
  'full name': ({ full }) => full,
  surname: ({ surname }) => surname,
  'role and surname': ({ role, surname }) => (role === null ? null : `${role} ${surname}`),
  'initial and surname': ({ first, surname }) => `${first.charAt(0)}. ${surname}`,
  'another form of the first name': ({ first, surname }) => {
    const other = otherForm(first);
    return other === null ? null : `${other} ${surname}`;
  },
  'role alone': ({ role }) => (role === null || /[.]|^\p{Ll}/u.test(role) ? null : `the ${role.toLowerCase()}`),
} satisfies Record<string, Form>;

const put = (words: string, name: string, random: Random): string =>
  pick(random, [
    `${inMarks(words, random)} — ${name}`,
    `${name}: ${inMarks(words, random)}`,
    `Did ${name} say ${inMarks(words, random)}?`,
  ]);

const named =
  (form: Form, claims?: readonly (Claim | null)[]): Make =>
  ({ quote, random }) => {
    const name = isLong(quote, 8, 40) ? form(quote.person) : null;
    return name === null ? null : { text: put(quote.words, name, random), expected: [asPrinted(quote, claims)] };
  };

/** Somebody of another surname, of whom the quotation's own source says nothing either. */
export const isStranger = ({ person, gold, words }: Said, other: Person): boolean =>
  person.surname !== other.surname &&
  person.first !== other.surname &&
  !`${gold.source?.text} ${words}`.includes(other.surname);

const wrong =
  (where: 'here' | 'elsewhere'): Make =>
  ({ quote, random, others }) => {
    const strangers = others[where].filter(({ person }) => isStranger(quote, person));
    if (!isLong(quote, 8, 40) || strangers.length === 0) return null;
    const { full } = pick(random, strangers).person;
    return {
      text: put(quote.words, full, random),
      expected: [{ ...asPrinted(quote, ['contradicted']), warned: ['speaker'] }],
    };
  };

export const NAMINGS: Kinds = {
  'right person by surname': named(FORMS.surname),
  'right person by role and surname': named(FORMS['role and surname']),
  'right person by initial': named(FORMS['initial and surname']),
  'right person, other first name': named(FORMS['another form of the first name']),
  // Nobody is named: the articles may have more than one of that role.
  'right person by role alone': named(FORMS['role alone'], [null, 'open', 'confirmed']),
  'wrong person of the article': wrong('here'),
  'wrong person of another article': wrong('elsewhere'),
};
