/** ninjs 1 to 3: an agency's item as JSON. The versions spell the same keys in other cases. */

import { isObject, type Json, objectsOf, stringOf } from '../../../text/json.js';
import { agencyNamed } from '../../facts/agencies.js';
import { authorIn } from '../../facts/bylines.js';
import { agenciesIn } from '../../facts/credit-words.js';
import { NO_FIELDS } from '../../facts/fields.js';
import type { Fault, Found } from '../../found.js';
import { isMarkup, linesOfMarkup } from '../../html/fragment.js';
import type { RecordReader } from '../json/record.js';

const lowered = (record: Json): Json =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key.toLowerCase(), value]));

interface Text {
  role: string;
  value: string;
}

/** Version 1 puts the role into the key (`body_xhtml`), the later ones into a list. */
const textsOf = (record: Json, single: string, plural: string): Text[] => [
  ...objectsOf(record[plural]).flatMap((one) => {
    const value = stringOf(one.value);
    return value === null ? [] : [{ role: stringOf(one.role) ?? '', value }];
  }),
  ...Object.entries(record).flatMap(([key, value]) =>
    (key === single || key.startsWith(`${single}_`)) && typeof value === 'string' && value.trim() !== ''
      ? [{ role: key.slice(single.length + 1), value }]
      : [],
  ),
];

/** Parts of an item that are no article: what stands for it elsewhere, or under its pictures. */
const NOT_BODY = /summary|abstract|teaser|caption|tweet|alert|social|short|intro|note/iu;

/** Mark-up keeps the paragraphs that plain text may have lost. */
const bodyIn = (record: Json): string | null => {
  const texts = textsOf(record, 'body', 'bodies');
  const bodies = texts.filter(({ role }) => !NOT_BODY.test(role));
  const candidates = bodies.length > 0 ? bodies : texts;
  const byLength = [...candidates].sort((a, b) => b.value.length - a.value.length);
  return (byLength.find(({ value }) => isMarkup(value)) ?? byLength[0])?.value ?? null;
};

const titleIn = (record: Json): string | null => {
  const titles = textsOf(record, 'headline', 'headlines');
  return (titles.find(({ role }) => role === '' || role === 'main') ?? titles[0])?.value ?? stringOf(record.title);
};

const namesOf = (value: unknown): string[] =>
  objectsOf(value).flatMap((one) => stringOf(one.name) ?? stringOf(one.literal) ?? []);

const read = async (given: Json, place: string): Promise<Found | Fault> => {
  const record = lowered(given);
  const status = stringOf(record.pubstatus);
  if (status !== null && /cancel|withheld/iu.test(status)) return { place, reason: `not to be used (${status})` };
  const uri = stringOf(record.uri);
  const by = stringOf(record.by) ?? stringOf(record.byline);
  const holder =
    stringOf(record.copyrightholder) ??
    (isObject(record.copyrightholder) ? stringOf(record.copyrightholder.name) : null);
  const sources = [...namesOf(record.infosources), stringOf(record.creditline) ?? '', stringOf(record.source) ?? ''];
  const agencies = sources.flatMap((name) => (agencyNamed(name) === null ? agenciesIn(name) : [name]));
  const fields = {
    ...NO_FIELDS,
    title: titleIn(record),
    outlet: holder,
    url: [uri, stringOf(record.weburl), stringOf(record.link)].find((one) => one && /^https?:/iu.test(one)) ?? null,
    date: stringOf(record.firstcreated) ?? stringOf(record.versioncreated),
    byline: by === null ? null : authorIn(by),
    agencies,
  };
  const text = bodyIn(record);
  if (text === null) return { place, reason: `no text (${stringOf(record.type) ?? 'an item without a body'})` };
  if (!isMarkup(text)) return { place, fields, body: { kind: 'page', text } };
  return { place, fields, body: { kind: 'lines', lines: await linesOfMarkup(text) } };
};

const KEYS = [
  'versioncreated',
  'headline',
  'headlines',
  'bodies',
  'body_text',
  'body_xhtml',
  'body_html',
  'body_richtext',
];

export const ninjsRecord: RecordReader = {
  recognises: (record) => {
    const keys = new Set(Object.keys(record).map((key) => key.toLowerCase()));
    return keys.has('uri') && KEYS.filter((key) => keys.has(key)).length > 1;
  },
  read: async (record, place) => [await read(record, place)],
};
