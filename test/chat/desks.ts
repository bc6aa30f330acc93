/** Desks for tests: one that always gives the same reply, and what it was asked. */
import type { Desk, DeskRequest, Pressed } from '../../src/chat/desk.js';
import type { Block, Reply } from '../../src/chat/reply.js';

export interface FixedDesk extends Desk {
  requests: DeskRequest[];
  lines: string[];
  pressed: string[];
}

export const replyOf = (blocks: Block[], more: Partial<Reply> = {}): Reply => ({
  blocks,
  buttons: [],
  private: true,
  ...more,
});

/** Draws `reply` whatever is asked, private or public as the asker wants it. */
export const fixedDesk = (reply: Reply, press?: (buttonId: string) => Pressed): FixedDesk => {
  const desk: FixedDesk = {
    requests: [],
    lines: [],
    pressed: [],
    answer: async (request) => {
      desk.requests.push(request);
      return { ...reply, private: !request.public, buttons: request.public ? [] : reply.buttons };
    },
    command: async (line) => {
      desk.lines.push(line);
      return reply;
    },
    press: async (buttonId) => {
      desk.pressed.push(buttonId);
      return (
        press?.(buttonId) ?? { action: 'private', reply: replyOf([{ kind: 'text', runs: [{ text: 'Too old' }] }]) }
      );
    },
    suggest: async () => [],
  };
  return desk;
};
