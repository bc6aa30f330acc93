/** Messages to the bot: a mention with words, a mention in reply to somebody, a direct message. Answered in place. */
import { type Message, MessageType } from 'discord.js';
import type { Desk } from '../desk.js';
import { FAILURE } from '../notices.js';
import type { Log } from '../platform.js';
import { isRemark, quotesSomething } from '../remark.js';
import type { Reply } from '../reply.js';
import { drawReply } from './drawing/draw.js';
import { detailsOf } from './faults.js';
import { HELP, ONLY_YOUR_WORDS, ROLE_MENTIONED, UNREADABLE } from './notices.js';
import { plainText } from './plain.js';
import { type Delivery, replyOnce } from './post.js';
import { wordsOf } from './words.js';

type Address = 'bot' | 'role' | null;

/** Discord also counts the author of the message replied to as mentioned: nobody wants every "thanks" checked. */
const addressOf = (message: Message<true> | Message): Address => {
  const me = message.client.user.id;
  if (!message.inGuild()) return 'bot';
  if (message.content.includes(`<@${me}>`) || message.content.includes(`<@!${me}>`)) return 'bot';
  return message.mentions.roles.some((role) => role.tags?.botId === me) ? 'role' : null;
};

/** @returns '' where it holds no words, is gone, or is withheld from the bot */
const repliedWords = async (message: Message, log: Log): Promise<string> => {
  try {
    return wordsOf(await message.fetchReference());
  } catch (error) {
    log.debug(detailsOf(error), 'The message replied to cannot be fetched');
    return '';
  }
};

const ask = (desk: Desk, text: string, { author }: Message): Promise<Reply> =>
  desk.answer({ facet: 'check', text, speaker: null, outlet: null, public: true }, author.id);

const answerReply = async (message: Message, own: string, desk: Desk, log: Log): Promise<Reply> => {
  if (quotesSomething(own)) return ask(desk, own, message);
  const words = await repliedWords(message, log);
  if (words !== '') return ask(desk, words, message);
  if (isRemark(own)) return UNREADABLE;
  const reply = await ask(desk, own, message);
  return { ...reply, blocks: [...reply.blocks, ONLY_YOUR_WORDS] };
};

const replyTo = async (message: Message, address: Address, desk: Desk, log: Log): Promise<Reply> => {
  if (message.type === MessageType.Reply) return answerReply(message, plainText(message.content), desk, log);
  const words = wordsOf(message);
  if (words !== '') return ask(desk, words, message);
  return address === 'role' ? ROLE_MENTIONED : HELP;
};

/** Answers a message that addresses the bot, and no other. Never rejects. */
export const handleMessage = async (message: Message, desk: Desk, delivery: Delivery): Promise<void> => {
  if (message.author.bot || message.webhookId !== null || message.system) return;
  const address = addressOf(message);
  if (address === null) return;
  const { gate, stopping, log } = delivery;
  const refusal = gate.refuse(message.author.id);
  try {
    // Everybody here reads the words: once is enough.
    if (refusal?.again) return;
    if (refusal) return await refusal.tell((reply) => replyOnce(message, drawReply(reply), delivery));
    const reply = await replyTo(message, address, desk, log).catch((error: unknown) => {
      log.error(detailsOf(error), 'A message on Discord could not be answered');
      return FAILURE;
    });
    await replyOnce(message, drawReply(reply), delivery);
  } catch (error) {
    if (stopping.aborted) return;
    // Mostly a missing permission: there is no other place to say it.
    log.error(detailsOf(error), 'Discord took no reply in this channel');
  }
};
