/** `verbatim audit`: all quotes of a draft, worst first. */
import { readFile as readBytes, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Audit, audit, type Progress } from '../audit/audit.js';
import { type Draft, LARGEST, readFile } from '../audit/draft.js';
import { composeAudit } from '../chat/audit/compose.js';
import { toCsv, toMarkdown } from '../chat/audit/report.js';
import { drawReply, terminalStyle } from '../chat/terminal/draw.js';
import { faultOf, isFileFault } from '../corpus/files.js';
import { VerbatimError } from '../errors.js';
import { makeReady } from '../ingest/ready.js';
import { createAsk } from '../verify/verify.js';
import { type Command, type Flags, pathsOf } from './command.js';
import { printLine } from './output.js';

/** @throws VerbatimError `usage`, `article-unreadable`, `question-empty`, `question-too-long`, or a store's own */
export const auditCommand: Command = async (words, flags, openStore) => {
  const [file = '', ...others] = pathsOf('audit', words);
  if (others.length > 0) {
    throw new VerbatimError('usage', 'audit takes one draft at a time', 'verbatim audit FILE');
  }
  const draft = await readDraft(file);
  const store = await openStore(flags.store, true);
  try {
    await makeReady(store);
    await print(await audit(draft, createAsk(store), progressOn(process.stderr)), flags);
  } finally {
    await store.close();
  }
};

/** @throws VerbatimError `article-unreadable` where there is no such file */
export const readDraft = async (file: string): Promise<Draft> => {
  const name = path.basename(file);
  try {
    // A file that is too large is not read to find that out.
    const { size } = await stat(file);
    return await readFile(name, size > LARGEST ? Buffer.alloc(LARGEST + 1) : await readBytes(file));
  } catch (error) {
    if (!isFileFault(error)) throw error;
    throw new VerbatimError('article-unreadable', `${file}: ${faultOf(error)}`, 'Name a file that exists', {
      cause: error,
    });
  }
};

/** One line that is written over, for a person at a terminal; gone at the end. */
const progressOn = (output: NodeJS.WriteStream): Progress => {
  if (!output.isTTY) return () => {};
  return (done, of) => output.write(done < of ? `\r${done} of ${of} quotes checked` : '\r\u001b[K');
};

const print = async (result: Audit, flags: Flags): Promise<void> => {
  if (flags.json) await printLine(JSON.stringify(result));
  else if (flags.csv) process.stdout.write(toCsv(result));
  else if (flags.markdown) process.stdout.write(toMarkdown(result));
  else {
    const blocks = composeAudit(result, Number.POSITIVE_INFINITY);
    await printLine(drawReply({ blocks, buttons: [], private: true }, terminalStyle(process.stdout)));
  }
};
