/** What a person wrote, without Slack's markup: entities, escapes, emphasis, the bot's own name. */

/** The part of a Slack message that holds words. */
export interface Written {
  text?: string | undefined;
  /** A shared or forwarded message travels as one of these. */
  attachments?: { text?: string; is_share?: boolean; is_msg_unfurl?: boolean }[] | undefined;
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

/** The words of a message; where it has none of its own, those of the message it shares. Empty: no words at all. */
export const wordsOf = (message: Written, botUserId: string): string => {
  const own = readWords(message.text ?? '', botUserId);
  if (own !== '') return own;
  const shared = message.attachments?.filter((attachment) => attachment.is_share || attachment.is_msg_unfurl) ?? [];
  return shared
    .map(({ text }) => readWords(text ?? '', botUserId))
    .filter((text) => text !== '')
    .join('\n\n');
};
