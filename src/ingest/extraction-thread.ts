/** The thread behind `Extractors`: texts in, what is found in each out. */
import { parentPort } from 'node:worker_threads';
import { stepBack } from '../background.js';
import { extract, type StatedText } from './extract.js';

stepBack();

parentPort?.on('message', (texts: readonly (string | StatedText)[]) =>
  parentPort?.postMessage(texts.map((text) => extract(text))),
);
