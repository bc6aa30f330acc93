/** NewsML-G2: items with what an agency says of them around the text, which is NITF, XHTML or plain. */
import { agencyNamed } from '../../facts/agencies.js';
import { authorIn } from '../../facts/bylines.js';
import { agenciesIn } from '../../facts/credit-words.js';
import { type Fields, NO_FIELDS } from '../../facts/fields.js';
import { outletAt } from '../../facts/outlets.js';
import type { Body, Fault, Found } from '../../found.js';
import { linesIn } from '../../html/blocks.js';
import { below, childrenNamed, descend, type Element, localName, wordsOf } from '../../html/dom.js';
import { isMarkup, linesOfMarkup } from '../../html/fragment.js';
import type { Reader } from '../reader.js';
import { readXmlRoot, rootOf } from '../xml.js';
import { readNitf } from './nitf.js';

/** A party by its name, else by the literal, else by the code behind its scheme ("providercode:AP"). */
const partyOf = (party: Element | null): string | null => {
  if (party === null) return null;
  const coded = party.getAttribute('literal') ?? party.getAttribute('qcode')?.replace(/^[^:]*:/u, '');
  const name = wordsOf(descend(party, 'name'));
  if (name !== null || !coded) return name;
  // Codes are spelt as their makers like: "reuters", "AP".
  const spellings = [coded, coded.toUpperCase(), coded.replace(/^./u, (first) => first.toUpperCase())];
  return spellings.map(agencyNamed).find((agency) => agency !== null) ?? coded;
};

const siteOf = (party: Element | null): string | null => {
  const uri = party?.getAttribute('uri') ?? '';
  return /^https?:/iu.test(uri) ? (outletAt(uri)?.outlet ?? null) : null;
};

const outletOf = (item: Element): string | null => {
  const provider = descend(item, 'itemMeta', 'provider');
  const holder = descend(item, 'rightsInfo', 'copyrightHolder');
  const named = wordsOf(descend(provider, 'name')) ?? wordsOf(descend(holder, 'name'));
  return named ?? partyOf(provider) ?? partyOf(holder) ?? siteOf(provider) ?? siteOf(holder);
};

/** Agencies that the item passed through, or that gave its facts. */
const agenciesOf = (item: Element, meta: Element | null): string[] => {
  const hops = childrenNamed(descend(item, 'hopHistory') ?? item, 'hop').map((hop) => descend(hop, 'party'));
  const sources = meta === null ? [] : childrenNamed(meta, 'infoSource');
  const named = [...sources, ...hops]
    .flatMap((party) => partyOf(party) ?? [])
    .filter((name) => agencyNamed(name) !== null);
  const printed = [wordsOf(descend(meta, 'creditline')), wordsOf(descend(meta, 'dateline'))].flatMap((text) =>
    agenciesIn(text ?? ''),
  );
  return [...new Set([...named, ...printed])];
};

const fieldsOf = (item: Element): Fields => {
  const meta = descend(item, 'contentMeta');
  const about = descend(item, 'itemMeta');
  const by = wordsOf(descend(meta, 'by'));
  const creators =
    meta === null ? [] : childrenNamed(meta, 'creator').flatMap((one) => wordsOf(descend(one, 'name')) ?? []);
  const guid = item.getAttribute('guid') ?? '';
  const links = about === null ? [] : childrenNamed(about, 'link').map((link) => link.getAttribute('href') ?? '');
  return {
    ...NO_FIELDS,
    title: wordsOf(descend(meta, 'headline')) ?? wordsOf(descend(about, 'title')),
    outlet: outletOf(item),
    url: [guid, ...links].find((one) => /^https?:/iu.test(one)) ?? null,
    date: wordsOf(descend(about, 'firstCreated')) ?? wordsOf(descend(about, 'versionCreated')),
    byline: by === null ? creators.join(', ') || null : authorIn(by),
    agencies: agenciesOf(item, meta),
  };
};

interface Content {
  body: Body;
  /** What the content says of itself, where the item around it does not. */
  fields: Fields;
}

const contentOf = async (item: Element): Promise<Content | null> => {
  const set = localName(item) === 'contentset' ? item : descend(item, 'contentSet');
  for (const inline of set === null ? [] : [...childrenNamed(set, 'inlineXML'), ...childrenNamed(set, 'inlineData')]) {
    const nitf = below(inline, 'nitf')[0];
    if (nitf !== undefined) {
      const { fields, lines } = readNitf(nitf);
      return { fields, body: { kind: 'lines', lines } };
    }
    const body = below(inline, 'body')[0];
    if ([...inline.children].length > 0)
      return { fields: NO_FIELDS, body: { kind: 'lines', lines: linesIn(body ?? inline) } };
    const text = inline.textContent ?? '';
    if (text.trim() === '') continue;
    if (isMarkup(text)) return { fields: NO_FIELDS, body: { kind: 'lines', lines: await linesOfMarkup(text) } };
    return { fields: NO_FIELDS, body: { kind: 'page', text } };
  }
  return null;
};

const readItem = async (item: Element, place: string): Promise<Found | Fault> => {
  const kind = descend(item, 'itemMeta', 'itemClass')?.getAttribute('qcode')?.replace(/^.*:/u, '');
  const status = descend(item, 'itemMeta', 'pubStatus')?.getAttribute('qcode') ?? '';
  if (/cancel|withheld/iu.test(status)) return { place, reason: `not to be used (${status})` };
  const content = await contentOf(item);
  if (content === null)
    return { place, reason: kind === undefined || kind === 'text' ? 'no text' : `no text (${kind})` };
  const outer = fieldsOf(item);
  const fields: Fields = {
    id: null,
    title: outer.title ?? content.fields.title,
    outlet: outer.outlet ?? content.fields.outlet,
    url: outer.url ?? content.fields.url,
    date: outer.date ?? content.fields.date,
    byline: content.fields.byline ?? outer.byline,
    agencies: [...new Set([...outer.agencies, ...content.fields.agencies])],
  };
  return { place, fields, body: content.body };
};

/** An item, or a part that was taken out of one. */
const ITEMS = new Set(['newsitem', 'contentset', 'contentmeta']);
const ROOTS = new Set([...ITEMS, 'newsmessage', 'packageitem', 'conceptitem', 'knowledgeitem']);

export const newsmlReader: Reader = {
  format: 'NewsML-G2',
  recognises: ({ text }) => ROOTS.has(rootOf(text) ?? ''),
  async *read(source) {
    const root = await readXmlRoot(source);
    const items = ITEMS.has(localName(root)) ? [root] : below(root, 'newsItem');
    for (const [index, item] of items.entries()) {
      yield await readItem(item, items.length === 1 ? '' : `#${item.getAttribute('guid') ?? index + 1}`);
    }
    if (items.length === 0) yield { place: '', reason: 'NewsML-G2 without a news item' };
  },
};
