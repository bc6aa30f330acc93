/** A payload for Slack as its apps draw it: own HTML that keeps their sizes. */
import type { KnownBlock, RichTextBlock, RichTextElement } from '@slack/types';
import type { Reply } from '../../src/chat/reply.js';
import { drawReply } from '../../src/chat/slack/draw.js';
import { escapeHtml } from './page.js';

const element = (one: RichTextElement): string => {
  if (one.type !== 'text' && one.type !== 'link') throw new Error(`No drawing for ${one.type}`);
  const { bold, italic, strike } = one.style ?? {};
  let html = escapeHtml(one.text ?? '').replaceAll('\n', '<br>');
  if (bold) html = `<b>${html}</b>`;
  if (italic) html = `<i>${html}</i>`;
  if (strike) html = `<s>${html}</s>`;
  return one.type === 'link' ? `<a href="${escapeHtml(one.url)}">${html}</a>` : html;
};

const part = (one: RichTextBlock['elements'][number]): string => {
  if (one.type === 'rich_text_list') {
    return `<ul>${one.elements.map((item) => `<li>${item.elements.map(element).join('')}</li>`).join('')}</ul>`;
  }
  const tag = one.type === 'rich_text_quote' ? 'blockquote' : 'p';
  return `<${tag}>${one.elements.map(element).join('')}</${tag}>`;
};

const block = (one: KnownBlock): string => {
  switch (one.type) {
    case 'header':
      return `<h2>${escapeHtml(one.text.text)}</h2>`;
    case 'rich_text':
      return `<div class="rich">${one.elements.map(part).join('')}</div>`;
    case 'context':
      return `<small>${one.elements.map((text) => ('text' in text ? escapeHtml(text.text) : '')).join(' ')}</small>`;
    case 'actions':
      return `<div class="row">${one.elements.map((button) => ('text' in button && button.text ? `<button>${escapeHtml(button.text.text)}</button>` : '')).join('')}</div>`;
    default:
      throw new Error(`No drawing for ${one.type}`);
  }
};

export const drawSlack = (reply: Reply): string => drawReply(reply).blocks.map(block).join('');

export const SLACK_STYLE = `
  .message { font: 15px/22px Slack-Lato, Lato, "Noto Sans", "Helvetica Neue", Arial, sans-serif; padding: 8px 20px 8px 64px }
  .phone .message { padding: 8px 12px 8px 56px }
  .avatar { width: 36px; height: 36px; border-radius: 8px; left: 20px } .phone .avatar { left: 10px }
  h2 { font-size: 18px; line-height: 24px; font-weight: 800; margin: 12px 0 8px } p, ul { margin: 0 } ul { padding-left: 22px }
  .rich { margin: 8px 0 } small { display: block; font-size: 13px; line-height: 18px; margin: 8px 0; color: var(--quiet) }
  blockquote { margin: 4px 0; padding-left: 12px; border-left: 4px solid var(--bar); border-radius: 8px }
  .row { display: flex; flex-wrap: wrap; gap: 8px; margin: 8px 0 } button { font: 700 13px/18px Lato, "Noto Sans", sans-serif; height: 28px; padding: 0 12px; border: 1px solid var(--line); border-radius: 8px; background: var(--page); color: var(--text) }
  .phone button { height: 36px }
  .dark { --page: #1a1d21; --line: #565856; --text: #d1d2d3; --quiet: #ababad; --bar: #565856; --link: #1d9bd1 }
  .light { --page: #fff; --line: #bbb; --text: #1d1c1d; --quiet: #616061; --bar: #ddd; --link: #1264a3 }
`;
