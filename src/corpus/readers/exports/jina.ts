/** Jina Reader's output: three labelled lines, then the page as Markdown. */
import { NO_FIELDS } from '../../facts/fields.js';
import { outletInTitle, withoutOutlet } from '../../facts/titles.js';
import { LINE_BYTES } from '../../source/lines.js';
import { readText } from '../../source/text.js';
import type { Reader } from '../reader.js';

const HEAD =
  /^\s*Title:[ \t]*(?<title>.*)\r?\n\s*URL Source:[ \t]*(?<url>\S+)[ \t]*\r?\n(?:\s*Published Time:[ \t]*(?<date>.*)\r?\n)?(?:\s*(?:Number of Pages|Warning):.*\r?\n)*\s*(?:Markdown Content:[ \t]*\r?\n?)?/u;

export const jinaReader: Reader = {
  format: 'a page of Jina Reader',
  recognises: ({ text }) => HEAD.test(text.slice(0, 4000)),
  async *read(source) {
    const text = await readText(source, LINE_BYTES);
    const head = HEAD.exec(text);
    const { title = '', url = null, date } = head?.groups ?? {};
    const outlet = outletInTitle(title, url);
    const fields = {
      ...NO_FIELDS,
      title: withoutOutlet(title.trim(), outlet, url) || null,
      outlet,
      url,
      date: date?.trim() || null,
    };
    yield { place: '', fields, body: { kind: 'page', text: text.slice(head?.[0].length ?? 0) } };
  },
};
