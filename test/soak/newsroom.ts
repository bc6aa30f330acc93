/** A corpus that changes all the time, and what is true of it: which article prints which words, said by whom. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rareWord } from '../../src/training/invented/language.js';
import { below, type Random, seeded } from '../../src/training/invented/random.js';

export interface Report {
  number: number;
  quote: string;
  speaker: string;
  /** Whether it lies in the corpus. */
  present: boolean;
  /** Whether the bot has shown since the last change that it knows of it. */
  settled: boolean;
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();

const FILLING = [
  'The meeting went on until late in the evening.',
  'Nobody at the town hall wanted to add anything to that.',
  'A decision is expected before the summer.',
];

const reportOf = (number: number, random: Random): Report => {
  const word = () => rareWord(1000 + below(random, 500_000)).toLowerCase();
  const quote = `The ${word()} bridge at ${capital(word())} stays closed until the ${word()} masts of ${capital(word())} are mended`;
  return { number, quote, speaker: `${capital(word())} ${capital(word())}`, present: false, settled: false };
};

export class Newsroom {
  readonly reports: Report[] = [];
  private readonly random = seeded(7);

  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  /** Prints a new report. */
  add(): void {
    const report = reportOf(this.reports.length, this.random);
    this.reports.push(report);
    const text = `${FILLING[0]}\n\n“${report.quote},” said ${report.speaker}, the harbour master. ${FILLING[1]}\n\n${FILLING[2]}\n`;
    const head = `---\ntitle: Report ${report.number}\noutlet: The Courier of Pier ${report.number % 20}\ndate: 2024-03-04\n---\n\n`;
    writeFileSync(this.fileOf(report), head + text);
    Object.assign(report, { present: true, settled: false });
  }

  /** Takes one away whose presence the bot has shown. */
  remove(): void {
    const settled = this.reports.filter(({ present, settled }) => present && settled);
    const report = settled[below(this.random, settled.length)];
    if (!report) return;
    rmSync(this.fileOf(report));
    Object.assign(report, { present: false, settled: false });
  }

  /** One to ask about: mostly what is there, now and then what has gone. */
  pick(): Report {
    return this.reports[below(this.random, this.reports.length)] as Report;
  }

  private fileOf({ number }: Report): string {
    return path.join(this.folder, `report-${number}.md`);
  }
}

/** @returns what is wrong with an answer; `null`: it is right. A change may be unknown for a moment, but never again once it was known. */
export const judge = (report: Report, asked: Pick<Report, 'present' | 'settled'>, text: string): string | null => {
  const says = text.includes('Not found') ? false : text.includes(report.speaker) && text.includes('Same words');
  if (!says && !text.includes('Not found')) return `neither found nor not found: ${text.slice(0, 300)}`;
  // Changed while it was being asked: either is right.
  if (asked.present !== report.present) return null;
  if (says === report.present) {
    report.settled = true;
    return null;
  }
  return asked.settled
    ? `report ${report.number} is ${report.present ? 'there' : 'gone'}, and the bot says otherwise`
    : null;
};
