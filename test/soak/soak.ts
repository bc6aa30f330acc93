/**
 * The bot under way: twenty questions a second on both platforms, while articles come and go, connections are lost and
 * the process is started again twice. Every answer is checked against what the corpus holds at that moment.
 * `npm run soak` — fifteen minutes · `npm run soak -- --minutes 5 --rate 10`
 * Fails on a wrong or missing answer, and where memory, open files or the log grow.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startStandIn, TOKEN } from '../standins/discord/standin.js';
import { Slack } from '../standins/slack/slack.js';
import { APP_TOKEN, BOT_TOKEN } from '../standins/slack/workspace.js';
import { judge, Newsroom } from './newsroom.js';
import { BotProcess, type Measure } from './process.js';
import { type Asked, askDiscord, askSlack } from './surfaces.js';

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '15' }, rate: { type: 'string', default: '20' } },
});
const DURATION_MS = Number(values.minutes) * 60_000;
const RATE = Number(values.rate);
const REPORTS = 400;
/** So many ask in turn. */
const PEOPLE = 10_000;
const TRIES = 5;
const CHANGE_MS = 10_000;
const CUT_MS = 23_000;
const MEASURE_MS = 5_000;
/** When the process is told to stop and started again, as shares of the whole. */
const RESTARTS = [0.15, 0.3];
/** What a run may grow by, from the second quarter of its last life to the last, before that counts as growth. */
const GROWTH = { memory: 40, files: 12, log: 50_000 };

