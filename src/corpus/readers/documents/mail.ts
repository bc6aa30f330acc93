/** Newsletters and articles sent by mail: one message, or a mailbox of them. */
import type { Email } from 'postal-mime';
import { namesPersons } from '../../facts/bylines.js';
import { NO_FIELDS } from '../../facts/fields.js';
import { domainOf, looksLikeOutlet, outletAt } from '../../facts/outlets.js';
import { isNameOfSite } from '../../facts/titles.js';
import type { Fault, Found } from '../../found.js';
import { parseHtml } from '../../html/dom.js';
import { linesOfMarkup } from '../../html/fragment.js';
import type { Line } from '../../markup/line.js';
import { LINE_BYTES, linesOf } from '../../source/lines.js';
import { readWhole, type Source } from '../../source/source.js';
import type { Reader } from '../reader.js';
import hosts from './mail-hosts.json' with { type: 'json' };

const HEADER = /^(?<name>[A-Za-z][A-Za-z0-9-]*):/u;
const FROM_LINE = /^From \S+.*\d{4}/u;
/** Largest message, with its pictures. */
const MESSAGE_BYTES = 8 * LINE_BYTES;

/** The names of the header lines that a text begins with, in lower case. */
export const headerNames = (text: string): Set<string> => {
  const names = new Set<string>();
  for (const line of text.replace(/^\s+/u, '').split(/\r?\n/u)) {
    if (line === '') break;
    const name = HEADER.exec(line)?.groups?.name;
    if (name === undefined && !/^[ \t]/u.test(line)) return new Set();
    if (name !== undefined) names.add(name.toLowerCase());
  }
  return names;
};

const isMessage = (text: string): boolean => {
  const names = headerNames(text);
  const transport = ['received', 'message-id', 'return-path', 'delivered-to', 'mime-version'].some((name) =>
    names.has(name),
  );
  return names.has('from') && (transport || (names.has('subject') && names.has('date') && names.has('to')));
};

const VIEW_ONLINE =
  /\b(?:view|read|open|see)\b.{0,40}\b(?:browser|online|web)\b|im browser|version en ligne|en l[ií]nea/iu;

/** Where the same is to be read on the web. */
const addressOf = async (mail: Email): Promise<string | null> => {
  const archived = mail.headers.find(({ key }) => key === 'archived-at')?.value.replace(/[<>\s]/gu, '');
  if (archived) return archived;
  if (!mail.html) return null;
  const links = (await parseHtml(mail.html)).querySelectorAll('a[href]');
  const link = [...links].find((one) => VIEW_ONLINE.test(one.textContent ?? ''))?.getAttribute('href');
  return link && /^https?:/iu.test(link) ? link : null;
};

/** Who carries the letters of anybody: that domain is no outlet's. */
const CARRIERS = new Set([...hosts.personal, ...hosts.senders]);

/** The sender's name is the outlet's, unless it is a person's: then the domain they write from tells. */
const senderOf = (mail: Email): { outlet: string | null; byline: string | null } => {
  const name = mail.from?.name?.trim() || null;
  const domain = mail.from?.address?.split('@')[1]?.toLowerCase() ?? '';
  const registered = domain === '' ? null : domainOf(`https://${domain}`);
  const isOwn = registered !== null && !CARRIERS.has(registered);
  const site = isOwn ? (outletAt(`https://${domain}`)?.outlet ?? null) : null;
  const [, person, outlet] = /^(?<person>.+?)\s+(?:at|from|via|\|)\s+(?<outlet>.+)$/u.exec(name ?? '') ?? [];
  if (person !== undefined && namesPersons(person)) return { outlet: outlet ?? site, byline: person };
  // A known outlet's own domain says it better than "Osk Times Morning Briefing".
  if (site !== null && !site.includes('.')) return { outlet: site, byline: null };
  const isOutlet = name !== null && (looksLikeOutlet(name) || isNameOfSite(name, `https://${domain}`));
  if (name !== null && !isOutlet && namesPersons(name)) return { outlet: site, byline: name };
  // One word that is neither may be anybody's first name.
  const isNamed = isOutlet || /\S\s+\S/u.test(name ?? '');
  return { outlet: isNamed ? name : site, byline: null };
};

/** What newsletters say of themselves. */
const OWN =
  /\b(?:unsubscribe|manage (?:your )?(?:preferences|subscription)|update (?:your )?preferences|(?:are receiving|received) this (?:e-?mail|newsletter|message)|forward(?:ed)? (?:this|to a friend)|privacy policy)\b|\babmelden\b|se désabonner|darse de baja/iu;
/** A sentence of the text may say so too; such lines are short. */
const LONGEST_OWN = 250;

const markOwn = (lines: readonly Line[]): void => {
  for (const line of lines) {
    if (line.text.length <= LONGEST_OWN && (OWN.test(line.text) || (line.link && VIEW_ONLINE.test(line.text))))
      line.kind = 'furniture';
  }
};

const readMessage = async (bytes: Buffer, place: string): Promise<Found | Fault> => {
  const { default: PostalMime } = await import('postal-mime');
  const mail = await PostalMime.parse(bytes);
  const { outlet, byline } = senderOf(mail);
  const date = mail.date && !Number.isNaN(Date.parse(mail.date)) ? new Date(mail.date).toISOString() : null;
  const fields = {
    ...NO_FIELDS,
    title: mail.subject?.trim() || null,
    outlet,
    url: await addressOf(mail),
    date,
    byline,
  };
  if (mail.html) {
    const lines = await linesOfMarkup(mail.html);
    markOwn(lines);
    return { place, fields, body: { kind: 'lines', lines } };
  }
  if (mail.text?.trim()) return { place, fields, body: { kind: 'page', text: mail.text } };
  return { place, reason: 'a mail without text' };
};

export const mailReader: Reader = {
  format: 'a mail',
  recognises: ({ text }) => isMessage(text),
  async *read(source) {
    yield await readMessage(await readWhole(source), '');
  },
};

async function* messagesOf({ chunks }: Source): AsyncGenerator<{ line: number; bytes: Buffer | null }> {
  let lines: Buffer[] = [];
  let size = 0;
  let began = 1;
  const take = (): { line: number; bytes: Buffer | null } => ({
    line: began,
    bytes: size > MESSAGE_BYTES ? null : Buffer.concat(lines),
  });
  for await (const { number, bytes } of linesOf(chunks)) {
    const line = bytes ?? Buffer.alloc(0);
    if (FROM_LINE.test(line.toString('latin1', 0, 200))) {
      if (lines.length > 0) yield take();
      lines = [];
      size = 0;
      began = number;
      continue;
    }
    // Mailboxes quote lines that begin as their own separators do.
    const own = /^>+From /u.test(line.toString('latin1', 0, 20)) ? line.subarray(1) : line;
    size += own.length + 1;
    if (size > MESSAGE_BYTES) lines = [Buffer.alloc(1)];
    else lines.push(own, Buffer.from('\n'));
  }
  if (lines.length > 0) yield take();
}

export const mailboxReader: Reader = {
  format: 'a mailbox',
  recognises: ({ text }) => {
    const [first = ''] = text.split('\n', 1);
    return FROM_LINE.test(first) && headerNames(text.slice(first.length + 1)).has('from');
  },
  async *read(source) {
    for await (const { line, bytes } of messagesOf(source)) {
      if (bytes === null) yield { place: `:${line}`, reason: 'a mail too large to be an article' };
      else yield await readMessage(bytes, `:${line}`);
    }
  },
};
