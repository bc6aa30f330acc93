/** A right and a wrong name beside the words: confirmed, left open, or said to be otherwise. */
import type { Answer, Ask } from '../../../src/model.js';
import { SPLITS, type Split } from '../../../src/training/annotated.js';
import { pick, seeded, shuffled } from '../../../src/training/invented/random.js';
import { type Figures, share } from '../figures.js';
import type { Said } from './kinds/kind.js';
import { FORMS, isStranger } from './kinds/naming.js';

type FormName = 'full name' | 'surname' | 'role and surname';

const ASKED_FORMS: readonly FormName[] = ['full name', 'surname', 'role and surname'];

export interface ClaimOutcome {
  quote: Said;
  split: Split;
  /** `null`: a wrong name. */
  form: FormName | null;
  named: string;
  answer: Answer | null;
}

/** Of each part; the rest of the annotation is not asked, to save time. */
const MOST = 400;

const askNamed = async (ask: Ask, quote: Said, named: string): Promise<Answer | null> =>
  (await ask({ text: `“${quote.words}”`, speaker: named, outlet: null }))[0] ?? null;

const strangerTo = (quote: Said, all: readonly Said[], random: () => number): string | null => {
  const here = all.filter(({ article, person }) => article.id === quote.article.id && isStranger(quote, person));
  if (here.length > 0 && random() < 0.5) return pick(random, here).person.full;
  const other = pick(random, all);
  return quote.article.text.includes(other.person.surname) ? null : other.person.full;
};

/** @param clean quotes that stand at one place, with the person whom the annotation names */
export const askClaims = async (ask: Ask, clean: readonly Said[]): Promise<ClaimOutcome[]> => {
  const outcomes: ClaimOutcome[] = [];
  for (const split of SPLITS) {
    const random = seeded(77);
    const own = shuffled(
      clean.filter((quote) => quote.split === split),
      random,
    ).slice(0, MOST);
    for (const [i, quote] of own.entries()) {
      const wanted = ASKED_FORMS[i % ASKED_FORMS.length] as FormName;
      const form = FORMS[wanted](quote.person) === null ? 'surname' : wanted;
      const named = FORMS[form](quote.person) ?? quote.person.surname;
      outcomes.push({ quote, split, form, named, answer: await askNamed(ask, quote, named) });
      const wrong = strangerTo(quote, own, random);
      if (wrong === null) continue;
      outcomes.push({ quote, split, form: null, named: wrong, answer: await askNamed(ask, quote, wrong) });
    }
  }
  return outcomes;
};

export const saysOtherwise = ({ answer }: ClaimOutcome): boolean =>
  answer?.claim === 'contradicted' || answer?.claim === 'disputed';

/** Shares of those found: what is not found says nothing of anybody. */
export const claimFigures = (outcomes: readonly ClaimOutcome[]): Figures => {
  const found = outcomes.filter(({ answer }) => answer !== null && answer.verdict !== 'not-found');
  const right = found.filter(({ form }) => form !== null);
  const wrong = found.filter(({ form }) => form === null);
  return {
    'right speaker named: words found': share(
      outcomes.filter(({ form }) => form !== null),
      (o) => found.includes(o),
    ),
    'right speaker named: confirmed': share(right, ({ answer }) => answer?.claim === 'confirmed'),
    ...Object.fromEntries(
      ASKED_FORMS.map((form) => [
        `right speaker named: confirmed, ${form}`,
        share(
          right.filter((outcome) => outcome.form === form),
          ({ answer }) => answer?.claim === 'confirmed',
        ),
      ]),
    ),
    'right speaker named: not said to be otherwise': share(right, (outcome) => !saysOtherwise(outcome)),
    'wrong speaker named: caught': share(wrong, ({ answer }) => answer?.claim === 'contradicted'),
    'wrong speaker named: not confirmed': share(wrong, ({ answer }) => answer?.claim !== 'confirmed'),
  };
};
