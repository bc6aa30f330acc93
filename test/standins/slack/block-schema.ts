/** The shape of Block Kit, made from the types that Slack publishes: a message block that fails it Slack would refuse. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';

const require = createRequire(import.meta.url);

const manifestPath = require.resolve('@slack/types/package.json');
const { version } = require(manifestPath) as { version: string };

/** Kept between runs: making it takes two seconds. */
const CACHE = join(dirname(manifestPath), '../../.cache/verbatim', `slack-blocks-${version}.json`);

const makeSchema = async (): Promise<object> => {
  const { createGenerator } = await import('ts-json-schema-generator');
  const generator = createGenerator({
    path: join(dirname(manifestPath), 'dist/index.d.ts'),
    type: 'KnownBlock',
    skipTypeCheck: true,
    additionalProperties: false,
  });
  return generator.createSchema('KnownBlock');
};

const loadSchema = async (): Promise<object> => {
  if (existsSync(CACHE)) return JSON.parse(readFileSync(CACHE, 'utf8'));
  const schema = await makeSchema();
  mkdirSync(dirname(CACHE), { recursive: true });
  // Written aside and moved, because test files run side by side.
  const draft = `${CACHE}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(schema));
  renameSync(draft, CACHE);
  return schema;
};

/**
 * Checks one block. Made while the module loads, where nothing waits impatiently: the first run after an install
 * takes its seconds for the schema.
 */
export const hasShape: ValidateFunction = new Ajv({ strict: false }).compile(await loadSchema());
