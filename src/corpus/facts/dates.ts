/**
 * When an article was published, as far as the page says so in full. Dates that can be read in two ways,
 * times without a zone and words such as "Saturday" are not resolved: what is not stated stays unknown.
 */
import type { Publication } from '../../model.js';
import type { DateOrder } from './date-order.js';
import dates from './dates.json' with { type: 'json' };

export const UNKNOWN: Publication = { date: null, precision: 'unknown' };

/** Longer lines are sentences, not dates. */
const LONGEST = 90;

const MONTHS = new Map(
  Object.entries(dates.months).flatMap(([month, names]) => names.map((name) => [name, Number(month)] as const)),
);
const ZONES: Readonly<Record<string, string>> = dates.zones;

const longestFirst = (words: Iterable<string>): string => [...words].sort((a, b) => b.length - a.length).join('|');
const MONTH = `(?<month>${longestFirst(MONTHS.keys())})\\.?`;
const DAY = '(?<day>\\d{1,2})(?:st|nd|rd|th|er|\\.|º|°)?';
const YEAR = '(?<year>\\d{4})';

interface Form {
  pattern: RegExp;
  /** The order cannot be told from the form alone. */
  ambiguous?: boolean;
}

const form = (pattern: string): RegExp => new RegExp(`^${pattern}$`, 'iu');

const FORMS: readonly Form[] = [
  { pattern: form(`${YEAR}([-/.])(?<number>\\d{1,2})\\2${DAY}`) },
  { pattern: form(`${YEAR}(?<number>\\d{2})(?<day>\\d{2})`) },
  { pattern: form(`${DAY}(?: of| de|)[- ]${MONTH}(?:,| de|)[- ]${YEAR}`) },
  { pattern: form(`${MONTH} ${DAY},? ${YEAR}`) },
  { pattern: form(`(?<day>\\d{1,2})\\.(?<number>\\d{1,2})\\.${YEAR}`) },
  { pattern: form(`(?<number>\\d{1,2})([-/])(?<day>\\d{1,2})\\2${YEAR}`), ambiguous: true },
];

const ZONE = `(?:GMT|UTC)?[+−-]\\d{1,2}(?::?\\d{2})?|${longestFirst(Object.keys(ZONES))}|[A-Z]{3,5}`;
const CLOCK = longestFirst(dates.clocks.after);
/** 14:05, 14.05 BST, 14.05 Uhr, 14h05, 2:05 p.m. EDT, T14:05:00.000+02:00, 2 pm */
const TIME = new RegExp(
  `(?<![\\d.])(?<hour>\\d{1,2})(?:(?:[:.]| ?h ?)(?<minute>\\d{2}))?(?::(?<second>\\d{2})(?:[.,]\\d{1,9})?)?(?![\\d.]\\d)` +
    `(?: ?(?<half>[aApP])\\.?[mM]\\b\\.?)?(?: ?(?<clock>${CLOCK})\\b\\.?)?` +
    `(?:\\s?\\(?(?<zone>${ZONE})\\)?(?![\\p{L}\\d]))?`,
  'gu',
);
const BEFORE_TIME = new RegExp(
  `[\\s,;@–—|()-]+(?:(?:${longestFirst(dates.clocks.before)})\\.?)?[\\s,;@–—|()-]*$`,
  'iu',
);
const WEEKDAY = new RegExp(`^(?:${longestFirst(dates.weekdays)})\\b[.,]*\\s*`, 'iu');
const LABEL_WORDS = longestFirst([...dates.labels.published, ...dates.labels.changed]);
const LABEL = new RegExp(
  `^(?<label>${LABEL_WORDS})(?=[^\\p{L}]|$)\\s*(?:on|at|am|le|el|il)?(?![\\p{L}])\\s*[:：]?\\s*`,
  'iu',
);
const PUBLISHED = new Set(dates.labels.published);

interface Day {
  year: number;
  month: number;
  day: number;
}

