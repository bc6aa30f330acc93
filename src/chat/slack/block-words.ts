/** The words that stand in blocks, whoever built them: an app may say all it says there. */

/** A block or a part of one, as far as words are concerned. */
interface Part {
  type?: string;
  text?: string | Part;
  fields?: Part[];
  elements?: Part[];
  url?: string;
}

/** Deeper than Slack nests. */
const DEEPEST = 6;

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value);

const partsOf = (value: unknown): Part[] => (Array.isArray(value) ? value.filter(isPart) : []);

/** Elements that stand beside each other on one line. */
const INLINE = new Set(['text', 'link', 'emoji', 'user', 'channel', 'usergroup', 'date', 'broadcast', 'color']);

/** Parts that only do something when they are pressed. */
const CONTROLS = new Set(['actions', 'button', 'input', 'image', 'file', 'video', 'divider']);

const ownWords = ({ type, text, url }: Part, read: (raw: string) => string): string => {
  if (typeof text !== 'string') return type === 'link' ? (url ?? '') : '';
  // Only Markdown is escaped and marked up; everything else is the words themselves.
  return type === 'mrkdwn' || type === 'markdown' ? read(text) : text;
};

const words = (part: Part, read: (raw: string) => string, depth: number): string => {
  if (depth > DEEPEST || CONTROLS.has(part.type ?? '')) return '';
  const inner = [...(isPart(part.text) ? [part.text] : []), ...partsOf(part.fields), ...partsOf(part.elements)];
  const inline = partsOf(part.elements).every(({ type }) => INLINE.has(type ?? ''));
  const said = inner.map((one) => words(one, read, depth + 1)).filter((text) => text !== '');
  const all = ownWords(part, read) + said.join(inline && part.type !== 'section' ? '' : '\n');
  return part.type === 'rich_text_quote' ? all.replace(/^/gm, '> ') : all;
};

/**
 * @param blocks as Slack hands them over, of any shape
 * @param read Slack's Markdown as words
 * @returns one paragraph a block; what is quoted begins with `>`
 */
export const blockWords = (blocks: unknown, read: (raw: string) => string): string =>
  partsOf(blocks)
    .map((block) => words(block, read, 0).trim())
    .filter((text) => text !== '')
    .join('\n\n');
