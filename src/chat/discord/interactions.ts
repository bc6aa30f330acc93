/** Commands, menus, buttons and names offered while typing. Everything is acknowledged before anything else is done. */
import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
} from 'discord.js';
import { isKind, isTopic, type Kind } from '../command.js';
import type { Desk, DeskRequest } from '../desk.js';
import { FAILURE } from '../notices.js';
import type { Log } from '../platform.js';
import type { Refusal } from '../queue/gate.js';
import type { Reply } from '../reply.js';
import { acknowledge } from './acknowledge.js';
import { type Counter, handleButton } from './buttons.js';
import { CHECK_MESSAGE, HELP_COMMAND, QUOTE_COMMAND } from './commands.js';
import { drawReply, onlyForYou } from './drawing/draw.js';
import { isBlank } from './drawing/escape.js';
import { detailsOf } from './faults.js';
import { HELP, NO_TEXT, UNKNOWN } from './notices.js';
import { plainText } from './plain.js';
import { isUncertain } from './requests.js';
import { wordsOf } from './words.js';

/** Discord's limits for what it offers while somebody types. */
const CHOICES = 25;
const CHOICE_LENGTH = 100;

type Command = ChatInputCommandInteraction | MessageContextMenuCommandInteraction;

const requestOf = (facet: Kind, options: ChatInputCommandInteraction['options']): DeskRequest => {
  const given = (name: string): string | null => options.getString(name)?.trim() || null;
  const text = isTopic(facet) ? (given('name') ?? '') : plainText(options.getString('text', true));
  const days = { since: given('since') ?? undefined, until: given('until') ?? undefined };
  return { facet, text, speaker: given('speaker'), outlet: given('outlet'), ...days, public: false };
};

/** @returns `null` for a command that is not the bot's own */
const replyTo = (interaction: Command, desk: Desk): Promise<Reply> | Reply | null => {
  if (interaction.isChatInputCommand()) {
    if (interaction.commandName !== QUOTE_COMMAND) return null;
    const facet = interaction.options.getSubcommand(false) ?? '';
    if (facet === HELP_COMMAND) return HELP;
    return isKind(facet) ? desk.answer(requestOf(facet, interaction.options), interaction.user.id) : null;
  }
  if (interaction.commandName !== CHECK_MESSAGE) return null;
  const text = wordsOf(interaction.targetMessage);
  const question = { facet: 'check', text, speaker: null, outlet: null, public: false } as const;
  return text === '' ? NO_TEXT : desk.answer(question, interaction.user.id);
};

const failed =
  (log: Log) =>
  (error: unknown): Reply => {
    log.error(detailsOf(error), 'An interaction on Discord failed');
    return FAILURE;
  };

/** Never rejects. An edit may be repeated, so only a refusal is a failure: what is merely unheard of may have arrived. */
const onCommand = async (interaction: Command, isNew: boolean, counter: Counter): Promise<void> => {
  const { desk, webhook, tokens, log } = counter;
  // Promised before anything is looked up: Discord waits three seconds.
  const asked = await acknowledge(() => interaction.deferReply({ flags: MessageFlags.Ephemeral }), log);
  if (asked !== 'taken' || !isNew) return;
  tokens.set(interaction.id, interaction.token);
  const show = (reply: Reply) => webhook.edit(interaction, drawReply(reply));
  const reply = await Promise.resolve()
    .then(() => replyTo(interaction, desk))
    .catch(failed(log));
  try {
    await show(reply ?? UNKNOWN);
  } catch (error) {
    const failure = failed(log)(error);
    if (isUncertain(error)) return;
    await show(failure).catch((error: unknown) => log.error(detailsOf(error), 'Discord took no answer'));
  }
};

const noNames =
  (log: Log) =>
  (error: unknown): string[] => {
    log.warn(detailsOf(error), 'No names could be offered');
    return [];
  };

/** An offer cannot be put off: it is the acknowledgement itself. */
const onTyping = async (interaction: AutocompleteInteraction, desk: Desk, log: Log): Promise<void> => {
  const { name, value } = interaction.options.getFocused(true);
  // What is looked up bears the name of its subcommand.
  const field = name === 'name' ? interaction.options.getSubcommand(false) : name;
  const known = field === 'speaker' || field === 'outlet';
  const names = known ? await desk.suggest(field, value, CHOICES, interaction.user.id).catch(noNames(log)) : [];
  // A name that was cut would be another name.
  const choices = names.filter((choice) => !isBlank(choice) && choice.length <= CHOICE_LENGTH).slice(0, CHOICES);
  await interaction.respond(choices.map((choice) => ({ name: choice, value: choice })));
};

/** One request where an answer takes two: what is refused takes nothing from the others' share of Discord's allowance. */
const turnAway = (interaction: Command | ButtonInteraction, refusal: Refusal, log: Log): Promise<void> =>
  refusal
    .tell((reply) => interaction.reply(onlyForYou(drawReply(reply))))
    .catch((error: unknown) => log.debug(detailsOf(error), 'Discord took no refusal'));

/**
 * Handles one interaction. Never rejects.
 * @param isNew `false`: handed over before, so it is owed an acknowledgement and no second answer
 */
export const handleInteraction = async (interaction: Interaction, isNew: boolean, counter: Counter): Promise<void> => {
  const { desk, gate, log } = counter;
  if (interaction.isAutocomplete()) {
    await onTyping(interaction, desk, log).catch(noNames(log));
    return;
  }
  if (!interaction.isChatInputCommand() && !interaction.isMessageContextMenuCommand() && !interaction.isButton())
    return;
  const refusal = isNew ? gate.refuse(interaction.user.id) : null;
  if (refusal) await turnAway(interaction, refusal, log);
  else if (!interaction.isButton()) await onCommand(interaction, isNew, counter);
  else if (isNew) await handleButton(interaction, counter);
};