const isReal = ({ year, month, day }: Day): boolean => {
  if (year < 1600 || year > 2200 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
};

/** The days that a printed date can mean: none, one, or two. */
const daysIn = (text: string): Day[] => {
  for (const { pattern, ambiguous } of FORMS) {
    const found = pattern.exec(text)?.groups;
    if (found === undefined) continue;
    const month = found.month === undefined ? Number(found.number) : (MONTHS.get(found.month.toLowerCase()) ?? 0);
    const first = { year: Number(found.year), month, day: Number(found.day) };
    const readings = ambiguous ? [first, { year: first.year, month: first.day, day: first.month }] : [first];
    const real = readings.filter(isReal);
    return first.month === first.day ? real.slice(0, 1) : real;
  }
  return [];
};

const pad = (value: number): string => String(value).padStart(2, '0');
const toIso = ({ year, month, day }: Day): string => `${year}-${pad(month)}-${pad(day)}`;

/** Minutes that a zone is ahead of UTC at that moment; `null` for names that more than one zone bears (IST, CST). */
const offsetOf = (zone: string, at: number): number | null => {
  const named = ZONES[zone.toUpperCase()] ?? zone;
  const numeric = /^(?:GMT|UTC)?([+−-])(\d{1,2}):?(\d{2})?$/i.exec(named);
  if (numeric) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
    return numeric[1] === '+' ? minutes : -minutes;
  }
  if (!named.includes('/')) return null;
  const local = new Intl.DateTimeFormat('en-GB', { timeZone: named, timeZoneName: 'longOffset' }).formatToParts(at);
  return offsetOf(local.find((part) => part.type === 'timeZoneName')?.value ?? '', at);
};

const momentOf = (day: Day, time: Record<string, string | undefined>): string | null => {
  if (time.zone === undefined || (time.minute === undefined && time.half === undefined)) return null;
  let hour = Number(time.hour);
  const minute = Number(time.minute ?? 0);
  if (time.half !== undefined) hour = (hour % 12) + (time.half.toLowerCase() === 'p' ? 12 : 0);
  if (hour > 23 || minute > 59) return null;
  // Feeds and databases print midnight where they know the day alone.
  if (hour === 0 && minute === 0 && Number(time.second ?? 0) === 0) return null;
  const local = Date.UTC(day.year, day.month - 1, day.day, hour, minute);
  const offset = offsetOf(time.zone, local);
  return offset === null ? null : `${new Date(local - offset * 60_000).toISOString().slice(0, 16)}Z`;
};

/** Whether digits are a time for certain: 14.05 alone may be a day and a month. */
const isTime = (found: RegExpMatchArray): boolean => {
  const { minute, half, zone, clock } = found.groups ?? {};
  if (half !== undefined || clock !== undefined) return true;
  return minute !== undefined && (!found[0].includes('.') || zone !== undefined);
};

export interface PrintedDate {
  /** `published`: the page calls it so; `changed`: it calls it an update; `bare`: a date without a word. */
  label: 'published' | 'changed' | 'bare';
  /** The days it can mean, `YYYY-MM-DD`: one, or two where day and month cannot be told apart, month first, then day first. */
  days: string[];
  /** ISO 8601 in UTC, where time and zone are printed. */
  moment: string | null;
}

const CALENDAR_WORDS = new Set([...MONTHS.keys(), ...dates.weekdays]);

/** A month or weekday in small letters, as French, Spanish and German pages print it. */
export const isMonthOrDay = (word: string): boolean => CALENDAR_WORDS.has(word);

/** "16 Aug, 13:39": a date that leaves out its year tells nothing. */
const PARTIAL = [form(`${DAY} ${MONTH}`), form(`${MONTH} ${DAY}`)];

/** What remains of a printed date without label, time, zone, weekday and punctuation. */
const bareDate = (text: string, time: RegExpMatchArray | undefined): string => {
  const rest =
    time?.index === undefined ? text : `${text.slice(0, time.index)} ${text.slice(time.index + time[0].length)}`;
  return rest
    .replace(BEFORE_TIME, '')
    .replace(/^[\s,;@–—|()-]+/u, '')
    .replace(WEEKDAY, '')
    .replace(/\s+/g, ' ')
    .replace(/[.,]$/, '')
    .trim();
};

const timeIn = (text: string): RegExpMatchArray | undefined => [...text.matchAll(TIME)].find(isTime);

