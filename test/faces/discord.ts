/** A payload for Discord as its apps draw it: own HTML that keeps their sizes. */
import { ComponentType } from 'discord.js';
import { drawReply } from '../../src/chat/discord/drawing/draw.js';
import type { Reply } from '../../src/chat/reply.js';
import { escapeHtml } from './page.js';

/** What our payloads hold of Discord's Markdown, escapes first. */
const TOKEN = /\\([^\w\s])|(\*\*|__|~~|\*)|\[((?:\\.|[^\]\\])*)\]\((https?:[^)]*)\)|([^\\*_~[]+|.)/gsu;
const TAGS: Record<string, string> = { '**': 'b', __: 'u', '~~': 's', '*': 'i' };

const inline = (text: string): string => {
  const open: string[] = [];
  return text.replace(TOKEN, (_, escaped: string, mark: string, label: string, href: string, plain: string) => {
    if (escaped !== undefined) return escapeHtml(escaped);
    if (href !== undefined) return `<a href="${escapeHtml(href)}">${inline(label)}</a>`;
    if (mark === undefined) return escapeHtml(plain);
    const tag = TAGS[mark] ?? 'span';
    if (!open.includes(tag)) {
      open.push(tag);
      return `<${tag}>`;
    }
    open.splice(open.indexOf(tag), 1);
    return `</${tag}>`;
  });
};

/** How a line begins -> the block that it makes. */
const LINES: readonly [RegExp, string][] = [
  [/^## /, 'h2'],
  [/^-# /, 'small'],
  [/^> /, 'blockquote'],
  [/^- /, 'li'],
];

const line = (text: string): string => {
  const [start, tag] = LINES.find(([pattern]) => pattern.test(text)) ?? [/^/, 'p'];
  return `<${tag}>${inline(text.replace(start, ''))}</${tag}>`;
};

const markdown = (text: string): string =>
  text.split('\n').map(line).join('').replaceAll('</blockquote><blockquote>', '<br>');

export const drawDiscord = (reply: Reply): string => {
  const { components } = drawReply(reply);
  const drawn = components.map((component) => {
    if (component.type === ComponentType.ActionRow) {
      const buttons = component.components.map(({ label }) => `<button>${escapeHtml(label ?? '')}</button>`);
      return `<div class="row">${buttons.join('')}</div>`;
    }
    const accent =
      component.accent_color == null ? 'transparent' : `#${component.accent_color.toString(16).padStart(6, '0')}`;
    const texts = component.components.map((one) => ('content' in one ? `<div>${markdown(one.content)}</div>` : ''));
    return `<div class="card" style="border-left-color:${accent}">${texts.join('')}</div>`;
  });
  return drawn.join('');
};

export const DISCORD_STYLE = `
  .message { font: 16px/22px "gg sans", "Noto Sans", "Helvetica Neue", Arial, sans-serif; padding: 2px 16px 2px 72px }
  .phone .message { padding: 2px 12px 2px 56px }
  .avatar { width: 40px; height: 40px; border-radius: 50%; left: 16px } .phone .avatar { left: 8px }
  .card { border: 1px solid var(--line); border-left: 4px solid; border-radius: 8px; padding: 16px; margin: 4px 0; background: var(--card); max-width: 600px; display: flex; flex-direction: column; gap: 8px }
  .phone .card { padding: 12px }
  h2 { font-size: 20px; line-height: 27px; font-weight: 700; margin: 0 0 4px } p, li { margin: 0 } li { margin-left: 18px; list-style: disc }
  small { display: block; font-size: 13px; line-height: 18px; color: var(--quiet) }
  blockquote { margin: 0; padding: 0 8px 0 12px; border-left: 4px solid var(--bar); border-radius: 4px }
  .row { display: flex; flex-wrap: wrap } button { font: 500 14px/20px "gg sans", "Noto Sans", sans-serif; height: 32px; padding: 2px 16px; margin: 4px 8px 4px 0; border: 0; border-radius: 8px; background: var(--button); color: var(--text) }
  .dark { --page: #1a1a1e; --card: #242429; --line: #323237; --text: #dfe0e2; --quiet: #9a9ba4; --bar: #65656d; --button: #3a3a42; --link: #7cb4ff }
  .light { --page: #fbfbfb; --card: #fff; --line: #dfdfe3; --text: #2f3035; --quiet: #62646c; --bar: #c4c4cc; --button: #ebebed; --link: #006ce7 }
`;
