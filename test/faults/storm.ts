/** Many questions at once in bad weather, and what became of each: answered once, twice, or never. */
import { setTimeout as sleep } from 'node:timers/promises';
import { createDesk, type Desk } from '../../src/chat/desk.js';
import { found } from '../chat/answers.js';

export type Way = 'command' | 'mention';

/** A platform under load. */
export interface Sea {
  name: string;
  /** Asks in one of the two ways. @returns milliseconds until it was acknowledged; `null` where the platform has no such thing */
  ask(question: string, way: Way): Promise<number | null>;
  /** The words of every message that has become readable since the last call. A new face of a message counts anew. */
  news(): { message: string; text: string }[];
  /** Resolves as soon as there may be news. */
  changed(): Promise<void>;
  /** Between two questions, now and then: the connection is cut. */
  cut(): void;
  stop(): Promise<void>;
}

export interface Load {
  questions: number;
  atOnce: number;
  /** Every so many questions the connection is cut; 0: never. */
  cutEvery: number;
  /** Milliseconds after which an answer will not come any more. */
  patience: number;
  /** Milliseconds to wait at the end for answers that come twice. */
  quiet: number;
}

export interface Outcome {
  name: string;
  questions: number;
  right: number;
  doubled: number;
  lost: number;
  apologies: number;
  /** Milliseconds, at the 95th percentile. */
  acknowledged: number;
  answered: number;
}

const APOLOGY = /went wrong/;
const KEY = /winter number (\d+)/;

/** Answers every question with its own words, found in two articles: no time is spent on looking up. */
export const stormDesk = (): Desk => createDesk({ ask: async (request) => [found(request)] });

const p95 = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * 0.95))] ?? 0;

/** Follows what the platform shows. */
class Watch {
  /** For each question the messages that answer it. */
  readonly answers = new Map<number, Set<string>>();
  apologies = 0;
  #stopped = false;
  readonly #waiting = new Map<number, () => void>();

  constructor(private readonly sea: Sea) {
    void this.#follow();
  }

  async #follow(): Promise<void> {
    while (!this.#stopped) {
      for (const { message, text } of this.sea.news()) this.#note(message, text);
      await this.sea.changed();
    }
  }

  #note(message: string, text: string): void {
    if (APOLOGY.test(text)) this.apologies += 1;
    const key = Number(KEY.exec(text)?.[1] ?? Number.NaN);
    if (Number.isNaN(key) || !text.includes('Same words')) return;
    const messages = this.answers.get(key) ?? new Set();
    this.answers.set(key, messages.add(message));
    this.#waiting.get(key)?.();
  }

  /** @returns whether the answer came in time */
  async answered(key: number, patience: number): Promise<boolean> {
    if (this.answers.has(key)) return true;
    const done = new AbortController();
    const late = sleep(patience, false, { signal: done.signal }).catch(() => true);
    const came = new Promise<boolean>((resolve) => this.#waiting.set(key, () => resolve(true)));
    const inTime = await Promise.race([came, late]);
    done.abort();
    return inTime;
  }

  stop(): void {
    this.#stopped = true;
  }
}

/** Asks `load.questions` questions, commands and mentions in turn, and counts. */
export const weather = async (sea: Sea, load: Load): Promise<Outcome> => {
  const watch = new Watch(sea);
  const acknowledged: number[] = [];
  const answered: number[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < load.questions) {
      const key = next;
      next += 1;
      if (load.cutEvery > 0 && key % load.cutEvery === load.cutEvery - 1) sea.cut();
      const from = performance.now();
      const asking = sea.ask(
        `The harbour will stay open in winter number ${key}`,
        key % 2 === 0 ? 'command' : 'mention',
      );
      if (await watch.answered(key, load.patience)) answered.push(performance.now() - from);
      const took = await asking;
      if (took !== null) acknowledged.push(took);
    }
  };
  await Promise.all(Array.from({ length: load.atOnce }, worker));
  // A second answer may still be on its way.
  await sleep(load.quiet);
  watch.stop();
  const counts = Array.from({ length: load.questions }, (_, key) => watch.answers.get(key)?.size ?? 0);
  return {
    name: sea.name,
    questions: load.questions,
    right: counts.filter((count) => count === 1).length,
    doubled: counts.filter((count) => count > 1).length,
    lost: counts.filter((count) => count === 0).length,
    apologies: watch.apologies,
    acknowledged: p95(acknowledged),
    answered: p95(answered),
  };
};
