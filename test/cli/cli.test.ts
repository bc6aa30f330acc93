import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli } from './run.js';

const REPORTS = fileURLToPath(new URL('../story/reports', import.meta.url));
const CORPUS = fileURLToPath(new URL('../../corpus', import.meta.url));
const LORRY = 'We will not send a single lorry through it before the pumps are new';

let work: string;
let store: string;
beforeAll(async () => {
  work = mkdtempSync(path.join(tmpdir(), 'verbatim-cli-'));
  store = path.join(work, 'store.db');
  const { code } = await runCli(['ingest', REPORTS, '--store', store]);
  expect(code).toBe(0);
});
afterAll(() => rmSync(work, { recursive: true }));

/** One line, naming what is wrong, and no stack. */
const expectFault = (run: { code: number | null; err: string }, words: RegExp, code = 1) => {
  expect(run.code).toBe(code);
  expect(run.err.trim().split('\n')).toHaveLength(1);
  expect(run.err).toMatch(words);
  expect(run.err).not.toMatch(/\n\s+at /);
};

describe('ingest', () => {
  test('reports what it did, in the shape that scripts read', async () => {
    const { out } = await runCli(['ingest', REPORTS, '--store', store, '--json']);
    const report = JSON.parse(out);
    expect(Object.keys(report).sort()).toEqual([
      'articles',
      'quotations',
      'removed',
      'seconds',
      'skipped',
      'unchanged',
    ]);
    expect(report).toMatchObject({ articles: 0, unchanged: 4, quotations: 0, skipped: [] });
  });

  test('a path that is not there is one clear line', async () => {
    expectFault(await runCli(['ingest', path.join(work, 'nowhere'), '--store', store]), /nowhere/);
  });

  test('says once what many files share, and fails where nothing could be read', async () => {
    const folder = mkdtempSync(path.join(work, 'pictures-'));
    for (const name of ['a', 'b', 'c', 'd']) writeFileSync(path.join(folder, `${name}.txt`), 'GIF89a\0\0');
    const { code, out, err } = await runCli(['ingest', folder, '--store', path.join(work, 'pictures.db')]);
    expect(code).toBe(1);
    expect(out).toContain('skipped 4 files and records: a picture (GIF): not text (a.txt, b.txt, c.txt, …)');
    expect(err).toMatch(/No article could be read/);
  });

  test('three at once into one index all succeed', async () => {
    const file = path.join(work, 'shared.db');
    const folders = ['x', 'y', 'z'].map((name) => {
      const folder = path.join(work, `three-${name}`);
      mkdirSync(folder);
      const line = (i: number) =>
        JSON.stringify({ id: `${name}${i}`, text: `“Buoy ${i} of ${name} rang all night,” said Ole Brand.` });
      writeFileSync(path.join(folder, 'a.jsonl'), Array.from({ length: 200 }, (_, i) => line(i)).join('\n'));
      return folder;
    });
    const runs = await Promise.all(folders.map((folder) => runCli(['ingest', folder, '--store', file])));
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0]);
    const { out } = await runCli(['status', '--store', file, '--json'], { env: { DATA_DIR: work } });
    expect(JSON.parse(out).index.articles).toBe(600);
  });

  test('a file that is no index is refused, not overwritten', async () => {
    const file = path.join(work, 'notes.txt');
    writeFileSync(file, 'my notes, which are no index '.repeat(50));
    expectFault(await runCli(['ingest', REPORTS, '--store', file]), /notes\.txt/);
  });
});

