/** Mark-up as a tree, and the little that is asked of it. The parser is loaded when the first page comes. */

export interface Node {
  nodeType: number;
  nodeName: string;
  childNodes: Iterable<Node>;
  textContent: string | null;
}

export interface Element extends Node {
  localName: string;
  tagName: string;
  children: Iterable<Element>;
  parentElement: Element | null;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  setAttribute(name: string, value: string): void;
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element>;
  closest(selector: string): Element | null;
  remove(): void;
}

export interface Document extends Node {
  documentElement: Element | null;
  body: Element | null;
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element>;
  getElementsByTagName(name: string): Iterable<Element>;
}

export const isElement = (node: Node): node is Element => node.nodeType === 1;
export const isText = (node: Node): boolean => node.nodeType === 3 || node.nodeType === 4;

export const parseHtml = async (html: string): Promise<Document> => {
  const { parseHTML } = await import('linkedom');
  // A fragment stands in no body of its own.
  const whole = /<(?:html|body)[\s>]/iu.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`;
  return parseHTML(whole).document as unknown as Document;
};

export const parseXml = async (xml: string): Promise<Document> => {
  const { DOMParser } = await import('linkedom');
  return new DOMParser().parseFromString(xml, 'text/xml') as unknown as Document;
};

/** Its name without a prefix: `q` for `nitf:q`. Prefixes are the writer's own. */
export const localName = (element: Element): string => element.nodeName.replace(/^.*:/u, '').toLowerCase();

/** The children of that name, whatever their prefix. */
export const childrenNamed = (element: Element, name: string): Element[] =>
  [...element.children].filter((child) => localName(child) === name.toLowerCase());

/** Goes down by names, one level each; `null` where a step is missing. */
export const descend = (element: Element | null, ...names: string[]): Element | null =>
  names.reduce<Element | null>((at, name) => (at === null ? null : (childrenNamed(at, name)[0] ?? null)), element);

/** Every element of that name below one, in order. */
export const below = (element: Element, name: string): Element[] => {
  const wanted = name.toLowerCase();
  const found: Element[] = [];
  const walk = (parent: Element): void => {
    for (const child of parent.children) {
      if (localName(child) === wanted) found.push(child);
      walk(child);
    }
  };
  walk(element);
  return found;
};

/** The words of an element, single-spaced; `null` where it has none. */
export const wordsOf = (element: Node | null | undefined): string | null => {
  const words = (element?.textContent ?? '').replace(/[\s\u00a0]+/gu, ' ').trim();
  return words === '' ? null : words;
};
