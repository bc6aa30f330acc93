/** The inside of a thread: takes one piece of work after the other, and hands back what came of it. */
import { parentPort, workerData } from 'node:worker_threads';
import type { StorePlace } from '../stores.js';
import { type FromThread, type Job, packFault, type ToThread } from './messages.js';

/** What a thread does. */
export interface Service {
  run(job: Job, signal: AbortSignal): Promise<unknown>;
  close(): Promise<void>;
}

/** @param open begins the service on an index; not before there is work, so that its faults are told to whoever waits */
export const serve = (open: (place: StorePlace) => Promise<Service>): void => {
  if (!parentPort) throw new Error('This module is a thread of its own');
  const port = parentPort;
  let service: Promise<Service> | null = null;
  let last = Promise.resolve();
  let stopping = new AbortController();

  const carryOut = async (job: Job, signal: AbortSignal): Promise<void> => {
    let message: FromThread;
    try {
      service ??= open(workerData as string);
      message = { id: job.id, result: await (await service).run(job, signal) };
    } catch (error) {
      message = { id: job.id, fault: packFault(error) };
    }
    port.postMessage(message);
  };

  const close = async (): Promise<void> => {
    await (await service)?.close();
    port.close();
  };

  port.on('message', (message: ToThread) => {
    if (!('control' in message)) {
      const { signal } = stopping;
      last = last.then(() => carryOut(message, signal));
    } else if (message.control === 'close') last = last.then(close);
    else {
      stopping.abort();
      stopping = new AbortController();
    }
  });
};
