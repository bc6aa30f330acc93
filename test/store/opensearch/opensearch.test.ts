/** The contract of stores on a real cluster, where OPENSEARCH_TEST_URL names one; else all of it is skipped. */
import { afterAll, describe, expect, it } from 'vitest';
import type { VerbatimError } from '../../../src/errors.js';
import { type OpenSearchOptions, openOpenSearchStore } from '../../../src/store/opensearch/opensearch.js';
import { describeStore, type Home } from '../contract.js';
import { draftRecord } from '../drafts.js';

const URL_GIVEN = process.env.OPENSEARCH_TEST_URL;
const PREFIX = `verbatim-test-${process.pid}`;
let homes = 0;

const optionsOf = (prefix: string, url = URL_GIVEN as string): OpenSearchOptions => ({
  url,
  user: null,
  password: null,
  certificate: null,
  prefix,
  shards: 2,
  replicas: 0,
  keep: 0,
  patience: 60_000,
});

const makeHome = (): Home => {
  homes += 1;
  const options = optionsOf(`${PREFIX}-${homes}`);
  return { open: () => openOpenSearchStore(options) };
};

const FILE = { collection: 'press', file: 'one.jsonl' };

const describeCluster = (): void => {
  it('lets one writer in after the other', async () => {
    const home = makeHome();
    const [one, other] = [home.open(), home.open()];
    await one.put(FILE, [draftRecord({ id: 'a', sentences: ['The ferry was late.'] })]);
    const waiting = other.put(FILE, [draftRecord({ id: 'b', sentences: ['The ferry was early.'] })]);
    await one.put(FILE, [draftRecord({ id: 'c', sentences: ['The ferry was lost.'] })]);
    await one.close();
    await waiting;
    expect((await other.summary()).articles).toBe(3);
    await other.close();
  });

  it('refuses a writer that has no patience, in words', async () => {
    const options = { ...optionsOf(`${PREFIX}-busy`), patience: 0 };
    const [one, other] = [openOpenSearchStore(options), openOpenSearchStore(options)];
    await one.put(FILE, [draftRecord({ id: 'a', sentences: ['The ferry was late.'] })]);
    const refused = other.put(FILE, [draftRecord({ id: 'b', sentences: ['The ferry was early.'] })]);
    await expect(refused).rejects.toMatchObject({ code: 'store-busy' });
    expect((await other.summary()).articles).toBe(1);
    await one.close();
    await other.close();
  });

  it('refuses indices that are not its own', async () => {
    const prefix = `${PREFIX}-foreign`;
    await fetch(`${URL_GIVEN}/${prefix}-passages`, { method: 'PUT' });
    const store = openOpenSearchStore(optionsOf(prefix));
    await expect(store.summary()).rejects.toMatchObject({ code: 'store-unreadable' });
    await store.close();
  });
};

describe('opensearch: a cluster that is not there', () => {
  it('is one fault that names the address, and the next question asks again', async () => {
    const store = openOpenSearchStore(optionsOf('verbatim', 'http://127.0.0.1:9'));
    for (const _ of ['first', 'second']) {
      const fault = (await store.look('the ferry', 5).catch((error: unknown) => error)) as VerbatimError;
      expect(fault).toMatchObject({ name: 'VerbatimError', code: 'store-unreachable' });
      expect(fault.message).toContain('127.0.0.1:9');
    }
    await store.close();
  });
});

describe.skipIf(URL_GIVEN === undefined)('where OPENSEARCH_TEST_URL names a cluster that may be written to', () => {
  afterAll(async () => {
    await fetch(`${URL_GIVEN}/${PREFIX}-*`, { method: 'DELETE' });
  });
  describeStore('opensearch', makeHome);
  describe('opensearch: its own', describeCluster);
});
