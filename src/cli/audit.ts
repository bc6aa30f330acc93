/** `verbatim audit`: all quotes of a draft, worst first. */
import { type Audit, audit } from '../audit/audit.js';
import { openDraft } from '../audit/draft-file.js';
import { composeAudit } from '../chat/audit/compose.js';
import { toCsv, toMarkdown } from '../chat/audit/report.js';
import { drawReply, terminalStyle } from '../chat/terminal/draw.js';
import { progressOn } from '../chat/terminal/progress.js';
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
  const draft = await openDraft(file);
  const store = await openStore(flags.store, true);
  try {
    await makeReady(store);
    await print(await audit(draft, createAsk(store), progressOn(process.stderr, 'quotes checked')), flags);
  } finally {
    await store.close();
  }
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
