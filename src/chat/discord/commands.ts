/** What Discord offers people: `/quote` and the "Check quotes" entry of a message's menu. */
import {
  type APIApplicationCommandStringOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord.js';
import { isTopic, KINDS, type Kind, type Option, optionsOf } from '../command.js';

export const QUOTE_COMMAND = 'quote';
export const HELP_COMMAND = 'help';
export const CHECK_MESSAGE = 'Check quotes';

/** Discord's own ceiling for the text of an option. */
const TEXT_LIMIT = 6000;
const NAME_LIMIT = 100;

const DESCRIPTIONS: Record<Kind, string> = {
  check: 'Everything about a quote: where it came from, who said it, who printed it, what was changed',
  source: 'Where did these words come from?',
  who: 'Who said it?',
  outlets: 'Which outlets printed it?',
  speaker: 'What did somebody say? Newest first',
  outlet: 'What is indexed of an outlet? Newest first',
  index: 'What is in the index, how fresh is it, which languages?',
};

type TextOption = APIApplicationCommandStringOption;

const string = { type: ApplicationCommandOptionType.String } as const;

const TEXT: TextOption = {
  ...string,
  name: 'text',
  description: 'The quote, with or without quotation marks',
  required: true,
  min_length: 1,
  max_length: TEXT_LIMIT,
};

const NAME: TextOption = {
  ...string,
  name: 'name',
  description: 'The name, as far as you know it',
  required: true,
  min_length: 1,
  max_length: NAME_LIMIT,
  autocomplete: true,
};

const DAY = 'a day, month or year, as 2031-05-03, 2031-05 or 2031';

const NARROWING: Record<Option, TextOption> = {
  speaker: {
    ...string,
    name: 'speaker',
    description: 'Who is said to have said it',
    max_length: NAME_LIMIT,
    autocomplete: true,
  },
  outlet: {
    ...string,
    name: 'outlet',
    description: 'Only what this outlet printed',
    max_length: NAME_LIMIT,
    autocomplete: true,
  },
  since: { ...string, name: 'since', description: `Only from then on: ${DAY}`, max_length: NAME_LIMIT },
  until: { ...string, name: 'until', description: `Only up to then: ${DAY}`, max_length: NAME_LIMIT },
};

const subcommand = (kind: Kind): APIApplicationCommandSubcommandOption => {
  const about = kind === 'index' ? [] : [isTopic(kind) ? NAME : TEXT];
  const options = [...about, ...optionsOf(kind).map((option) => NARROWING[option])];
  return { type: ApplicationCommandOptionType.Subcommand, name: kind, description: DESCRIPTIONS[kind], options };
};

const HELP: APIApplicationCommandSubcommandOption = {
  type: ApplicationCommandOptionType.Subcommand,
  name: HELP_COMMAND,
  description: 'How to ask',
};

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
      options: [...KINDS.map(subcommand), HELP],
      ...reach,
    },
    { type: ApplicationCommandType.Message, name: CHECK_MESSAGE, ...reach },
  ];
};
