/**
 * Where words come from: copies, shared wire reports, outlets that name each other. Origins are counted, not echoes: nine
 * outlets with one wire report are nine outlets and one origin. Each article keeps the printed words that tie it.
 */
import type { ArticleHeader, Credit, OriginGroup, Tie } from '../../model.js';
import type { StoredHeader } from '../../store/store.js';
import { outletKey } from '../../text/outlet-key.js';
import type { Copies } from './copies.js';
import { Groups } from './groups.js';

/** An article that prints the words, and where in its text; `at` is `null` where that is not known. */
export interface Print {
  stored: StoredHeader;
  at: number | null;
}

/** A report is taken over within days; the same phrase of another year has another report. */
const SAME_REPORT_DAYS = 10;
const DAY_MS = 24 * 60 * 60 * 1000;
/** Characters between the words and the outlet that is named for them: the same paragraph or a neighbour. */
const NEAR = 700;

/** The agency that an article credits with its text, else with its words; older indexes do not tell the two apart. */
export const creditOf = ({ credits }: ArticleHeader): Credit | null =>
  credits.find(({ kind }) => kind === 'text' || kind === undefined) ??
  credits.find(({ kind }) => kind === 'told') ??
  null;

/** Milliseconds since 1970; infinite where no date is stated. */
const timeOf = ({ stored }: Print): number => {
  const { date } = stored.header.published;
  return date === null ? Number.POSITIVE_INFINITY : Date.parse(date.slice(0, 10));
};

const keyOf = ({ stored }: Print): string | null =>
  stored.header.outlet === null ? null : outletKey(stored.header.outlet);

/** The outlet that an article names for the words themselves. */
const namedFor = ({ stored, at }: Print): Credit | null =>
  at === null
    ? null
    : (stored.header.credits.find((credit) => credit.kind === 'outlet' && Math.abs((credit.at ?? at) - at) <= NEAR) ??
      null);

/** Places in the list by key, each list in the order of the prints. */
const gather = (
  prints: readonly Print[],
  keysOf: (print: Print) => string | readonly string[],
): Map<string, number[]> => {
  const places = new Map<string, number[]>();
  prints.forEach((print, at) => {
    for (const key of new Set([keysOf(print)].flat())) {
      const known = places.get(key);
      if (known) known.push(at);
      else places.set(key, [at]);
    }
  });
  return places;
};

/**
 * Joins those of a few days. One without a date may be of any: it is joined where all that have one are of one report, and
 * else to nothing.
 */
const joinByDay = (places: readonly number[], times: readonly number[], groups: Groups): void => {
  const timeAt = (at: number): number => times[at] as number;
  const dated = places.filter((at) => Number.isFinite(timeAt(at))).sort((a, b) => timeAt(a) - timeAt(b));
  const undated = places.filter((at) => !Number.isFinite(timeAt(at)));
  let reports = Math.min(1, dated.length);
  for (let i = 1; i < dated.length; i++) {
    const [before, at] = [dated[i - 1] as number, dated[i] as number];
    if (timeAt(at) - timeAt(before) <= SAME_REPORT_DAYS * DAY_MS) groups.join(at, before);
    else reports += 1;
  }
  const [first] = [...dated, ...undated];
  if (reports <= 1 && first !== undefined) for (const at of undated) groups.join(at, first);
};

/** To the outlet that articles name, of its own articles the one nearest in time. */
const joinNamed = (prints: readonly Print[], times: readonly number[], groups: Groups): void => {
  const own = gather(prints, (print) => keyOf(print) ?? []);
  const naming = gather(prints, (print) => {
    const key = outletKey(namedFor(print)?.agency ?? '');
    return key === keyOf(print) ? [] : key;
  });
  naming.delete('');
  for (const [key, places] of naming) {
    const time = times[places[0] as number] as number;
    // Where neither states a date the difference is no number, and the first one stands.
    const apart = (at: number): number => Math.abs((times[at] as number) - time) || 0;
    const [nearest, ...others] = own.get(key) ?? [];
    const publisher =
      nearest === undefined ? [] : [others.reduce((best, at) => (apart(at) < apart(best) ? at : best), nearest)];
    joinByDay([...places, ...publisher], times, groups);
  }
};

/** Articles of one origin, by their place in the list. */
export const groupOrigins = (prints: readonly Print[], copies: Copies): Groups => {
  const groups = new Groups(prints.length);
  const originals = new Map<number, number>();
  prints.forEach(({ stored }, at) => {
    const copy = copies.of(stored);
    groups.join(at, originals.get(copy) ?? at);
    if (!originals.has(copy)) originals.set(copy, at);
  });
  const times = prints.map(timeOf);
  const agencies = gather(prints, ({ stored: { header } }) => header.agencies);
  for (const places of agencies.values()) joinByDay(places, times, groups);
  joinNamed(prints, times, groups);
  return groups;
};

/** What ties one article by itself. */
const ownTie = (print: Print): { tie: Tie; evidence: string } | null => {
  const credit = creditOf(print.stored.header);
  if (credit !== null) return { tie: credit.kind === 'told' ? 'told' : 'text', evidence: credit.evidence };
  const named = namedFor(print);
  return named === null ? null : { tie: 'outlet', evidence: named.evidence };
};

/** Who stands for a text and its copies, and for those that name an outlet: what ties the others to them. */
const standIns = (prints: readonly Print[], order: readonly number[], copies: Copies) => {
  const originals = new Map<number, number>();
  const naming = new Map<string, number>();
  for (const at of order) {
    const print = prints[at] as Print;
    const copy = copies.of(print.stored);
    if (!originals.has(copy)) originals.set(copy, at);
    const named = namedFor(print);
    if (named !== null && !naming.has(outletKey(named.agency))) naming.set(outletKey(named.agency), at);
  }
  return { originals, naming };
};

/** The origins of some prints of one utterance, each with its articles and what ties them. */
export const listOrigins = (prints: readonly Print[], copies: Copies): OriginGroup[] => {
  const groups = groupOrigins(prints, copies);
  const times = prints.map(timeOf);
  const order = [...prints.keys()].sort((a, b) => Math.sign((times[a] as number) - (times[b] as number)) || a - b);
  const { originals, naming } = standIns(prints, order, copies);
  const idOf = (at: number): string => (prints[at] as Print).stored.header.id;
  const tieOf = (at: number, print: Print): { tie: Tie; evidence: string | null } => {
    const own = ownTie(print);
    const original = originals.get(copies.of(print.stored)) as number;
    const namedBy = naming.get(keyOf(print) ?? '');
    if (own !== null) return own;
    if (original !== at) return { tie: 'copy', evidence: idOf(original) };
    const isNamed = namedBy !== undefined && groups.joined(namedBy, at);
    return isNamed ? { tie: 'named', evidence: idOf(namedBy) } : { tie: null, evidence: null };
  };
  const origins = new Map<number, OriginGroup>();
  for (const at of order) {
    const print = prints[at] as Print;
    const { id, outlet } = print.stored.header;
    const origin = origins.get(groups.of(at)) ?? { credit: null, articles: [] };
    origins.set(groups.of(at), origin);
    origin.credit ??= creditOf(print.stored.header);
    origin.articles.push({ id, outlet, ...tieOf(at, print) });
  }
  return [...origins.values()];
};
