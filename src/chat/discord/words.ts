/** The words of somebody's message, wherever Discord keeps them. */
import type { Message } from 'discord.js';
import { plainText } from './plain.js';

const ADDRESS = /https?:\/\/\S+/g;

const saysSomething = (text: string): boolean => text.replace(ADDRESS, '').trim() !== '';

/**
 * What was typed; else what was forwarded; else what Discord shows of a linked page.
 * @returns '' where there is nothing but addresses, or nothing that the bot may read
 */
export const wordsOf = (message: Message): string => {
  const typed = plainText(message.content);
  if (saysSomething(typed)) return typed;
  const forwarded = [...message.messageSnapshots.values()].map(({ content }) => plainText(content ?? ''));
  const shown = message.embeds.map(({ description }) => plainText(description ?? ''));
  return [forwarded, shown].map((texts) => texts.filter(saysSomething).join('\n\n')).find((text) => text !== '') ?? '';
};
