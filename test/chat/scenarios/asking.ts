/** Every way of asking: what reaches the desk, and who sees the answer. */
import { expect } from 'vitest';
import { fixedDesk } from '../desks.js';
import { PLAIN, plainReply } from '../plain.js';
import { type Stage, visible } from '../stage.js';

export const asking = (stage: Stage): void => {
  const { scenario } = stage;

  scenario('answers a mention in its place, for all to read', ['mention'], async () => {
    const desk = fixedDesk(plainReply);
    const session = await stage.open(desk);
    const [seen, ...more] = await session.mention(`"${PLAIN}" — Ines Falk`);
    expect(more).toEqual([]);
    expect(seen).toMatchObject({ private: false, inPlace: true });
    expect(desk.requests).toEqual([
      { facet: 'check', text: `"${PLAIN}" — Ines Falk`, speaker: null, outlet: null, public: true },
    ]);
  });

  scenario('answers a command to the asker alone', ['command', 'private'], async () => {
    const session = await stage.open(fixedDesk(plainReply));
    for (const facet of ['check', 'source', 'who', 'outlets'] as const) {
      const seen = await session.command(facet, { text: PLAIN });
      expect(seen.map((message) => message.private)).toEqual([true]);
    }
  });

  scenario('answers a direct message', ['direct'], async () => {
    const desk = fixedDesk(plainReply);
    const session = await stage.open(desk);
    const seen = await session.direct(PLAIN);
    expect(visible(seen)).toContain('Words changed');
    expect(desk.requests).toMatchObject([{ facet: 'check', text: PLAIN }]);
  });

  scenario('checks the message that a mention replies to', ['reply'], async () => {
    const desk = fixedDesk(plainReply);
    const session = await stage.open(desk);
    expect(visible(await session.reply(`"${PLAIN}"`, ''))).toContain('Words changed');
    expect(desk.requests).toMatchObject([{ facet: 'check', text: `"${PLAIN}"`, public: true }]);
  });

  scenario('says so when it may not read that message', ['unreadable-reply'], async () => {
    const desk = fixedDesk(plainReply);
    const session = await stage.open(desk);
    const text = visible(await session.reply(null, ''));
    expect(text).toMatch(/can(?:'|’|no)t (?:be )?read/);
    expect(text).toContain('Check quotes');
    expect(desk.requests).toEqual([]);
  });

  scenario('explains itself to a mention with nothing', ['mention'], async () => {
    const desk = fixedDesk(plainReply);
    const session = await stage.open(desk);
    const text = visible(await session.mention(''));
    expect(text).toMatch(/paste/i);
    expect(text).toContain('/quote');
    expect(desk.requests).toEqual([]);
  });

  scenario('checks a message from its menu, for the asker alone', ['menu', 'private'], async () => {
    const desk = fixedDesk(plainReply);
    const session = await stage.open(desk);
    const seen = await session.menu(`She said: "${PLAIN}".`);
    expect(seen.map((message) => message.private)).toEqual([true]);
    expect(desk.requests).toMatchObject([{ facet: 'check', text: `She said: "${PLAIN}".`, public: false }]);
  });

  scenario('never answers bots, itself included', ['mention', 'server'], async () => {
    const desk = fixedDesk(plainReply);
    const session = await stage.open(desk);
    expect(await session.mentionByBots(PLAIN)).toEqual([]);
    expect(desk.requests).toEqual([]);
  });

  scenario('answers an event once, however often it is delivered', ['mention', 'redelivery'], async () => {
    const desk = fixedDesk(plainReply);
    const session = await stage.open(desk);
    expect(await session.mention(PLAIN, { deliveries: 3 })).toHaveLength(1);
    expect(await session.mention(PLAIN)).toHaveLength(1);
    expect(desk.requests).toHaveLength(2);
  });
};
