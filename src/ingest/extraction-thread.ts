/** The thread behind `Extractors`: texts in, what is found in each out. */
import { parentPort } from 'node:worker_threads';
import { extract } from './extraction.js';

parentPort?.on('message', (texts: readonly string[]) => parentPort?.postMessage(texts.map(extract)));
