/** NITF: an agency's article as XML, alone or inside of NewsML-G2. */
import { agencyNamed } from '../../facts/agencies.js';
import { authorIn } from '../../facts/bylines.js';
import { agenciesIn } from '../../facts/credit-words.js';
import { type Fields, NO_FIELDS } from '../../facts/fields.js';
import { linesIn } from '../../html/blocks.js';
import { below, descend, type Element, wordsOf } from '../../html/dom.js';
import type { Line } from '../../markup/line.js';
import type { Reader } from '../reader.js';
import { readXmlRoot, rootOf } from '../xml.js';

/** `20240506T103700Z`, `20240506T123700+0200`: ISO 8601 without its marks. */
export const isoOf = (norm: string | null): string | null => {
  const found = /^(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2})(?::?(\d{2}))?(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?$/u.exec(
    norm?.trim() ?? '',
  );
  if (found === null) return norm;
  const [, year, month, day, hour, minute, second = '00', zone = ''] = found;
  return `${year}-${month}-${day}${hour === undefined ? '' : `T${hour}:${minute}:${second}${zone}`}`;
};

/** Names in it, without what they do: `<byttl>Staff Reporter</byttl>`. */
const bylineOf = (byline: Element | null): string | null => {
  if (byline === null) return null;
  const persons = below(byline, 'person').flatMap((person) => wordsOf(person) ?? []);
  if (persons.length > 0) return persons.join(', ');
  const whole = wordsOf(byline);
  for (const title of below(byline, 'byttl')) title.remove();
  const text = (wordsOf(byline) ?? whole)?.replace(/[\s,;]+$/u, '') ?? null;
  return text === null ? null : authorIn(text);
};

export interface Nitf {
  fields: Fields;
  lines: Line[];
}

/** @param root the `nitf` element */
export const readNitf = (root: Element): Nitf => {
  const head = descend(root, 'head');
  const body = descend(root, 'body');
  const above = descend(body, 'body.head');
  const content = descend(body, 'body.content');
  const norm = (element: Element | null, name = 'norm'): string | null => element?.getAttribute(name) || null;
  const data = descend(head, 'docdata');
  const published = descend(head, 'pubdata');
  const distributor = wordsOf(descend(above, 'distributor'));
  const holder =
    descend(data, 'doc.copyright')?.getAttribute('holder') ?? wordsOf(descend(above, 'rights', 'rights.owner'));
  const dateline = wordsOf(descend(above, 'dateline'));
  return {
    fields: {
      ...NO_FIELDS,
      title:
        wordsOf(descend(above, 'hedline', 'hl1')) ??
        wordsOf(descend(above, 'headline')) ??
        wordsOf(descend(head, 'title')),
      outlet: published?.getAttribute('name') || holder || distributor,
      url: [norm(published, 'item-url'), norm(root, 'uri')].find((one) => one && /^https?:/iu.test(one)) ?? null,
      date: isoOf(
        norm(descend(data, 'date.issue')) ??
          norm(published, 'date.publication') ??
          norm(descend(data, 'date.release')) ??
          norm(descend(above, 'dateline', 'story.date')),
      ),
      byline: bylineOf(descend(above, 'byline')),
      agencies: [
        ...(distributor !== null && agencyNamed(distributor) !== null ? [distributor] : []),
        ...(dateline === null ? [] : agenciesIn(dateline)),
      ],
    },
    lines: content === null ? [] : linesIn(content),
  };
};

export const nitfReader: Reader = {
  format: 'NITF',
  recognises: ({ text }) => rootOf(text) === 'nitf',
  async *read(source) {
    const { fields, lines } = readNitf(await readXmlRoot(source));
    yield { place: '', fields, body: { kind: 'lines', lines } };
  },
};
