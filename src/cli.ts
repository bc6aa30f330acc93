#!/usr/bin/env node
/** The command line: reads arguments, hands over, prints. Results go to standard output, everything else to standard error. */
import { createRequire } from 'node:module';
import { checkCircumstances, explain } from './cli/circumstances.js';
import { type Command, parseCommandLine } from './cli/command.js';
import { VerbatimError } from './errors.js';
import { onOneLine } from './text/invisible.js';

const manifest: { version: string } = createRequire(import.meta.url)('../package.json');

const USAGE = `Usage: verbatim COMMAND …

  start                     ingest CORPUS_DIR, then connect every platform whose tokens are set (else: chat)
  chat                      ask in the terminal, on what is indexed
  ingest PATH|URL…          index files, folders, pages         [--store FILE] [--json] [--confirm-deletions]
  extract PATH…             print each article's quotations, one JSON line an article
  verify TEXT               check one quote                    [--speaker NAME] [--outlet NAME] [--since DAY] [--until DAY] [--store FILE] [--json]
  audit FILE                check all quotes of a draft, worst first  [--store FILE] [--json | --csv | --markdown]
  list                      id, outlet, date, title, address of each article, newest first  [--outlet O] [--since DAY] [--json]
  show ID                   an article's facts with evidence, its quotations, its text  [--explain] [--store FILE] [--json]
  remove ID|PATH…           take articles out of the index, by id, file or folder  [--store FILE] [--json]
  status                    what is indexed, what was passed over, how the bot does   [--store FILE] [--json]
  sources                   what is followed: last success, last fault, next try  [--json]
  backup FILE               copy the index, also while it is in use  [--store FILE] [--json]
  check                     whether the index is whole, or what of it is damaged  [--store FILE] [--json]
  rebuild                   make the index anew from its files; PATH… where it is damaged  [--store FILE] [--json]
  verify --batch FILE       check {id, text, speaker?} a line; one JSON answer a line, in order ("-": standard input)

verbatim --version tells which version this is. Settings come from .env; .env.example explains each.`;

/** Loaded when they are called: none waits for what only another one uses. */
const COMMANDS: Record<string, () => Promise<Command>> = {
  start: async () => (await import('./main.js')).start,
  chat: async () => (await import('./main.js')).chat,
  ingest: async () => (await import('./cli/ingest.js')).ingestCommand,
  extract: async () => (await import('./cli/extract.js')).extractCommand,
  verify: async () => (await import('./cli/verify.js')).verifyCommand,
  audit: async () => (await import('./cli/audit.js')).auditCommand,
  list: async () => (await import('./cli/list.js')).listCommand,
  show: async () => (await import('./cli/show.js')).showCommand,
  remove: async () => (await import('./cli/remove.js')).removeCommand,
  status: async () => (await import('./cli/status.js')).statusCommand,
  sources: async () => (await import('./cli/sources.js')).sourcesCommand,
  check: async () => (await import('./cli/check.js')).checkCommand,
  rebuild: async () => (await import('./cli/rebuild.js')).rebuildCommand,
  backup: async () => (await import('./cli/backup.js')).backupCommand,
};

const run = async (): Promise<void> => {
  const { values, positionals } = parseCommandLine(process.argv.slice(2));
  const [name, ...words] = positionals;
  if (values.version) {
    console.log(`verbatim ${manifest.version}`);
    return;
  }
  if (values.help || name === undefined || name === 'help') {
    console.log(USAGE);
    return;
  }
  const command = COMMANDS[name];
  if (!command) {
    throw new VerbatimError(
      'usage',
      `There is no command “${name}”`,
      `It is one of: ${Object.keys(COMMANDS).join(', ')}`,
    );
  }
  checkCircumstances();
  const { openIndex } = await import('./stores.js');
  await (await command())(words, values, openIndex);
};

// `verbatim extract … | head` closes our output early: that is the reader's right, no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`verbatim: the answer cannot be written: ${error.message}. Check where the output goes\n`);
  process.exit(1);
});

try {
  await run();
} catch (fault) {
  const error = explain(fault);
  if (error instanceof VerbatimError) process.stderr.write(`verbatim: ${onOneLine(error.line)}\n`);
  else console.error('verbatim: an unexpected fault, please report it:', error);
  process.exitCode = error instanceof VerbatimError && error.code === 'usage' ? 2 : 1;
}
