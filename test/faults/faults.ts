/**
 * `npm run faults`: 2,000 commands and mentions, 50 at once, on each stand-in, first in fine weather, then with 30% of
 * the platform's calls at fault, events redelivered and connections cut. `npm run faults -- 300` asks fewer.
 */
import type { Log } from '../../src/chat/platform.js';
import type { Forecast } from '../standins/weather.js';
import { discordSea } from './discord.js';
import { slackSea } from './slack.js';
import { type Load, type Outcome, type Sea, weather } from './storm.js';

const questions = Number(process.argv[2] ?? 2000);
const only = process.argv[3] ?? '';
const SEED = 20_311;

const FOUL: Omit<Forecast, 'retryAfter'> = { seed: SEED, share: 0.3, slow: 6000 };
const FINE: Load = { questions, atOnce: 50, cutEvery: 0, patience: 20_000, quiet: 1000 };
const STORM: Load = { questions, atOnce: 50, cutEvery: 250, patience: 60_000, quiet: 20_000 };

const quiet = (): void => {};
const log: Log = {
  debug: quiet,
  info: quiet,
  warn: quiet,
  error: (details, line) => process.stderr.write(`${line} ${JSON.stringify(details)}\n`),
};

const SEAS: [string, (forecast: Forecast | null) => Promise<Sea>][] = [
  ['discord', (forecast) => discordSea(forecast, log)],
  ['socket', (forecast) => slackSea('socket', forecast, log)],
  ['http', (forecast) => slackSea('http', forecast, log)],
];

const line = ({ name, right, doubled, lost, apologies, acknowledged, answered }: Outcome, how: string): string =>
  [
    `${name}, ${how}: ${right} of ${questions} right`,
    `${doubled} doubled`,
    `${lost} lost`,
    `${apologies} apologies`,
    `p95: acknowledged ${Math.round(acknowledged)} ms, answered ${Math.round(answered)} ms`,
  ].join('; ');

for (const [key, open] of SEAS) {
  if (!key.includes(only)) continue;
  // Slack names whole seconds.
  const foul = { ...FOUL, retryAfter: key === 'discord' ? 0.3 : 1 };
  for (const [how, forecast, load] of [['fine weather', null, FINE] as const, ['30% at fault', foul, STORM] as const]) {
    const sea = await open(forecast);
    console.log(line(await weather(sea, load), how));
    await sea.stop();
  }
}
// What still hangs on a slow call is not waited for.
process.exit();