describe('extract', () => {
  test('one JSON line an article, with the keys of the contract', async () => {
    const { out } = await runCli(['extract', REPORTS, '--json']);
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map((line) => line.id).sort()).toEqual([
      'inselbote.md',
      'kanal-nord.md',
      'morgenpost.md',
      'unnamed.txt',
    ]);
    for (const line of lines) {
      expect(line).toMatchObject({ published: { precision: expect.any(String) }, agencies: expect.any(Array) });
      for (const quotation of line.quotations) {
        expect(quotation).toEqual(
          expect.objectContaining({
            kind: expect.any(String),
            text: expect.any(String),
            parts: expect.any(Array),
          }),
        );
        expect(quotation).toHaveProperty('speaker');
        expect(quotation).toHaveProperty('cue');
      }
    }
  });

  test('offsets of a JSON line refer to its text, unchanged', async () => {
    const file = path.join(work, 'one.jsonl');
    const text = '  By Staff\n\n“The quay is ours,” Ines Falk said.\n\nShare this article\n';
    writeFileSync(file, `${JSON.stringify({ id: 'x1', outlet: null, date: null, title: null, text })}\n`);
    const { out } = await runCli(['extract', file]);
    const [part] = JSON.parse(out).quotations[0].parts;
    expect(text.slice(part.start, part.end)).toMatch(/^The quay is ours,?$/);
  });
});

describe('verify', () => {
  test('--json prints the answer with every key of the contract', async () => {
    const { out, code } = await runCli(['verify', LORRY, '--store', store, '--json']);
    expect(code).toBe(0);
    const answer = JSON.parse(out);
    for (const key of [
      'question',
      'verdict',
      'printedAs',
      'misattributed',
      'score',
      'speaker',
      'otherSpeakers',
      'quotation',
      'changes',
      'origin',
      'origins',
      'outlets',
      'index',
      'elapsedMs',
    ]) {
      expect(answer).toHaveProperty(key);
    }
    expect(answer.verdict).toBe('same');
    expect(answer.question).toEqual({ text: LORRY, speaker: null });
  });

  test('without --json it prints what a person reads', async () => {
    const { out } = await runCli(['verify', LORRY, '--store', store]);
    expect(out).toMatch(/^Same words\n/);
  });

  test('all appearances are printed, however many pages they fill', async () => {
    const many = path.join(work, 'many.jsonl');
    const text = '“The buoy rang all night and nobody rowed out to it,” said Ole Brand.';
    const articles = Array.from({ length: 19 }, (_, i) =>
      JSON.stringify({ id: `b${i}`, outlet: `Outlet ${i}.`, text }),
    );
    writeFileSync(many, articles.join('\n'));
    const file = path.join(work, 'many.db');
    await runCli(['ingest', many, '--store', file]);
    const { out } = await runCli(['verify', 'The buoy rang all night and nobody rowed out to it', '--store', file]);
    for (let i = 0; i < 19; i++) expect(out).toContain(`- Outlet ${i}.`);
  });

  test('a batch is answered line by line, in order, and a bad line costs only itself', async () => {
    const file = path.join(work, 'batch.jsonl');
    writeFileSync(
      file,
      [
        JSON.stringify({ id: 'a', text: LORRY, speaker: 'Jon Berg' }),
        '{"id": "b", "text": ',
        JSON.stringify({ id: 'c' }),
        JSON.stringify({ id: 'd', text: '' }),
        JSON.stringify({ id: 'e', text: 'Nothing of this kind was ever printed on the island' }),
      ].join('\n'),
    );
    const { out, err, code } = await runCli(['verify', '--store', store, '--batch', file, '--json']);
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map((line) => line.verdict ?? line.error.code)).toEqual([
      'same',
      'usage',
      'usage',
      'question-empty',
      'not-found',
    ]);
    expect(lines.map((line) => line.id)).toEqual(['a', null, 'c', 'd', 'e']);
    expect(err).toContain('batch.jsonl:2');
    expect(code).toBe(1);
  });

  test('a batch as Windows writes it loses no line', async () => {
    const { out, code } = await runCli(['verify', '--store', store, '--batch', '-'], {
      input: `\uFEFF${JSON.stringify({ id: 1, text: LORRY })}\r\n${JSON.stringify({ id: 2, text: LORRY })}\r\n`,
    });
    const ids = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).id);
    expect([ids, code]).toEqual([[1, 2], 0]);
  });

  test('a batch that is not there is one clear line', async () => {
    expectFault(
      await runCli(['verify', '--store', store, '--batch', '/nowhere/questions.jsonl']),
      /questions\.jsonl.*--batch/,
      2,
    );
  });

  test('a batch may come on standard input', async () => {
    const { out } = await runCli(['verify', '--store', store, '--batch', '-'], {
      input: `${JSON.stringify({ id: 1, text: LORRY })}\n`,
    });
    expect(JSON.parse(out)).toMatchObject({ id: 1, verdict: 'same' });
  });

  test.each([
    [['verify', 'x', '--store', '/nowhere/at/all.db'], /no index at .*all\.db.*ingest/s, 1],
    [['verify'], /verify needs a quote/, 2],
    [['verify', '--stroe', 'x'], /stroe/, 2],
    [['ingest'], /ingest needs a path/, 2],
    [['extract'], /extract needs a path/, 2],
    [['extract', 'https://kanalnord.example/tunnel'], /kanalnord\.example.*is an address.*verbatim ingest/, 2],
    [['verfy', 'x'], /no command “verfy”.*verify/, 2],
  ])('%j is one clear line', async (args, words, code) => {
    expectFault(await runCli(args, { cwd: work, env: { DATA_DIR: work } }), words, code);
  });
});

