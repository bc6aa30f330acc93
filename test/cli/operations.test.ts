/** Whoever runs it: health, figures, status, copies, and a corpus that changes, all on a bot that is running. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSession } from '../standins/slack/driver.js';
import { Slack } from '../standins/slack/slack.js';
import { APP_TOKEN, BOT_TOKEN } from '../standins/slack/workspace.js';
import { type Bot, CORPUS, startBot } from './bot.js';
import { runCli } from './run.js';

const QUOTE = '"it is not the only possible option"';
const FERRY = 'The ferries will not sail before the ice has gone from the sound';

const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
};

let work: string;
let corpus: string;
let slack: Slack;
let port: number;
let env: Record<string, string>;
let bot: Bot | undefined;

beforeEach(async () => {
  work = mkdtempSync(path.join(tmpdir(), 'verbatim-operations-'));
  corpus = path.join(work, 'corpus');
  cpSync(CORPUS, corpus, { recursive: true });
  slack = await Slack.start();
  port = await freePort();
  env = {
    ...{ CORPUS_DIR: corpus, DATA_DIR: path.join(work, 'data'), LOG_LEVEL: 'silent' },
    ...{ SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKEN: APP_TOKEN, SLACK_API_URL: slack.apiUrl },
    ...{ HOST: '127.0.0.1', PORT: `${port}` },
  };
});
afterEach(async () => {
  await bot?.stop('SIGTERM');
  bot = undefined;
  await slack.stop();
  rmSync(work, { recursive: true });
});

const start = async (): Promise<Bot> => {
  bot = startBot(env);
  await bot.said(/Slack: connected\./);
  await bot.said(/HTTP: connected\./);
  return bot;
};
const get = (where: string) => fetch(`http://127.0.0.1:${port}${where}`);
const ask = (text: string) =>
  openSession({ slack, platform: { name: 'elsewhere', start: async () => {}, stop: async () => {} } }).command(
    'check',
    {
      text,
    },
  );
const cli = async (...args: string[]) => {
  const { code, out, err } = await runCli([...args, '--json'], { env });
  expect(err).toBe('');
  expect(code).toBe(0);
  return JSON.parse(out);
};

describe('a running bot', () => {
  test('tells of its health, and counts its answers by verdict', async () => {
    writeFileSync(path.join(corpus, 'photo.png'), Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
    await start();
    expect((await get('/healthz')).status).toBe(200);
    const ready = await get('/readyz');
    expect([ready.status, await ready.json()]).toEqual([
      200,
      { ready: true, articles: 5, platforms: { HTTP: 'connected', Slack: 'connected' } },
    ]);
    await ask(QUOTE);
    await ask('"Nobody in this corpus has ever printed such words as these"');
    const text = await (await get('/metrics')).text();
    for (const line of [
      'verbatim_articles 5',
      'verbatim_answers_total{verdict="same"} 1',
      'verbatim_answers_total{verdict="not-found"} 1',
      'verbatim_answer_seconds_count 2',
      'verbatim_queue{state="waiting"} 0',
      'verbatim_platform_connected{platform="Slack"} 1',
    ]) {
      expect(text.split('\n')).toContain(line);
    }
    expect(text).toMatch(/^verbatim_skipped_files\{reason=".+"\} 1$/m);
    expect(text).not.toMatch(/only possible|Nobody|U0DDDDDDD/);
  });

  test('is seen by status, copied while it runs, and gone from status when it has ended', async () => {
    const running = await start();
    await ask(QUOTE);
    const status = await cli('status');
    expect(status.index.articles).toBe(5);
    expect(status.lastIngest).toMatchObject({ articles: 5, unchanged: 0, paths: [corpus], skipped: [] });
    expect(status.running).toMatchObject({ platforms: { Slack: 'connected' }, queue: { waiting: 0 } });
    const copy = path.join(work, 'copies', 'copy.db');
    const { bytes } = await cli('backup', copy);
    expect(bytes).toBeGreaterThan(0);
    const answer = await cli('verify', QUOTE, '--store', copy);
    expect(answer.speaker.name).toBe('Giorgia Meloni');
    const again = await runCli(['backup', copy], { env });
    expect([again.code, again.err]).toEqual([2, expect.stringContaining('is there already')]);
    await running.stop('SIGTERM');
    const { running: none, lastIngest } = await cli('status');
    expect(none).toBeNull();
    expect(lastIngest.articles).toBe(5);
  });

  test('notices articles that come, change and go', async () => {
    const running = await start();
    const file = path.join(corpus, 'ferry.md');
    const write = (words: string) =>
      writeFileSync(
        file,
        `---\ntitle: No ferries\noutlet: Kanal Nord\ndate: 2031-03-04\n---\n\n“${words},” said Ines Falk.\n`,
      );
    const text = async () => (await ask(`"${FERRY}"`)).map((seen) => seen.text).join('\n');
    expect(await text()).toContain('Not found');
    write(FERRY);
    await running.said(/has changed: Verbatim answers from 6 articles/);
    expect(await text()).toContain('Ines Falk');
    write('The ferries sail again from Monday on, and everybody is welcome aboard');
    await running.said(/(has changed[^\n]*\n[\s\S]*){2}/);
    expect(await text()).toContain('Not found');
    rmSync(file);
    await running.said(/(has changed[^\n]*\n[\s\S]*){2}has changed: Verbatim answers from 5 articles/);
  });

  test('owns the port alone: another program there is one line, and the platforms go on', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
    bot = startBot(env);
    await bot.said(/Slack: connected\./);
    await bot.said(new RegExp(`PORT ${port} at HOST 127\\.0\\.0\\.1 is in use`));
    const [answer] = await ask(QUOTE);
    expect(answer?.text).toContain('Giorgia Meloni');
    await new Promise((resolve) => other.close(resolve));
    await bot.said(/HTTP: connected\./);
  });
});

describe('before anything runs', () => {
  test('status of no index, a folder that is gone and too few files are one line each', async () => {
    const none = await runCli(['status'], { env });
    expect([none.code, none.err.trim().split('\n')]).toEqual([1, [expect.stringContaining('There is no index at')]]);
    const gone = path.join(work, 'gone');
    const script = `mkdir ${gone} && (cd ${gone} && rmdir ${gone} && "$0" "$1" start); ulimit -n 24; "$0" "$1" start`;
    const cliFile = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
    const { stderr } = spawnSync('sh', ['-c', script, process.execPath, cliFile], { encoding: 'utf8', cwd: work });
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringContaining('is gone'),
      expect.stringContaining('ulimit -n'),
    ]);
  });
});
