/**
 * A Reply as Discord's Components V2: a card for each answer, its edge coloured by tone, buttons below.
 * One message holds 4,000 characters of text and 40 components, nested ones included.
 */
import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIContainerComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from 'discord.js';
import { type Block, type Button, groupsOf, type Reply, type Tone } from '../../reply.js';
import { capOf } from '../../room.js';
import { drawBlock } from './block.js';
import { isBlank } from './escape.js';
import { SHORTENED } from './runs.js';

const TEXT_LIMIT = 4000;
const BUTTONS_IN_ROW = 5;
const LABEL_LIMIT = 80;
const MOST_CARDS = 10;
/** Of the 40 components of a message, what buttons leave. */
const MOST_COMPONENTS = 28;
/** A block cut to less says nothing: rather leave out the last ones, and say so. */
const LEAST = 100;

const COLOURS: Record<Tone, number> = { match: 0x2e8b57, caution: 0xd9a300, warning: 0xc0392b, none: 0x7f8c8d };

/** Goes with every message: nobody is alerted by what the bot quotes. */
export const NO_MENTIONS = { parse: [], repliedUser: false };

const PRIVATE = MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral;

export interface Drawn {
  flags: MessageFlags.IsComponentsV2 | typeof PRIVATE;
  components: (APIContainerComponent | APIActionRowComponent<APIButtonComponentWithCustomId>)[];
  allowedMentions: typeof NO_MENTIONS;
}

interface Line {
  block: Block;
  text: string;
}

/** Every block within the limit. The longest give way first, so that one long quotation never costs the line below it. */
const withinLimit = (blocks: readonly Block[]): Line[] => {
  const lines = blocks.map((block) => ({ block, text: drawBlock(block) })).filter((line) => !isBlank(line.text));
  const room = TEXT_LIMIT - lines.length;
  const cap = capOf(
    lines.map((line) => line.text.length),
    room,
  );
  if (cap >= LEAST) {
    return lines.map((line) => (line.text.length <= cap ? line : { ...line, text: drawBlock(line.block, cap) }));
  }
  const kept: Line[] = [];
  let left = TEXT_LIMIT - LEAST;
  for (const line of lines) {
    const text = drawBlock(line.block, 2 * LEAST);
    left -= text.length + 1;
    if (left < 0) break;
    kept.push({ ...line, text });
  }
  const rest: Block = {
    kind: 'note',
    runs: [{ text: `${SHORTENED}: ask about fewer quotes at once to see the rest` }],
  };
  return [...kept, { block: rest, text: drawBlock(rest) }];
};

/** A heading opens a card, unless only the one fact that leads to it stands there yet. */
const cardsOf = (drawn: readonly Line[]): APIContainerComponent[] => {
  const cards: { tone: Tone | null; lines: Line[] }[] = [];
  for (const line of drawn) {
    const { block } = line;
    const tone = block.kind === 'heading' ? block.tone : null;
    const last = cards.at(-1);
    const opens = last === undefined || (tone !== null && last.tone !== null && cards.length < MOST_CARDS);
    if (opens) cards.push({ tone, lines: [line] });
    else {
      last.tone ??= tone;
      last.lines.push(line);
    }
  }
  const apart = cards.map(({ lines }) => groupsOf(lines));
  const whole = apart.reduce((sum, groups) => sum + groups.length + 1, 0) > MOST_COMPONENTS;
  return cards.map(({ tone, lines }, i) => ({
    type: ComponentType.Container,
    components: (whole ? [lines] : (apart[i] ?? [])).map((group) => ({
      type: ComponentType.TextDisplay,
      content: group.map(({ text }) => text).join('\n'),
    })),
    ...(tone === null ? {} : { accent_color: COLOURS[tone] }),
  }));
};

const buttonOf = ({ id, label }: Button): APIButtonComponentWithCustomId => ({
  type: ComponentType.Button,
  style: ButtonStyle.Secondary,
  custom_id: id,
  label: label.slice(0, LABEL_LIMIT),
});

const rowsOf = (buttons: readonly Button[]): APIActionRowComponent<APIButtonComponentWithCustomId>[] =>
  Array.from({ length: Math.ceil(buttons.length / BUTTONS_IN_ROW) }, (_, row) => ({
    type: ComponentType.ActionRow,
    components: buttons.slice(row * BUTTONS_IN_ROW, (row + 1) * BUTTONS_IN_ROW).map(buttonOf),
  }));

const NOTHING: Block = { kind: 'text', runs: [{ text: 'There is nothing to show.' }] };

export const drawReply = (reply: Reply): Drawn => {
  const cards = cardsOf(withinLimit(reply.blocks));
  return {
    flags: MessageFlags.IsComponentsV2,
    components: [...(cards.length > 0 ? cards : cardsOf(withinLimit([NOTHING]))), ...rowsOf(reply.buttons)],
    allowedMentions: NO_MENTIONS,
  };
};

/** The same message, for the asker's eyes. Only what follows an interaction can be private. */
export const onlyForYou = (drawn: Drawn): Drawn => ({ ...drawn, flags: PRIVATE });
