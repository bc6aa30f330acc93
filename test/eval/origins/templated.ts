/** Two reports made from one template: they share its words, and nobody copied anybody. */
import { pick, type Random } from './edits.js';
import data from './templates.json' with { type: 'json' };

const SLOTS: Readonly<Record<string, readonly string[]>> = { ...data.slots, ...data.choices };

export const TEMPLATES: readonly (readonly string[])[] = data.templates;

export const fillTemplate = (template: readonly string[], random: Random): string =>
  template
    .map((sentence) => sentence.replace(/\{(?<slot>\w+)\}/gu, (_, slot: string) => pick(SLOTS[slot] ?? [''], random)))
    .join('\n\n');