const say = (line: string): void => void process.stdout.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`);

const work = mkdtempSync(path.join(tmpdir(), 'verbatim-soak-'));
const dataDir = path.join(work, 'data');
const newsroom = new Newsroom(path.join(work, 'corpus'));
const [discord, slack] = [await startStandIn(), await Slack.start({ patience: 3_000 })];
const env = {
  ...{ CORPUS_DIR: path.join(work, 'corpus'), DATA_DIR: dataDir, LOG_LEVEL: 'info' },
  ...{ DISCORD_TOKEN: TOKEN, DISCORD_API_URL: discord.apiUrl },
  ...{ SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKEN: APP_TOKEN, SLACK_API_URL: slack.apiUrl },
};

const results: Asked[] = [];
const wrong: string[] = [];
const measures: Measure[] = [];
const counts = { asked: 0, askedAgain: 0, late: 0, cuts: 0, added: 0, removed: 0 };
let bot: BotProcess | null = null;
let asking = 0;

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    rmSync(work, { recursive: true, force: true });
    process.exit(1);
  });
}

const startBot = async (): Promise<BotProcess> => {
  const started = new BotProcess(env, dataDir);
  await started.said(/Discord: connected\./);
  await started.said(/Slack: connected\./);
  return started;
};

const isConnected = (): boolean => slack.socket.connections() > 0 && discord.gateway.connections > 0;

/** A question that did not come through is asked again once the line is back, as its asker would. */
const askUntilHeard = async (number: number): Promise<void> => {
  const report = newsroom.pick();
  for (let tries = 0; tries < TRIES; tries++) {
    const { present, settled } = report;
    const text = `"${report.quote}"`;
    const person = number + tries * PEOPLE;
    const asked = await (number % 2 === 0 ? askDiscord(discord, text, person) : askSlack(slack, text, person));
    if (asked.text !== null) {
      if (asked.acknowledged !== null && asked.acknowledged > 3_000) counts.late++;
      results.push(asked);
      const fault = judge(report, { present, settled }, asked.text);
      if (fault !== null) wrong.push(fault);
      return;
    }
    counts.askedAgain++;
    while (!isConnected()) await sleep(50);
  }
  wrong.push(`report ${report.number} was asked about ${TRIES} times, and never answered`);
};

const ask = async (): Promise<void> => {
  asking++;
  await askUntilHeard(counts.asked++ % PEOPLE).catch((error: unknown) => wrong.push(String(error)));
  asking--;
};

const isOver = (until: number): boolean => performance.now() >= until;

const cutLines = (): void => {
  counts.cuts++;
  if (counts.cuts % 2 === 0) discord.gateway.drop();
  else slack.socket.cut();
};

/** One life of the process: asked at an even pace until `until`. */
const live = async (until: number): Promise<void> => {
  let [next, change, cut, measure] = Array(4).fill(performance.now()) as [number, number, number, number];
  cut += CUT_MS;
  while (!isOver(until)) {
    const now = performance.now();
    for (; next <= now; next += 1000 / RATE) void ask();
    if (now >= change) {
      change += CHANGE_MS;
      for (let i = 0; i < 3; i++) newsroom.add();
      for (let i = 0; i < 3; i++) newsroom.remove();
      counts.added += 3;
      counts.removed += 3;
    }
    if (now >= cut) {
      cut += CUT_MS;
      cutLines();
    }
    if (now >= measure) {
      measure += MEASURE_MS;
      if (bot) measures.push(bot.measure());
    }
    await sleep(5);
  }
  while (asking > 0) await sleep(20);
};

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
const percentile = (numbers: readonly number[], share: number): number =>
  [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(share * numbers.length))] ?? Number.NaN;
const line = ({ memory, files, log, dataFiles, data }: Measure): string =>
  `${memory.toFixed(0)} MB memory, ${files} open files, ${(log / 1000).toFixed(1)} kB log, ${dataFiles} files of ${data.toFixed(1)} MB kept`;

/** @returns what has grown, in the last life */
const growthOf = (life: readonly Measure[]): string[] => {
  const quarter = Math.floor(life.length / 4);
  const [early, late] = [life.slice(quarter, 2 * quarter), life.slice(-quarter)];
  return (Object.keys(GROWTH) as (keyof typeof GROWTH)[]).flatMap((kind) => {
    const grown = mean(late.map((one) => one[kind])) - mean(early.map((one) => one[kind]));
    say(`growth of ${kind}: ${grown.toFixed(1)} (allowed: ${GROWTH[kind]})`);
    return grown > GROWTH[kind] ? [kind] : [];
  });
};

const tell = (): void => {
  const [acknowledged, answered] = [
    results.flatMap((one) => one.acknowledged ?? []),
    results.map((one) => one.answered),
  ];
  const row = (name: string, ms: readonly number[]) =>
    say(
      `${name}: half within ${percentile(ms, 0.5).toFixed(0)} ms, 95% within ${percentile(ms, 0.95).toFixed(0)}, 99% within ${percentile(ms, 0.99).toFixed(0)}, the slowest ${Math.max(...ms).toFixed(0)}`,
    );
  say(`${results.length} answers checked, ${wrong.length} wrong; ${JSON.stringify(counts)}`);
  row('acknowledged', acknowledged);
  row('answered', answered);
  say(
    `load of the machine: ${loadavg()
      .map((load) => load.toFixed(1))
      .join(', ')}`,
  );
  for (const one of wrong.slice(0, 10)) say(`wrong: ${one}`);
};

try {
  for (let i = 0; i < REPORTS; i++) newsroom.add();
  let life: Measure[] = [];
  let before = 0;
  for (const share of [...RESTARTS, 1]) {
    bot = await startBot();
    measures.length = 0;
    await live(performance.now() + (share - before) * DURATION_MS);
    before = share;
    life = [...measures];
    say(
      `life up to ${(100 * share).toFixed(0)}%: at first ${life[0] && line(life[0])}; at last ${line(bot.measure())}`,
    );
    const { log } = bot;
    const code = await bot.stop();
    if (code !== 0) wrong.push(`the process ended with ${code}: ${log.slice(-500)}`);
    bot = null;
  }
  tell();
  const grown = growthOf(life);
  const faults = [...discord.board.faults, ...slack.workspace.faults];
  if (faults.length > 0) say(`the platforms refused ${faults.length} requests, as ${faults[0]}`);
  if (wrong.length > 0 || grown.length > 0) process.exitCode = 1;
} finally {
  if (bot) say(bot.log.slice(-2000));
  await bot?.stop();
  await Promise.all([discord.close(), slack.stop()]);
  rmSync(work, { recursive: true });
}
process.exit();
