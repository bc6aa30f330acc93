/** The words that teach the bot's use, the same on every platform. */
import type { Block, Run } from './reply.js';

const command = (line: string, meaning: string): Run[] => [{ text: line, mark: 'strong' }, { text: ` – ${meaning}` }];

export const HELP: Block[] = [
  { kind: 'text', runs: [{ text: 'Paste a quote and I look it up in the articles I have indexed.' }] },
  {
    kind: 'list',
    label: 'Commands',
    items: [
      command('/quote check "…"', 'the whole answer: where it came from, who said it, which words changed'),
      command('/quote source "…"', 'where it appeared first'),
      command('/quote who "…"', 'who said it'),
      command('/quote outlets "…"', 'which outlets repeated it, and in which words'),
      command('/quote speaker Name', 'what somebody said, newest first'),
      command('/quote outlet Name', 'what is indexed of an outlet'),
      command('/quote index', 'what is in the index, and how fresh it is'),
    ],
  },
  {
    kind: 'text',
    runs: [
      { text: 'To check who said it, name them: ' },
      { text: '"…" — Name', mark: 'strong' },
      { text: ', or ' },
      { text: 'did Name say "…"?', mark: 'strong' },
      {
        text: ' Mentioning me with a pasted quote works too. Where commands have no options of their own, they stand behind the words: ',
      },
      { text: 'outlet:"Name" since:2031-05', mark: 'strong' },
      { text: '.' },
    ],
  },
];
