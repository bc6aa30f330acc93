/** The page around drawn messages: an app of a width and a colour, one frame a message, and the height of each. */

export type Size = 'phone' | 'desktop';
export type Theme = 'dark' | 'light';

/** CSS pixels. */
const WIDTHS: Record<Size, number> = { phone: 390, desktop: 760 };

export interface Frame {
  name: string;
  /** Quotes that it answers: as many screens as it may take are reckoned from them. */
  answers: number;
  html: string;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');

/** Heights stand in the page itself once a browser has drawn it: `data-heights` of its body, one a frame. */
const MEASURE =
  "document.body.dataset.heights=JSON.stringify([...document.querySelectorAll('.message')].map((m)=>Math.ceil(m.getBoundingClientRect().height)))";

const STYLE = `
  body { margin: 0; padding: 16px; background: #888; display: flex; flex-wrap: wrap; gap: 16px; align-items: flex-start }
  figure { margin: 0; background: var(--page); color: var(--text) } figcaption { font: 12px sans-serif; padding: 4px 8px; color: var(--quiet) }
  .message { position: relative; box-sizing: border-box; overflow-wrap: anywhere } .avatar { position: absolute; background: #2e8b57 }
  .author { font-weight: 600 } .author i { font-size: 12px; font-style: normal; color: var(--quiet) } a { color: var(--link); text-decoration: none }
`;

const frameHtml = ({ name, html }: Frame): string =>
  `<figure><figcaption>${escapeHtml(name)}</figcaption><div class="message"><div class="avatar"></div><div class="author">Verbatim <i>APP 14:02</i></div>${html}</div></figure>`;

export const pageOf = (frames: readonly Frame[], style: string, size: Size, theme: Theme): string =>
  `<!doctype html><meta charset="utf-8"><title>Faces</title><style>${STYLE}${style}figure{width:${WIDTHS[size]}px}</style><body class="${size} ${theme}">${frames
    .map(frameHtml)
    .join('\n')}<script>${MEASURE}</script></body>`;
