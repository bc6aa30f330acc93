/** The formats that are read: the first that recognises a source reads it. */

import { jsonReader } from './json/file.js';
import type { Head, Reader } from './reader.js';
import { pageReader } from './text/page.js';
import { htmlReader } from './web/html.js';

const READERS: readonly Reader[] = [htmlReader, jsonReader, pageReader];

export const readerFor = (head: Head): Reader | undefined => READERS.find((reader) => reader.recognises(head));
