/** What an editor must see first. The first row that fits decides: the order of rows is the order of the table. */
import type { Answer, CautionKind } from '../model.js';

type Fits = (answer: Answer) => boolean;

const warnsOf =
  (...kinds: CautionKind[]): Fits =>
  ({ cautions }) =>
    cautions.some(({ kind }) => kinds.includes(kind));

/** What must be mended before the draft is printed; what must be looked at; what was not found; what is right. */
const STANDINGS = [
  { standing: 'wrong-speaker', fits: ({ claim }) => claim === 'contradicted' },
  {
    standing: 'meaning-turned',
    fits: warnsOf('frame', 'condition', 'subject', 'ellipsis', 'negation', 'number', 'name'),
  },
  { standing: 'joined', fits: ({ verdict }) => verdict === 'spliced' },
  { standing: 'no-quote', fits: ({ printedAs }) => printedAs === 'narration' },
  { standing: 'speaker-in-doubt', fits: (answer) => answer.claim === 'disputed' || warnsOf('speaker')(answer) },
  { standing: 'shifted', fits: warnsOf('quantifier', 'modal', 'opposite', 'joined') },
  { standing: 'changed', fits: ({ verdict }) => verdict === 'altered' || verdict === 'paraphrase' },
  { standing: 'speaker-open', fits: ({ claim, verdict }) => claim === 'open' && verdict !== 'not-found' },
  { standing: 'not-found', fits: ({ verdict }) => verdict === 'not-found' },
  { standing: 'cut-or-edited', fits: ({ verdict }) => verdict !== 'same' },
  { standing: 'same', fits: () => true },
] as const satisfies readonly { standing: string; fits: Fits }[];

/** How a quote of a draft stands: `unanswered` where it could not be checked. */
export type Standing = (typeof STANDINGS)[number]['standing'] | 'unanswered';

export const standingOf = (answer: Answer): Standing => STANDINGS.find(({ fits }) => fits(answer))?.standing ?? 'same';

/** Worst first. What could not be checked may be anything: it stands before what was looked at and merely not found. */
const ORDER: readonly Standing[] = STANDINGS.flatMap(({ standing }) =>
  standing === 'not-found' ? ['unanswered' as const, standing] : [standing],
);

/** 0 is the worst. */
export const rankOf = (standing: Standing): number => ORDER.indexOf(standing);
