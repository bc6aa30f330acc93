/** `verbatim verify`: one quote, or a file of them. */
import { createReadStream } from 'node:fs';
import readline from 'node:readline';
import { z } from 'zod';
import { composeFace } from '../chat/compose.js';
import { HELP } from '../chat/help.js';
import { drawReply, terminalStyle } from '../chat/terminal/draw.js';
import { composeView, pagesOfView, viewsOf } from '../chat/views.js';
import { describeError, VerbatimError } from '../errors.js';
import { makeReady } from '../ingest/ready.js';
import type { Answer, Ask } from '../model.js';
import { parseExactly } from '../text/exact-json.js';
import { createAsk } from '../verify/verify.js';
import type { Command, Flags } from './command.js';
import { printLine } from './output.js';

const QUESTION = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  text: z.string(),
  speaker: z.string().nullish(),
  outlet: z.string().nullish(),
  since: z.string().nullish(),
  until: z.string().nullish(),
});

/** What a bad line still tells: which question it was. */
const IDENTIFIED = QUESTION.pick({ id: true });

/** @throws VerbatimError `usage`, `question-empty`, `question-too-long`, or a store's own */
export const verifyCommand: Command = async (words, flags, openStore) => {
  if (words.length === 0 && flags.batch === undefined) {
    throw new VerbatimError('usage', 'verify needs a quote', 'verbatim verify "…", or verbatim verify --batch FILE');
  }
  const store = await openStore(flags.store, true);
  try {
    await makeReady(store);
    const ask = createAsk(store);
    if (flags.batch !== undefined) await verifyBatch(ask, flags.batch);
    else await verifyOne(ask, words.join(' '), flags);
  } finally {
    await store.close();
  }
};

const verifyOne = async (ask: Ask, text: string, flags: Flags): Promise<void> => {
  const { speaker = null, outlet = null, since, until } = flags;
  const answers = await ask({ text, speaker, outlet, since, until });
  if (flags.json) await printLine(JSON.stringify(oneLine(answers)));
  else if (answers.length === 0) {
    await printLine(drawReply({ blocks: HELP, buttons: [], private: true }, terminalStyle(process.stdout)));
  } else {
    // No buttons here: what stands behind them follows.
    for (const answer of answers) {
      const behind = (['outlets', 'wordings'] as const).filter((view) => viewsOf(answer).includes(view));
      const pages = behind.flatMap((view) =>
        Array.from({ length: pagesOfView(answer, view) }, (_, page) => composeView(answer, view, page).slice(1)),
      );
      const blocks = [...composeFace([answer], 'check'), ...pages.flat()];
      await printLine(drawReply({ blocks, buttons: [], private: true }, terminalStyle(process.stdout)));
    }
  }
};

const NO_QUESTION = { help: 'This asks about no words: paste the quote to check' };

/** One answer a line; where the text holds several quotes, the others stand under `more`; for small talk only `help`. */
const oneLine = ([first, ...more]: Answer[]) => (more.length > 0 ? { ...first, more } : { ...(first ?? NO_QUESTION) });

/** A bad line is answered with its error, in its place, and the run goes on; the exit code tells. */
const verifyBatch = async (ask: Ask, file: string): Promise<void> => {
  const input = file === '-' ? process.stdin : createReadStream(file);
  const failed = new Promise<never>((_, reject) =>
    input.once('error', (error: Error) => reject(unreadable(file, error))),
  );
  failed.catch(() => {});
  const lines = readline.createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })[Symbol.asyncIterator]();
  for (let number = 1; ; number++) {
    const { value: line, done } = await Promise.race([lines.next(), failed]);
    if (done) return;
    // Editors on Windows open a file with a byte order mark.
    const json = number === 1 ? line.replace(/^\uFEFF/, '') : line;
    if (json.trim() !== '') await printLine(JSON.stringify(await answerLine(ask, json, `${file}:${number}`)));
  }
};

const answerLine = async (ask: Ask, line: string, place: string): Promise<object> => {
  let id: string | number | null = null;
  try {
    const parsed = readObject(line);
    id = IDENTIFIED.safeParse(parsed).data?.id ?? null;
    const { text, speaker = null, outlet = null, since, until } = readQuestion(parsed);
    return { id, ...oneLine(await ask({ text, speaker, outlet, since, until })) };
  } catch (error) {
    if (!(error instanceof VerbatimError)) throw error;
    process.exitCode = 1;
    process.stderr.write(`verbatim: ${place}: ${error.line}\n`);
    return { id, error: { code: error.code, message: error.message, hint: error.hint } };
  }
};

const HINT = 'Each line is a JSON object {id, text, speaker?}';

const readObject = (line: string): unknown => {
  try {
    return parseExactly(line);
  } catch (error) {
    throw new VerbatimError('usage', `This line is no JSON: ${describeError(error)}`, HINT, { cause: error });
  }
};

const readQuestion = (parsed: unknown): z.infer<typeof QUESTION> => {
  const checked = QUESTION.safeParse(parsed);
  if (checked.success) return checked.data;
  const faults = checked.error.issues.map((issue) => `${issue.path.join('.') || 'line'}: ${issue.message}`);
  throw new VerbatimError('usage', faults.join('; '), HINT);
};

const unreadable = (file: string, error: Error): VerbatimError =>
  new VerbatimError('usage', `${file} cannot be read: ${error.message}`, 'Check the path behind --batch', {
    cause: error,
  });
