/** The words of somebody's message, wherever Discord keeps them. */
import { ComponentType, type Embed, EmbedType, type Message, type MessageSnapshot } from 'discord.js';
import { plainText } from './plain.js';

const ADDRESS = /https?:\/\/\S+/g;

const saysSomething = (text: string): boolean => text.replace(ADDRESS, '').trim() !== '';

/** A component as Discord hands it over, as far as words are concerned. */
interface Part {
  type?: number;
  content?: string;
  components?: Part[];
}

/** What stands in a message that is made of components. */
const componentWords = ({ type, content = '', components = [] }: Part): string[] => [
  ...(type === ComponentType.TextDisplay ? [content] : []),
  ...components.flatMap(componentWords),
];

const embedWords = ({ title, description, fields }: Embed): string =>
  [title, description, ...fields.map(({ value }) => value)].filter((text) => text).join('\n');

const joined = (texts: readonly string[]): string => texts.map(plainText).filter(saysSomething).join('\n\n');

/** Only an app can attach these; all others Discord makes of a link that somebody pasted. */
const isBuilt = ({ data }: Embed): boolean => data.type === EmbedType.Rich && data.provider === undefined;

type Written = Pick<Message, 'content' | 'embeds' | 'components'> | MessageSnapshot;

const builtWords = ({ embeds, components }: Written): string[] => [
  ...components.flatMap((component) => componentWords(component.toJSON() as Part)),
  ...embeds.filter(isBuilt).map(embedWords),
];

/**
 * What was typed, and of an app also what it built; else what was forwarded; else what Discord shows of a linked page.
 * @returns '' where there is nothing but addresses, or nothing that the bot may read
 */
export const wordsOf = (message: Message): string => {
  const own = joined([message.content, ...(message.author.bot ? builtWords(message) : [])]);
  if (own !== '') return own;
  const forwarded = [...message.messageSnapshots.values()].flatMap((one) => [one.content ?? '', ...builtWords(one)]);
  return joined(forwarded) || joined(message.embeds.map(embedWords));
};
