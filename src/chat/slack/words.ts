/** What a person wrote, without Slack's markup: entities, escapes, emphasis, the bot's own name. */

import { blockWords } from './block-words.js';

/** What is attached: a shared message, what an app has to show, or the preview of a linked page. */
interface Attachment {
  pretext?: string;
  title?: string;
  text?: string;
  fields?: { title?: string; value?: string }[];
  /** Apps and Slack set it on whatever they attach. */
  fallback?: string;
  is_share?: boolean;
  is_msg_unfurl?: boolean;
  /** The page that is previewed. */
  from_url?: string;
  blocks?: unknown;
  /** The blocks of a shared message. */
  message_blocks?: { message?: { blocks?: unknown } }[];
}

/** The part of a Slack message that holds words. */
export interface Written {
  text?: string | undefined;
  /** Set where an app wrote it. */
  bot_id?: string | undefined;
  blocks?: unknown;
  /** A shared or forwarded message travels as one of these. */
  attachments?: Attachment[] | undefined;
}

const UNESCAPED: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

const unescaped = (text: string): string => text.replace(/&(?:amp|lt|gt);/g, (found) => UNESCAPED[found] ?? found);

/** `<…>` stands as it is, so that the marks inside an address are not taken for emphasis. */
const EMPHASIS = /<[^<>]*>|(?<![\p{L}\p{N}])([*_~`])(?=\S)((?:(?!\1)[^\n])+)(?<=\S)\1(?![\p{L}\p{N}])/gu;

/** Marks nest at most one in another of each kind, so this goes at most four deep. */
const withoutEmphasis = (text: string): string =>
  text.replace(EMPHASIS, (whole, mark: string | undefined, inside: string) => (mark ? withoutEmphasis(inside) : whole));

/**
 * The words that people see where Slack sends `<…>`. A name that is not sent along is left out, never guessed.
 * @param entity the inside: `@U0123|ines`, `#C0123|general`, `!here`, `https://a.example|label`
 */
const entityWords = (entity: string): string => {
  const bar = entity.indexOf('|');
  const target = bar < 0 ? entity : entity.slice(0, bar);
  const label = bar < 0 ? '' : entity.slice(bar + 1);
  if (target.startsWith('@')) return label && `@${label}`;
  if (target.startsWith('#')) return label && `#${label}`;
  if (target.startsWith('!date') || target.startsWith('!subteam')) return label;
  if (target.startsWith('!')) return label || `@${target.slice(1)}`;
  return label || target.replace(/^(?:mailto|tel):/, '');
};

/**
 * Message text as its writer meant it.
 * @param raw as Slack sends it: `&`, `<`, `>` escaped; people, channels and addresses in `<…>`
 * @param botUserId whose mention is left out
 */
export const readWords = (raw: string, botUserId: string): string =>
  withoutEmphasis(raw.replaceAll('```', ''))
    .replace(/<([^<>]*)>|[^<]+|</g, (piece, entity: string | undefined) => {
      if (entity === undefined) return unescaped(piece);
      return entity.split('|', 1)[0] === `@${botUserId}` ? '' : unescaped(entityWords(entity));
    })
    .trim();

const joined = (texts: readonly string[]): string => texts.filter((text) => text !== '').join('\n\n');

/** A link that somebody pasted is not what he said: of previews, only shared messages count. */
const isShown = ({ is_share, is_msg_unfurl, from_url, fallback }: Attachment): boolean =>
  is_share === true || is_msg_unfurl === true || (from_url === undefined && fallback !== undefined);

const attachedWords = (attachment: Attachment, read: (raw: string) => string): string => {
  const { pretext = '', title = '', text = '', fields = [], blocks, message_blocks = [] } = attachment;
  const isMessage = attachment.is_share === true || attachment.is_msg_unfurl === true;
  const inBlocks = blockWords(
    message_blocks.flatMap(({ message }) => (Array.isArray(message?.blocks) ? message.blocks : [])),
    read,
  );
  if (isMessage) return read(text) || inBlocks || blockWords(blocks, read);
  const said = [pretext, title, text, ...fields.map((field) => field.value ?? '')].map(read);
  return joined([...said, blockWords(blocks, read)]);
};

/**
 * The words of a message. Of an app's, all that it shows; of a person's, what was typed, and where that is nothing,
 * what is shared. Empty: no words at all.
 */
export const wordsOf = (message: Written, botUserId: string): string => {
  const read = (raw: string): string => readWords(raw, botUserId);
  const typed = read(message.text ?? '');
  const built = blockWords(message.blocks, read);
  const attached = joined((message.attachments ?? []).filter(isShown).map((one) => attachedWords(one, read)));
  // An app's text may be no more than what a notice says of the blocks.
  if (message.bot_id !== undefined) return joined([built === '' ? typed : built, attached]);
  return typed || attached || built;
};
