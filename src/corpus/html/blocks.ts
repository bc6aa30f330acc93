/** A tree of mark-up as lines: one a paragraph, with what the mark-up says each is. */
import type { Line, LineKind } from '../markup/line.js';
import { type Element, isElement, isText, type Node } from './dom.js';
import furniture from './furniture.json' with { type: 'json' };

const UNSEEN = new Set(furniture.unseen);
const FURNITURE = new Set(furniture.furniture);
const ROLES = new Set(furniture.roles);
const CLASSES = new Set(furniture.classes);
const CAPTIONS = new Set(furniture.captions);
const CAPTION_CLASSES = new Set(furniture.captionClasses);

/** What runs on within a line; everything else begins one. */
const INLINE = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark meter nobr output progress ' +
    'q rp rt ruby s samp small span strike strong sub sup time tt u var wbr ' +
    // NITF's names for what a phrase is.
    'person org location chron classifier copyrite event function money num object.title postaddr virtloc pronounce lang'
  ).split(' '),
);
/** Marks that browsers draw around an inline quotation. */
const QUOTED = new Set(['q']);

interface Around {
  kind: LineKind;
  heading: number;
  quoted: boolean;
  cell: boolean;
}

const classesOf = (element: Element): string[] =>
  `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`
    .toLowerCase()
    .split(/\s+/u)
    .flatMap((name) => [name, name.replaceAll('_', '-')]);

const isHidden = (element: Element): boolean =>
  element.hasAttribute('hidden') ||
  element.getAttribute('aria-hidden') === 'true' ||
  /(?:display\s*:\s*none|visibility\s*:\s*hidden)/iu.test(element.getAttribute('style') ?? '');

const kindOf = (element: Element, name: string): LineKind => {
  if (FURNITURE.has(name) || ROLES.has(element.getAttribute('role') ?? '')) return 'furniture';
  if (CAPTIONS.has(name)) return 'caption';
  const classes = classesOf(element);
  if (classes.some((one) => CAPTION_CLASSES.has(one))) return 'caption';
  return classes.some((one) => CLASSES.has(one)) ? 'furniture' : 'text';
};

const nameOf = (element: Element): string => element.nodeName.replace(/^.*:/u, '').toLowerCase();

/** Gathers the text of the line that is being read. */
class Lines {
  readonly lines: Line[] = [];
  #text = '';
  /** Characters of it that stand in links. */
  #linked = 0;
  #breaks = 0;

  /** @param around what the elements around it say of it */
  add(text: string, around: Around, linked: boolean): void {
    if (text.trim() !== '' && this.#breaks > 1) this.end(around);
    if (text.trim() !== '') this.#breaks = 0;
    this.#text += text;
    if (linked) this.#linked += text.trim().length;
  }

  break(): void {
    this.#breaks++;
    this.#text += ' ';
  }

  end({ kind, heading, quoted, cell }: Around): void {
    const text = this.#text.replace(/[\s\u00a0]+/gu, ' ').trim();
    const link = this.#linked > 0 && this.#linked >= text.length * LINK_SHARE;
    this.#text = '';
    this.#linked = 0;
    this.#breaks = 0;
    if (/[\p{L}\p{N}]/u.test(text))
      this.lines.push({ raw: text, text, kind, heading, quoted, image: null, cell, link });
  }
}

/** A line counts as a link when hardly anything of it stands outside of one. */
const LINK_SHARE = 0.95;

/** Deeper trees are damage, or a trap. */
const DEEPEST = 500;

const walk = (nodes: Iterable<Node>, lines: Lines, around: Around, linked: boolean, depth: number): void => {
  for (const node of nodes) {
    if (isText(node)) lines.add(node.textContent ?? '', around, linked);
    if (!isElement(node) || depth > DEEPEST) continue;
    const name = nameOf(node);
    if (UNSEEN.has(name) || isHidden(node)) continue;
    if (name === 'br') lines.break();
    else if (INLINE.has(name)) {
      const mark = QUOTED.has(name) && !/^\s*["“«„]/u.test(node.textContent ?? '');
      if (mark) lines.add('“', around, linked);
      walk(node.childNodes, lines, around, linked || name === 'a', depth + 1);
      if (mark) lines.add('”', around, linked);
    } else {
      lines.end(around);
      const kind = around.kind === 'text' ? kindOf(node, name) : around.kind;
      const inside: Around = {
        kind,
        heading: /^h[1-6]$/u.test(name) ? Number(name[1]) : around.heading,
        quoted: around.quoted || name === 'blockquote' || name === 'bq',
        cell: around.cell || name === 'td' || name === 'th',
      };
      walk(node.childNodes, lines, inside, linked, depth + 1);
      lines.end(inside);
    }
  }
};

/** The lines of a tree that hold words, in order; captions and furniture are marked by what their elements are called. */
export const linesIn = (root: Node, kind: LineKind = 'text'): Line[] => {
  const lines = new Lines();
  const around: Around = { kind, heading: 0, quoted: false, cell: false };
  walk([root], lines, around, false, 0);
  lines.end(around);
  return lines.lines;
};
