/** From articles' texts to their quotations and passages, in other threads once there is enough to do. */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Extract } from '../store/store.js';
import { extract, type StatedText } from './extract.js';

/** Absent when the sources run untranslated, as in tests. */
const SCRIPT = new URL('./extraction-thread.js', import.meta.url);

/** Starting a thread costs as much as reading this many characters here. */
const WORTH_THREADS = 1_000_000;
const MOST_THREADS = 4;

interface Task {
  texts: readonly (string | StatedText)[];
  resolve: (extracts: Extract[]) => void;
  reject: (error: Error) => void;
}

/** Threads that take one task each at a time. */
export class Extractors {
  private readonly threads: Worker[] = [];
  private readonly idle: Worker[] = [];
  private readonly waiting: Task[] = [];
  private seen = 0;
  /** What ended a thread, whether it had a task or not: the others end their tasks, and no more are taken. */
  private fault: Error | null = null;

  /** @param script the thread's; @param worth characters from which threads are started */
  constructor(
    private readonly script = SCRIPT,
    private readonly worth = WORTH_THREADS,
  ) {}

  /** @param texts of several articles, about a quarter of a megabyte together @returns what is found in each */
  async extract(texts: readonly (string | StatedText)[]): Promise<Extract[]> {
    for (const one of texts) this.seen += typeof one === 'string' ? one.length : one.text.length;
    if (this.seen < this.worth || !existsSync(fileURLToPath(this.script))) return texts.map((text) => extract(text));
    if (this.threads.length === 0) this.start();
    if (this.fault) throw this.fault;
    return new Promise((resolve, reject) => {
      this.waiting.push({ texts, resolve, reject });
      this.assign();
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.terminate()));
  }

  private start(): void {
    const count = Math.min(MOST_THREADS, availableParallelism());
    for (let i = 0; i < count; i++) this.threads.push(new Worker(this.script));
    for (const thread of this.threads) thread.on('error', (error) => this.giveUp(error));
    this.idle.push(...this.threads);
  }

  private giveUp(error: Error): void {
    this.fault ??= error;
    for (const task of this.waiting.splice(0)) task.reject(error);
  }

  private assign(): void {
    const task = this.waiting[0];
    const thread = task && this.idle.pop();
    if (!task || !thread) return;
    this.waiting.shift();
    const finish = (): void => {
      thread.off('message', done);
      thread.off('error', failed);
    };
    const done = (extracts: Extract[]): void => {
      finish();
      this.idle.push(thread);
      task.resolve(extracts);
      this.assign();
    };
    const failed = (error: Error): void => {
      finish();
      task.reject(error);
    };
    thread.once('message', done);
    thread.once('error', failed);
    thread.postMessage(task.texts);
  }
}
