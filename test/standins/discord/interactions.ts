/** Interactions as the gateway hands them over. */
import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIApplicationCommandInteractionDataStringOption,
  type APIChatInputApplicationCommandInteraction,
  type APIMessage,
  type APIMessageApplicationCommandInteraction,
  type APIMessageComponentInteraction,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ComponentType,
  InteractionContextType,
  InteractionType,
  Locale,
} from 'discord.js';
import { ASKER_ID, BOT_ID, CHANNEL, CHANNEL_ID, GUILD_ID, member, newId, userOf } from './world.js';

export type Interaction =
  | APIApplicationCommandAutocompleteInteraction
  | APIChatInputApplicationCommandInteraction
  | APIMessageApplicationCommandInteraction
  | APIMessageComponentInteraction;

const asked = () => ({
  id: newId(),
  application_id: BOT_ID,
  token: `token-${newId()}`,
  version: 1 as const,
  guild_id: GUILD_ID,
  channel_id: CHANNEL_ID,
  channel: CHANNEL,
  member: { ...member(), user: userOf(ASKER_ID), permissions: '2147483647' },
  app_permissions: '2147483647',
  locale: Locale.EnglishUS,
  guild_locale: Locale.EnglishUS,
  entitlements: [],
  authorizing_integration_owners: { [ApplicationIntegrationType.GuildInstall]: GUILD_ID },
  context: InteractionContextType.Guild,
  attachment_size_limit: 10_485_760,
});

type Options = Record<string, string | undefined>;

const stringOptions = (options: Options): APIApplicationCommandInteractionDataStringOption[] =>
  Object.entries(options).flatMap(([name, value]) =>
    value === undefined ? [] : [{ type: ApplicationCommandOptionType.String as const, name, value }],
  );

export const slash = (
  name: string,
  subcommand: string,
  options: Options,
): APIChatInputApplicationCommandInteraction => ({
  ...asked(),
  type: InteractionType.ApplicationCommand,
  data: {
    id: newId(),
    name,
    type: ApplicationCommandType.ChatInput,
    options: [{ type: ApplicationCommandOptionType.Subcommand, name: subcommand, options: stringOptions(options) }],
  },
});

/** @param focused the option that is being typed */
export const typing = (
  name: string,
  subcommand: string,
  focused: string,
  typed: string,
): APIApplicationCommandAutocompleteInteraction => ({
  ...asked(),
  type: InteractionType.ApplicationCommandAutocomplete,
  data: {
    id: newId(),
    name,
    type: ApplicationCommandType.ChatInput,
    options: [
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: subcommand,
        options: [{ type: ApplicationCommandOptionType.String, name: focused, value: typed, focused: true }],
      },
    ],
  },
});

export const menu = (name: string, target: APIMessage): APIMessageApplicationCommandInteraction => ({
  ...asked(),
  type: InteractionType.ApplicationCommand,
  data: {
    id: newId(),
    name,
    type: ApplicationCommandType.Message,
    target_id: target.id,
    resolved: { messages: { [target.id]: target } },
  },
});

export const button = (customId: string, message: APIMessage): APIMessageComponentInteraction => ({
  ...asked(),
  type: InteractionType.MessageComponent,
  data: { custom_id: customId, component_type: ComponentType.Button },
  message,
});
