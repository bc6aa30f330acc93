import { expect, test } from 'vitest';
import { readConfig } from '../src/config.js';
import { VerbatimError } from '../src/errors.js';

const faultOf = (env: Record<string, string>): VerbatimError => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof VerbatimError) return error;
    throw error;
  }
  throw new Error('the settings were taken');
};

test('with nothing set there is no platform, and every default holds', () => {
  expect(readConfig({})).toEqual({
    discord: null,
    slack: null,
    http: { host: null, port: 3000, open: false },
    allowance: { atOnce: 40, perMinute: 60 },
    cluster: null,
    fetching: { contact: null, allow: [] },
    corpusDir: 'corpus',
    dataDir: 'data',
    logLevel: 'info',
  });
});

test('an empty line in .env means not set', () => {
  expect(readConfig({ DISCORD_TOKEN: '', SLACK_BOT_TOKEN: '', PORT: '', LOG_LEVEL: '', CORPUS_DIR: '' })).toEqual(
    readConfig({}),
  );
});

test('an app token means Socket Mode, a signing secret HTTP on PORT', () => {
  expect(readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }).slack?.transport).toEqual({
    mode: 'socket',
    appToken: 'xapp-1',
  });
  expect(
    readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's3cret', PORT: '8080' }).slack?.transport,
  ).toEqual({ mode: 'http', signingSecret: 's3cret', port: 8080 });
});

test.each([
  [{ SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN'],
  [{ SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_APP_TOKEN'],
  [{ SLACK_BOT_TOKEN: 'xapp-1', SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN'],
  [{ DISCORD_TOKEN: 'x', DISCORD_GUILD_ID: 'my server' }, 'DISCORD_GUILD_ID'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
  [{ PORT: 'eighty' }, 'PORT'],
  [{ SLACK_API_URL: 'ftp://example.org' }, 'SLACK_API_URL'],
])('%j is refused with the name of its variable and the way to mend it', (env, variable) => {
  const fault = faultOf(env);
  expect(fault.code).toBe('config');
  expect(fault.message).toContain(variable);
  expect(fault.hint).toContain('.env');
});

test('all faults are named at once', () => {
  const { message } = faultOf({ PORT: '-1', LOG_LEVEL: 'loud' });
  expect(message).toContain('PORT');
  expect(message).toContain('LOG_LEVEL');
});

test('a refused token is not repeated in the message', () => {
  expect(faultOf({ SLACK_BOT_TOKEN: 'hush-hush-token' }).line).not.toContain('hush');
});

test('what may be fetched, and in whose name', () => {
  expect(readConfig({ FETCH_CONTACT: 'desk@osk.example', FETCH_ALLOW: '10.1.0.0/16, 192.168.1.5,' }).fetching).toEqual({
    contact: 'desk@osk.example',
    allow: ['10.1.0.0/16', '192.168.1.5'],
  });
  // It becomes part of a header.
  expect(() => readConfig({ FETCH_CONTACT: 'desk@osk.example\r\nCookie: a=b' })).toThrow(/FETCH_CONTACT/u);
});