/** A day and month, with or without a time, but without a year. */
export const isPartialDate = (text: string): boolean =>
  text.length <= LONGEST && PARTIAL.some((pattern) => pattern.test(bareDate(text, timeIn(text))));

/** Two dates that lost the gap between them ("16 Aug 202516 Aug 2025") and mean the same day; else `null`. */
const gluedDays = (text: string): Day[] => {
  const at = /\d{4}(?=\p{L}|\d)/u.exec(text);
  if (at === null) return [];
  const [left, right] = [text.slice(0, at.index + 4), text.slice(at.index + 4)].map((one) => daysIn(one.trim()));
  return (left ?? []).filter((day) => right?.some((other) => toIso(other) === toIso(day)));
};

/** The days of a printed date, and its time: what is one for certain, else digits without which a whole date is left. */
const splitTime = (text: string): { found: Day[]; time: RegExpMatchArray | undefined } => {
  for (const time of [timeIn(text), ...[...text.matchAll(TIME)].filter(({ groups }) => groups?.minute !== undefined)]) {
    const bare = bareDate(text, time);
    const whole = daysIn(bare);
    const found = whole.length > 0 ? whole : gluedDays(bare);
    if (found.length > 0) return { found, time };
  }
  return { found: [], time: undefined };
};

/**
 * Reads a stretch that is a date and nothing else, with or without a label, weekday, time and zone.
 * @returns `null` when it is anything else
 */
export const readDate = (text: string): PrintedDate | null => {
  if (text.length > LONGEST || !/\d/.test(text)) return null;
  const inner = text.replace(/^\((?<inner>[^()]*(?:\([^()]*\)[^()]*)*)\)$/u, '$<inner>');
  const label = LABEL.exec(inner);
  const rest = inner.slice(label?.[0].length ?? 0).replace(/(?<=\d)T(?=\d)/u, ' ');
  const { found, time } = splitTime(rest);
  const [only] = found;
  if (only === undefined) return null;
  return {
    label: label === null ? 'bare' : PUBLISHED.has(label.groups?.label?.toLowerCase() ?? '') ? 'published' : 'changed',
    days: found.map(toIso),
    moment: found.length === 1 && time?.groups !== undefined ? momentOf(only, time.groups) : null,
  };
};

/** The day that a news address carries in its path, as in `/2025/08/16/`. */
export const dayInAddress = (url: string): string | null => {
  const found = /\/((?:19|20)\d{2})[/-](\d{2})[/-](\d{2})(?=\/|-|$)/.exec(url);
  if (found === null) return null;
  const day = { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) };
  return isReal(day) ? toIso(day) : null;
};

/** Of a date's two readings the one that `address`, a day known otherwise, agrees with; else the one of the outlet's country. */
const readingOf = ({ days }: PrintedDate, address: string | null, order: DateOrder | null): string | undefined => {
  if (days.length === 1) return days[0];
  const ordered = order === null ? undefined : days[order === 'month-first' ? 0 : 1];
  return days.find((one) => one === address) ?? ordered;
};

/** A date's publication. */
const settle = (printed: PrintedDate, address: string | null, order: DateOrder | null): Publication => {
  if (printed.moment !== null) return { date: printed.moment, precision: 'minute' };
  const day = readingOf(printed, address, order);
  return day === undefined ? UNKNOWN : { date: day, precision: 'day' };
};

/**
 * The publication that a page's dates amount to: one that it calls published, else its one bare date, else the day
 * in its address. An update's date is none, and bare dates that differ contradict each other.
 * @param order in which the outlet's country writes day and month in figures, where that is known
 */
export const publicationOf = (
  printed: readonly PrintedDate[],
  url: string | null,
  order: DateOrder | null = null,
): Publication => {
  const address = url === null ? null : dayInAddress(url);
  const published = printed.find((date) => date.label === 'published');
  const bare = printed.filter((date) => date.label === 'bare');
  const agree = bare.every((date) => date.days.join() === bare[0]?.days.join());
  const chosen = published ?? (agree ? (bare.find((date) => date.moment !== null) ?? bare[0]) : undefined);
  if (chosen !== undefined) return settle(chosen, address, order);
  return bare.length === 0 && address !== null ? { date: address, precision: 'day' } : UNKNOWN;
};
