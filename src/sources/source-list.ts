/** `sources.yaml` and `feeds.opml` of the corpus: what is to be followed. A bad line costs only itself. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument, type YAMLMap } from 'yaml';
import { describeError } from '../errors.js';
import { INTERVALS, keyOf, type Source } from './source.js';

const SOURCES_FILE = 'sources.yaml';
const OPML_FILE = 'feeds.opml';

export interface SourceList {
  sources: Source[];
  /** Each with file and line, and what to do. */
  faults: string[];
}

const KINDS: Readonly<Record<string, Source['kind']>> = {
  feeds: 'feed',
  sitemaps: 'sitemap',
  pages: 'page',
  folders: 'folder',
};
const KEYS = new Set(['url', 'path', 'outlet', 'interval']);

const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const SHORTEST_MS = 30_000;
const LONGEST_MS = 30 * 86_400_000;

/** "90s", "5m", "2h", "1d". */
const readInterval = (text: string): number | string => {
  const { number, unit } = /^(?<number>\d+)\s*(?<unit>[smhd])$/u.exec(text.trim())?.groups ?? {};
  const ms = Number(number) * (UNITS[unit ?? ''] ?? Number.NaN);
  if (Number.isNaN(ms)) return `“${text}” is no interval: write 45s, 5m, 2h or 1d`;
  return ms < SHORTEST_MS || ms > LONGEST_MS ? `the interval ${text} is not between 30s and 30d` : ms;
};

const isWeb = (text: string): boolean => /^https?:\/\//iu.test(text) && URL.canParse(text);

/** @returns the absolute path or the address, or what is wrong with it */
const readPlace = (kind: Source['kind'], text: string, folder: string): { place: string } | string => {
  if (kind === 'folder') {
    return isWeb(text)
      ? `“${text}” is no folder: put it under feeds, sitemaps or pages`
      : { place: path.resolve(folder, text) };
  }
  if (!isWeb(text)) return `“${text}” is no address: it begins with https:// or http://`;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '')
    return `the address of ${url.host} holds a password: name one without`;
  url.hash = '';
  return { place: url.href };
};

interface Given {
  place?: unknown;
  outlet?: unknown;
  interval?: unknown;
}

const toSource = (kind: Source['kind'], { place, outlet, interval }: Given, folder: string): Source | string => {
  if (typeof place !== 'string' || place.trim() === '')
    return `a ${kind} needs ${kind === 'folder' ? 'a path' : 'a url'}`;
  if (outlet !== undefined && (typeof outlet !== 'string' || outlet.trim() === '')) return 'its outlet is no name';
  const read = readPlace(kind, place.trim(), folder);
  const every = interval === undefined ? INTERVALS[kind] : readInterval(String(interval));
  if (kind === 'folder' && outlet !== undefined) return 'a folder takes no outlet: its articles state theirs';
  if (typeof read === 'string') return read;
  if (typeof every === 'string') return every;
  return { kind, ...read, outlet: typeof outlet === 'string' ? outlet.trim() : null, interval: every };
};

const givenBy = (item: unknown): Given | string => {
  if (isScalar(item)) return { place: item.value };
  if (!isMap(item)) return 'it is neither an address nor a list of url, outlet and interval';
  const { url, path: place, ...rest } = item.toJSON() as Record<string, unknown>;
  const unknown = [...Object.keys(rest)].find((key) => !KEYS.has(key));
  if (unknown !== undefined) return `“${unknown}” means nothing here: url (or path), outlet and interval do`;
  return { place: url ?? place, outlet: rest.outlet, interval: rest.interval };
};

const readYaml = (text: string, folder: string): SourceList => {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const list: SourceList = { sources: [], faults: [] };
  const fault = (at: number, what: string): void => {
    list.faults.push(`${SOURCES_FILE}:${lines.linePos(at).line}: ${what}`);
  };
  for (const { pos, message } of document.errors) fault(pos[0], message);
  const top = document.contents;
  if (top === null) return list;
  if (!isMap(top)) {
    fault(
      top.range?.[0] ?? 0,
      'it holds no lists: write feeds, sitemaps, pages or folders, and below each what to follow',
    );
    return list;
  }
  for (const pair of (top as YAMLMap<Node, Node | null>).items) readGroup(pair, folder, list, fault);
  return list;
};

const readGroup = (
  { key, value }: Pair<Node, Node | null>,
  folder: string,
  list: SourceList,
  fault: (at: number, what: string) => void,
): void => {
  const name = String(key);
  const kind = KINDS[name];
  const at = key.range?.[0] ?? 0;
  if (kind === undefined) fault(at, `“${name}” is none of ${Object.keys(KINDS).join(', ')}`);
  else if (value === null || (isScalar(value) && value.value === null)) return;
  else if (!isSeq<Node>(value)) fault(at, `${name} is no list: begin each line below it with “- ”`);
  else {
    for (const item of value.items) {
      const given = givenBy(item);
      const source = typeof given === 'string' ? given : toSource(kind, given, folder);
      if (typeof source === 'string') fault(item.range?.[0] ?? at, source);
      else list.sources.push(source);
    }
  }
};

interface Outline {
  xmlUrl?: string;
  outlines?: Outline[];
}

const addressesIn = (outlines: readonly Outline[]): string[] =>
  outlines.flatMap(({ xmlUrl, outlines: inner }) => [
    ...(xmlUrl === undefined ? [] : [xmlUrl]),
    ...addressesIn(inner ?? []),
  ]);

const readOpml = async (text: string, folder: string): Promise<SourceList> => {
  const list: SourceList = { sources: [], faults: [] };
  const { parseOpml } = await import('feedsmith');
  let addresses: string[];
  try {
    addresses = addressesIn((parseOpml(text).body?.outlines ?? []) as Outline[]);
  } catch (error) {
    list.faults.push(
      `${OPML_FILE}: it is no OPML (${describeError(error)}): export it again from your reader of feeds`,
    );
    return list;
  }
  for (const address of addresses) {
    // Names that a reader gave to his feeds are no outlets'.
    const source = toSource('feed', { place: address }, folder);
    const line = text.slice(0, Math.max(0, text.indexOf(address))).split('\n').length;
    if (typeof source === 'string') list.faults.push(`${OPML_FILE}:${line}: ${source}`);
    else list.sources.push(source);
  }
  return list;
};

const readIfThere = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
};

/**
 * What the corpus wants to be followed; what is named twice, once, as `sources.yaml` has it.
 * @param folder the corpus, absolute; need not be there
 * @returns `null` where it holds neither file
 */
export const readSourceList = async (folder: string): Promise<SourceList | null> => {
  const lists: SourceList[] = [];
  for (const [name, read] of [
    [SOURCES_FILE, readYaml],
    [OPML_FILE, readOpml],
  ] as const) {
    try {
      const text = readIfThere(path.join(folder, name));
      if (text !== null) lists.push(await read(text, folder));
    } catch (error) {
      lists.push({ sources: [], faults: [`${name} cannot be read: ${describeError(error)}`] });
    }
  }
  if (lists.length === 0) return null;
  const all = new Map<string, Source>();
  for (const source of lists.flatMap(({ sources }) => sources))
    if (!all.has(keyOf(source))) all.set(keyOf(source), source);
  return { sources: [...all.values()], faults: lists.flatMap(({ faults }) => faults) };
};
