/** One thread beside the main one, and what it was given to do. */
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { StorePlace } from '../stores.js';
import { type FromThread, type Job, type Tasks, type ToThread, unpackFault } from './messages.js';

interface Waiting {
  resolve: (result: unknown) => void;
  reject: (error: Error) => void;
}

/** Absent where the sources run untranslated, as in tests. */
export const canStart = (script: URL): boolean => existsSync(fileURLToPath(script));

/** A thread that ends unasked fails what it was given, and the next piece of work starts another. */
export class Thread {
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private given = 0;

  /** @param place of the index that the thread opens */
  constructor(
    private readonly script: URL,
    private readonly place: StorePlace,
  ) {}

  /** @throws what the work throws */
  async run<K extends keyof Tasks>(task: K, given: Tasks[K]['given']): Promise<Tasks[K]['result']> {
    const worker = this.worker ?? this.start();
    const id = ++this.given;
    const done = new Promise<unknown>((resolve, reject) => this.waiting.set(id, { resolve, reject }));
    worker.postMessage({ id, task, given } as Job satisfies ToThread);
    return (await done) as Tasks[K]['result'];
  }

  /** Ends what is under way at its next stop. */
  stop(): void {
    this.worker?.postMessage({ control: 'stop' } satisfies ToThread);
  }

  /** Waits for what is under way. */
  async close(): Promise<void> {
    const { worker } = this;
    if (!worker) return;
    const ended = once(worker, 'exit');
    worker.postMessage({ control: 'close' } satisfies ToThread);
    await ended;
  }

  private start(): Worker {
    const worker = new Worker(this.script, { workerData: this.place });
    this.worker = worker;
    worker.on('message', (message: FromThread) => {
      const waiting = this.waiting.get(message.id);
      this.waiting.delete(message.id);
      if ('fault' in message) waiting?.reject(unpackFault(message.fault));
      else waiting?.resolve(message.result);
    });
    worker.on('error', (error) => this.giveUp(worker, error));
    worker.on('exit', () => this.giveUp(worker, new Error('A thread has ended before its work was done')));
    return worker;
  }

  private giveUp(worker: Worker, error: Error): void {
    if (this.worker !== worker) return;
    this.worker = null;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
