/** What Discord offers people: `/quote` and the "Check quotes" entry of a message's menu. */
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord.js';
import { FACETS, type Facet } from '../compose.js';

export const QUOTE_COMMAND = 'quote';
export const CHECK_MESSAGE = 'Check quotes';

/** Discord's own ceiling for the text of an option. */
const TEXT_LIMIT = 6000;
const NAME_LIMIT = 100;

const DESCRIPTIONS: Record<Facet, string> = {
  check: 'Everything about a quote: where it came from, who said it, who printed it, what was changed',
  source: 'Where did these words come from?',
  who: 'Who said it?',
  outlets: 'Which outlets printed it?',
};

const OPTIONS = [
  {
    type: ApplicationCommandOptionType.String,
    name: 'text',
    description: 'The quote, with or without quotation marks',
    required: true,
    min_length: 1,
    max_length: TEXT_LIMIT,
  },
  {
    type: ApplicationCommandOptionType.String,
    name: 'speaker',
    description: 'Who is said to have said it',
    max_length: NAME_LIMIT,
    autocomplete: true,
  },
  {
    type: ApplicationCommandOptionType.String,
    name: 'outlet',
    description: 'Only what this outlet printed',
    max_length: NAME_LIMIT,
    autocomplete: true,
  },
] as const;

/** Where the commands may be used. Discord takes these two only for commands that are registered everywhere. */
const EVERYWHERE = {
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
};

/** @param everywhere `false`: for one server alone */
export const commandsFor = (everywhere: boolean): RESTPutAPIApplicationCommandsJSONBody => {
  const reach = everywhere ? EVERYWHERE : {};
  return [
    {
      type: ApplicationCommandType.ChatInput,
      name: QUOTE_COMMAND,
      description: 'Verify a quote against the indexed articles',
      options: FACETS.map((facet) => ({
        type: ApplicationCommandOptionType.Subcommand,
        name: facet,
        description: DESCRIPTIONS[facet],
        options: [...OPTIONS],
      })),
      ...reach,
    },
    { type: ApplicationCommandType.Message, name: CHECK_MESSAGE, ...reach },
  ];
};
