/** Whom a page credits: forms of credits, and pages that only mention an agency, each set into an invented article. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fromFound } from '../../../src/corpus/article.js';
import { NO_FIELDS } from '../../../src/corpus/facts/fields.js';
import type { Article, CreditKind } from '../../../src/model.js';
import { SPLITS, type Split } from '../../../src/training/annotated.js';
import { parseLines } from '../../../src/training/shared.js';
import { type Figures, share } from '../figures.js';

/** Where a form stands: a line below the title or the text, the start or the end of the text, a paragraph of its own. */
type Place = 'head' | 'foot' | 'open' | 'close' | 'body';

interface Form {
  at: Place;
  line: string;
  /** What is told of the agencies; absent: they are only mentioned. */
  as?: CreditKind;
  agencies?: string[];
}

export interface CreditRead {
  form: Form;
  article: Article;
}

/** Invented articles, the title first. They name no agency. */
const FRAMES: readonly (readonly [string, ...string[]])[] = [
  [
    'Council votes to close the old quay',
    'The council of Osk voted on Monday to close the old quay for two years.',
    'Divers had found cracks in eleven of its forty pillars, the harbour office said.',
    'Ferries will leave from the coal dock until the work is done.',
  ],
  [
    'Storm takes the roof of the market hall',
    'A storm tore the roof off the market hall in Sarn in the night to Tuesday.',
    'Nobody was hurt, the fire brigade said, but forty stalls were lost.',
    'The mayor has promised the traders a tent by the end of the week.',
  ],
  [
    'Teachers win their case on unpaid hours',
    'A court in Lund ruled on Friday that the town owes its teachers for four years of unpaid hours.',
    'The sum is put at nine million by the union and at six by the town.',
    'Both sides have a month to appeal against the ruling.',
  ],
];

/** Half of all forms are kept apart, by a rule that needs no list and no order. */
const splitOf = ({ at, line }: Form): Split =>
  (createHash('sha1').update(`${at} ${line}`).digest()[0] ?? 0) % 2 === 0 ? 'held-out' : 'dev';

const read = (form: Form, number: number): CreditRead => {
  const [title, first = '', middle = '', last = ''] = FRAMES[number % FRAMES.length] ?? ['', ''];
  const text = [
    form.at === 'open' ? `${form.line}${first}` : first,
    middle,
    ...(form.at === 'body' ? [form.line] : []),
    form.at === 'close' ? `${last} ${form.line}` : last,
  ];
  const head = form.at === 'head' ? [form.line] : [];
  const foot = form.at === 'foot' ? [form.line] : [];
  // Every other page states its title apart: then the credit is its first line.
  const apart = number % 2 === 0;
  const lines = [...(apart ? [] : [title]), ...head, ...text, ...foot].join('\n\n');
  const fields = { ...NO_FIELDS, title: apart ? title : null };
  const body = fromFound({ place: '', fields, body: { kind: 'page', text: lines } }, `${number}.txt`);
  if (typeof body === 'string') throw new Error(`${form.line}: ${body}`);
  return { form, article: body.article };
};

const formsIn = (file: string): Form[] => parseLines<Form>(readFileSync(new URL(file, import.meta.url), 'utf8'));

export const readAllCredits = (): Record<Split, CreditRead[]> => {
  const all = [...formsIn('forms.jsonl'), ...formsIn('mentions.jsonl')].map(read);
  return {
    dev: all.filter(({ form }) => splitOf(form) === 'dev'),
    'held-out': all.filter(({ form }) => splitOf(form) === 'held-out'),
  };
};

const named = ({ article }: CreditRead, kind: CreditKind): string[] =>
  [...new Set(article.credits.filter((credit) => credit.kind === kind).map(({ agency }) => agency))].sort();

const KINDS: readonly CreditKind[] = ['text', 'told', 'photo'];

const sameNames = (one: readonly string[], other: readonly string[]): boolean =>
  [...one].sort().join() === [...other].sort().join();

/** The agencies that the page credits are told, all of them and as what they are. */
const isReadRightly = (one: CreditRead): boolean =>
  KINDS.every((kind) => sameNames(named(one, kind), kind === one.form.as ? (one.form.agencies ?? []) : []));

/** An agency is told for the text or its words that the page does not credit with them. */
const isReadWrongly = ({ form, article }: CreditRead): boolean =>
  article.agencies.some((agency) => form.as === 'photo' || !form.agencies?.includes(agency));

const NAMES: Readonly<Record<string, string>> = { text: 'credited to', told: 'told to', photo: 'photo by' };

export const creditFigures = (reads: Record<Split, CreditRead[]>): Record<Split, Figures> => {
  const ofSplit = (split: Split): Figures => ({
    'credits read': share(
      reads[split].filter(({ form }) => form.as !== undefined),
      isReadRightly,
    ),
    ...Object.fromEntries(
      KINDS.map((kind) => [
        `  ${NAMES[kind]}`,
        share(
          reads[split].filter(({ form }) => form.as === kind),
          isReadRightly,
        ),
      ]),
    ),
    'read wrongly: forms': share(
      reads[split].filter(({ form }) => form.as !== undefined),
      isReadWrongly,
    ),
    'read wrongly: mentions': share(
      reads[split].filter(({ form }) => form.as === undefined),
      isReadWrongly,
    ),
  });
  return Object.fromEntries(SPLITS.map((split) => [split, ofSplit(split)])) as Record<Split, Figures>;
};

/** The forms of dev that are not read, or read wrongly. */
export const describeCreditFailures = (reads: readonly CreditRead[]): string =>
  reads
    .filter((one) => (one.form.as === undefined ? isReadWrongly(one) : !isReadRightly(one)))
    .map(({ form, article }) => {
      const got = article.credits.map(({ kind, agency, evidence }) => `${kind} ${agency} “${evidence}”`).join('; ');
      return `${form.at} ${form.as ?? 'mention'} ${form.agencies?.join(', ') ?? ''}: ${form.line}\n    ${got || 'nothing'}`;
    })
    .join('\n');
