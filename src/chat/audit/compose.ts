/** An audit as a reply: what must be mended first. The rest stands in the file beside it. */
import type { Audit, Row } from '../../audit/audit.js';
import { clip } from '../differences.js';
import { searched } from '../facts.js';
import type { Block, Run, Tone } from '../reply.js';
import { count, opening, sentenceCase } from '../wordings.js';
import { addressOf, leftOut, notesOf, tallyOf, verdictOf } from './cells.js';

/** Few enough that the table fits two screens of a phone. */
const ROWS_SHOWN = 10;

const QUOTE = 90;
const NOTE = 180;
const NAME = 60;

const toneOf = (row: Row | undefined): Tone => (row?.answer ? opening(row.answer).tone : 'none');

const rowRuns = (row: Row): Run[] => {
  const address = addressOf(row);
  const notes = notesOf(row).join(' ');
  const verdict: Run = { text: verdictOf(row), mark: 'strong' };
  return [
    { text: `No. ${row.number}: ` },
    address === '' ? verdict : { ...verdict, href: address },
    { text: ` – “${clip(row.quote.text.replace(/\s+/g, ' '), QUOTE)}”` },
    ...(notes === '' ? [] : [{ text: ` ${clip(notes, NOTE)}` }]),
  ];
};

const LABEL = 'Worst first, numbered as in the draft';

/** @param most rows; where there are more, the reply says so */
export const composeAudit = (audit: Audit, most = ROWS_SHOWN): Block[] => {
  const { name, rows, checked, index } = audit;
  const shown = rows.slice(0, most);
  const more = rows.length - shown.length;
  const title = `${count(checked, 'quote')} checked${name === null ? '' : ` in ${clip(name, NAME)}`}`;
  const text = (words: string): Block => ({ kind: 'text', runs: [{ text: words }] });
  return [
    { kind: 'heading', text: sentenceCase(title), tone: toneOf(rows[0]) },
    text(`${tallyOf(audit)}.`),
    ...(shown.length > 0 ? [{ kind: 'list' as const, label: LABEL, items: shown.map(rowRuns) }] : []),
    ...[...(more > 0 ? [`${count(more, 'further row')} in the files.`] : []), ...leftOut(audit)].map(text),
    ...(index === null ? [] : [searched({ index })]),
  ];
};
