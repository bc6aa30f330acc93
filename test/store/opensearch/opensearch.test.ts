/** The contract of stores on a real cluster, where OPENSEARCH_TEST_URL names one; else all of it is skipped. */
import { describe, it } from 'vitest';
import { openOpenSearchStore } from '../../../src/store/opensearch/opensearch.js';
import { describeStore } from '../contract.js';

const url = process.env.OPENSEARCH_TEST_URL;
let homes = 0;

const makeHome = () => {
  homes += 1;
  const prefix = `verbatim-test-${process.pid}-${homes}`;
  return {
    open: () =>
      openOpenSearchStore({
        url: url as string,
        user: null,
        password: null,
        certificate: null,
        prefix,
        shards: 2,
        replicas: 0,
        keep: 0,
        patience: 60_000,
      }),
  };
};

if (url) describeStore('opensearch', makeHome);
else
  describe.skip('opensearch: set OPENSEARCH_TEST_URL to a cluster that may be written to', () => it('skips', () => {}));