describe('the README', () => {
  test('shows what the bot answers from the corpus it comes with', async () => {
    const readme = readFileSync(fileURLToPath(new URL('../../README.md', import.meta.url)), 'utf8');
    const [, asked = '', shown = ''] = /```\n> (.*)\n\n([\s\S]*?)```/.exec(readme) ?? [];
    const env = { CORPUS_DIR: CORPUS, DATA_DIR: path.join(work, 'readme') };
    const { out } = await runCli(['start'], { cwd: work, env, input: `${asked}\n` });
    expect(shown).not.toBe('');
    expect(out).toContain(shown);
  });
});

describe('start', () => {
  const fresh = (name: string) => {
    const folder = path.join(work, name);
    mkdirSync(folder);
    return { cwd: folder, env: { DATA_DIR: path.join(folder, 'data'), CORPUS_DIR: CORPUS } };
  };

  test('with no tokens it says so, and answers a first question from the corpus that ships', async () => {
    const { out, err, code } = await runCli(['start'], {
      ...fresh('first'),
      input: '/quote who "it is not the only possible option"\n',
    });
    expect(code).toBe(0);
    expect(err).toContain('No tokens are set');
    expect(out).toContain('Giorgia Meloni');
  });

  test.each([
    [{ PORT: 'eighty' }, /PORT/],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, /SLACK_BOT_TOKEN/],
    [{ CORPUS_DIR: '/nowhere/corpus' }, /nowhere/],
    [{ DATA_DIR: '/dev/null/data' }, /DATA_DIR/],
  ])('%j is one clear line', async (env, words) => {
    const folder = fresh(`fault-${Object.keys(env)[0]}`);
    expectFault(
      await runCli(['start'], { cwd: folder.cwd, env: { ...folder.env, ...env } as Record<string, string> }),
      words,
    );
  });

  test('an empty corpus is no fault, but said', async () => {
    const folder = fresh('empty');
    const { err, code } = await runCli(['start'], { cwd: folder.cwd, env: { ...folder.env, CORPUS_DIR: folder.cwd } });
    expect(code).toBe(0);
    expect(err).toContain(`The index is empty: put articles (.txt, .md, .jsonl) into ${folder.cwd}`);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it cleanly, and the index stays whole', async (signal) => {
    const folder = fresh(`signal-${signal}`);
    const run = await runCli(['start'], {
      ...folder,
      during: (child) => {
        child.stderr?.on('data', (chunk) => {
          if (String(chunk).includes('No tokens')) child.kill(signal);
        });
      },
    });
    expect(run.err).not.toMatch(/\n\s+at /);
    const again = await runCli(['start'], { ...folder, input: 'ironclad\n' });
    expect(again.out).toContain('ironclad');
  });
});

test('--help lists the commands', async () => {
  const { out, code } = await runCli(['--help']);
  expect(code).toBe(0);
  for (const command of [
    'start',
    'chat',
    'ingest',
    'extract',
    'verify',
    'list',
    'show',
    'remove',
    'check',
    'rebuild',
    'status',
    'backup',
  ])
    expect(out).toContain(`  ${command} `);
});

test('--version tells the version of the package', async () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  expect(await runCli(['--version'])).toMatchObject({ code: 0, out: `verbatim ${version}\n`, err: '' });
});
