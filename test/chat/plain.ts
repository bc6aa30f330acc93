/** A question and a reply for scenarios that ask nothing special of either. */
import { replyOf } from './desks.js';

export const PLAIN = 'The harbour will stay open all winter';

/** One of everything that a reply can hold. */
export const plainReply = replyOf([
  { kind: 'heading', text: 'Words changed', tone: 'warning' },
  {
    kind: 'quote',
    runs: [
      { text: 'The harbour will ' },
      { text: 'not', mark: 'removed' },
      { text: ' stay ' },
      { text: 'open', mark: 'added' },
      { text: ' all winter' },
    ],
  },
  { kind: 'field', label: 'Said by', runs: [{ text: 'Ines Falk', mark: 'strong' }, { text: ', harbour master' }] },
  {
    kind: 'list',
    label: 'Outlets',
    items: [
      [{ text: 'Kanal Nord', href: 'https://kanalnord.example/a_b_c?x=1&y=(2)' }, { text: ', 3 May 2031' }],
      [{ text: 'Outlet not stated', mark: 'emphasis' }],
    ],
  },
  { kind: 'note', runs: [{ text: 'Searched 12 articles of 4 outlets.' }] },
]);
