/** Commands, menus, buttons and names offered while typing. Everything is acknowledged before anything else is done. */
import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
} from 'discord.js';
import { isFacet } from '../compose.js';
import type { Desk } from '../desk.js';
import type { Log } from '../platform.js';
import { type Gate, OPEN, type Refusal } from '../queue/gate.js';
import type { Reply } from '../reply.js';
import { CHECK_MESSAGE, QUOTE_COMMAND } from './commands.js';
import { drawReply, onlyForYou } from './draw.js';
import { isBlank } from './escape.js';
import { detailsOf } from './faults.js';
import { FAILURE, NO_TEXT, UNKNOWN } from './notices.js';
import { plainText } from './plain.js';
import { wordsOf } from './words.js';

/** Discord's limits for what it offers while somebody types. */
const CHOICES = 25;
const CHOICE_LENGTH = 100;

type Command = ChatInputCommandInteraction | MessageContextMenuCommandInteraction;

/** @returns `null` for a command that is not the bot's own */
const replyTo = (interaction: Command, desk: Desk): Promise<Reply> | Reply | null => {
  if (interaction.isChatInputCommand()) {
    const facet = interaction.options.getSubcommand(false) ?? '';
    if (interaction.commandName !== QUOTE_COMMAND || !isFacet(facet)) return null;
    return desk.answer(
      {
        facet,
        text: plainText(interaction.options.getString('text', true)),
        speaker: interaction.options.getString('speaker')?.trim() || null,
        outlet: interaction.options.getString('outlet')?.trim() || null,
        public: false,
      },
      interaction.user.id,
    );
  }
  if (interaction.commandName !== CHECK_MESSAGE) return null;
  const text = wordsOf(interaction.targetMessage);
  const question = { facet: 'check', text, speaker: null, outlet: null, public: false } as const;
  return text === '' ? NO_TEXT : desk.answer(question, interaction.user.id);
};

const onCommand = async (interaction: Command, desk: Desk): Promise<void> => {
  await interaction.editReply(drawReply((await replyTo(interaction, desk)) ?? UNKNOWN));
};

const onButton = async (interaction: ButtonInteraction, desk: Desk): Promise<void> => {
  const { action, reply, left } = await desk.press(interaction.customId);
  const drawn = drawReply(reply);
  if (action === 'replace') await interaction.editReply(drawn);
  else if (action === 'share') {
    await interaction.followUp(drawn);
    // What was shared is not shared again: the private message loses the button.
    if (left) await interaction.editReply(drawReply(left));
  } else await interaction.followUp(onlyForYou(drawn));
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
  const known = name === 'speaker' || name === 'outlet';
  const names = known ? await desk.suggest(name, value, CHOICES, interaction.user.id).catch(noNames(log)) : [];
  // A name that was cut would be another name.
  const choices = names.filter((choice) => !isBlank(choice) && choice.length <= CHOICE_LENGTH).slice(0, CHOICES);
  await interaction.respond(choices.map((choice) => ({ name: choice, value: choice })));
};

/** Acknowledges before anything else. A fault in what follows is logged, and owned up to the asker alone. */
const guarded = async (
  log: Log,
  steps: { acknowledge: () => Promise<unknown>; act: () => Promise<void>; apologise: () => Promise<unknown> },
): Promise<void> => {
  try {
    await steps.acknowledge();
  } catch (error) {
    // Too late, or delivered twice: Discord takes no answer any more.
    log.warn(detailsOf(error), 'Discord no longer waits for this answer');
    return;
  }
  try {
    await steps.act();
  } catch (error) {
    log.error(detailsOf(error), 'An interaction on Discord failed');
    await steps.apologise().catch((error: unknown) => log.error(detailsOf(error), 'Discord took no answer'));
  }
};

/** One request where an answer takes two: what is refused takes nothing from the others' share of Discord's allowance. */
const turnAway = (interaction: Command | ButtonInteraction, refusal: Refusal, log: Log): Promise<void> =>
  refusal
    .tell((reply) => interaction.reply(onlyForYou(drawReply(reply))))
    .catch((error: unknown) => log.debug(detailsOf(error), 'Discord took no refusal'));

/** Handles one interaction. Never rejects. */
export const handleInteraction = async (
  interaction: Interaction,
  desk: Desk,
  log: Log,
  gate: Gate = OPEN,
): Promise<void> => {
  if (interaction.isAutocomplete()) {
    await onTyping(interaction, desk, log).catch(noNames(log));
    return;
  }
  if (!interaction.isChatInputCommand() && !interaction.isMessageContextMenuCommand() && !interaction.isButton())
    return;
  const refusal = gate.refuse(interaction.user.id);
  if (refusal) await turnAway(interaction, refusal, log);
  else if (!interaction.isButton()) {
    await guarded(log, {
      acknowledge: () => interaction.deferReply({ flags: MessageFlags.Ephemeral }),
      act: () => onCommand(interaction, desk),
      apologise: () => interaction.editReply(drawReply(FAILURE)),
    });
  } else {
    await guarded(log, {
      acknowledge: () => interaction.deferUpdate(),
      act: () => onButton(interaction, desk),
      apologise: () => interaction.followUp(onlyForYou(drawReply(FAILURE))),
    });
  }
};
