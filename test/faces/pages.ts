/** Every kind of answer on every app, size and theme, drawn from the payloads that the platforms send. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DISCORD_STYLE, drawDiscord } from './discord.js';
import { gallery } from './gallery.js';
import { type Frame, pageOf, type Size } from './page.js';
import { drawSlack, SLACK_STYLE } from './slack.js';

const APPS = {
  discord: { draw: drawDiscord, style: DISCORD_STYLE },
  slack: { draw: drawSlack, style: SLACK_STYLE },
};

export interface Page {
  file: string;
  size: Size;
  frames: Frame[];
}

/** @returns the pages written, one for each app, size and theme */
export const writePages = async (folder: string): Promise<Page[]> => {
  mkdirSync(folder, { recursive: true });
  const shown = await gallery();
  return Object.entries(APPS).flatMap(([app, { draw, style }]) => {
    const frames = shown.map(({ name, answers, reply }): Frame => ({ name, answers, html: draw(reply) }));
    return (['phone', 'desktop'] as const).flatMap((size) =>
      (['dark', 'light'] as const).map((theme): Page => {
        const file = path.join(folder, `${app}-${size}-${theme}.html`);
        writeFileSync(file, pageOf(frames, style, size, theme));
        return { file, size, frames };
      }),
    );
  });
};
