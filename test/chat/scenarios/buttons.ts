/** Buttons below a reply. */
import { expect } from 'vitest';
import { fixedDesk, replyOf } from '../desks.js';
import { PLAIN, plainReply } from '../plain.js';
import type { Stage } from '../stage.js';

export const buttons = (stage: Stage): void => {
  const { scenario } = stage;

  const buttons = [
    { id: 'page:2', label: 'More outlets' },
    { id: 'share:1', label: 'Share' },
  ];
  const asked = replyOf(plainReply.blocks, { buttons });

  scenario('turns the page in the same message', ['command', 'press'], async () => {
    const second = replyOf([{ kind: 'text', runs: [{ text: 'The second page' }] }], { buttons: buttons.slice(1) });
    const desk = fixedDesk(asked, () => ({ action: 'replace', reply: second }));
    const session = await stage.open(desk);
    const [first] = await session.command('outlets', { text: PLAIN });
    expect(first?.buttons).toEqual(['More outlets', 'Share']);
    const seen = await session.press('More outlets');
    expect(desk.pressed).toEqual(['page:2']);
    expect(seen).toMatchObject([{ text: expect.stringContaining('The second page'), buttons: ['Share'] }]);
  });

  scenario('shares a private reply with everybody', ['command', 'press', 'private'], async () => {
    const shared = replyOf([{ kind: 'text', runs: [{ text: 'Said in public' }] }], { private: false });
    const left = replyOf(plainReply.blocks, { buttons: buttons.slice(0, 1) });
    const desk = fixedDesk(asked, () => ({ action: 'share', reply: shared, left }));
    const session = await stage.open(desk);
    await session.command('check', { text: PLAIN });
    const seen = (await session.press('Share')).filter((message) => !message.private);
    expect(desk.pressed).toEqual(['share:1']);
    expect(seen).toMatchObject([{ text: expect.stringContaining('Said in public'), inPlace: true, buttons: [] }]);
  });

  scenario('says to the presser alone that a button is too old', ['command', 'press', 'private'], async () => {
    const session = await stage.open(fixedDesk(asked));
    await session.command('check', { text: PLAIN });
    expect(await session.press('Share')).toMatchObject([{ text: expect.stringContaining('Too old'), private: true }]);
  });
};
