/** The five real reports, read, indexed and asked about as a user would: through ingest and ask. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ingest } from '../../src/ingest/ingest.js';
import type { Answer, Ask } from '../../src/model.js';
import { openSqliteStore } from '../../src/store/sqlite/sqlite.js';
import type { Store } from '../../src/store/store.js';
import { createAsk } from '../../src/verify/verify.js';
import { needsShared, sharedIsPresent, sharedPath } from '../shared.js';
import { ABSENT, type Expected, FURNITURE, PROSE, QUOTED, type Report } from './cases.js';

const folder = sharedPath('seeds');

describe.skipIf(!sharedIsPresent)(needsShared('the five real reports'), () => {
  const work = mkdtempSync(path.join(tmpdir(), 'verbatim-seeds-'));
  let store: Store;
  let ask: Ask;

  beforeAll(async () => {
    store = await openSqliteStore(path.join(work, 'store.db'));
    await ingest([folder], store);
    ask = createAsk(store);
  });
  afterAll(async () => {
    await store.close();
    rmSync(work, { recursive: true });
  });

  const first = async (text: string, speaker: string | null = null): Promise<Answer> => {
    const [answer] = await ask({ text, speaker, outlet: null });
    if (!answer) throw new Error('no answer');
    return answer;
  };

  const check = (answer: Answer, expected: Expected) => {
    expect([expected.verdict].flat(), 'verdict').toContain(answer.verdict);
    if (expected.printedAs) expect(answer.printedAs, 'printedAs').toBe(expected.printedAs);
    if (expected.speaker === null) expect(answer.speaker?.name ?? null, 'speaker').toBeNull();
    else if (expected.speaker) expect(answer.speaker?.name, 'speaker').toMatch(expected.speaker);
    if (expected.misattributed !== undefined)
      expect(answer.misattributed, 'misattributed').toBe(expected.misattributed);
    if (expected.changes?.length === 0) expect(answer.changes).toEqual([]);
    for (const kind of expected.changes ?? []) expect(answer.changes.map((change) => change.kind)).toContain(kind);
    const byReport = new Map(answer.outlets.flatMap((o) => o.articles.map((a) => [a.id.slice(0, 3), o.wording])));
    for (const [report, wording] of Object.entries(expected.reports ?? {})) {
      expect([wording].flat(), `wording in ${report}`).toContain(byReport.get(report));
    }
    for (const report of expected.without ?? []) expect([...byReport.keys()]).not.toContain(report);
  };

  for (const [kind, cases] of Object.entries(QUOTED)) {
    describe(kind, () => {
      test.each(cases)('$name', async ({ text, speaker, expected }) => {
        check(await first(text, speaker ?? null), expected);
      });
    });
  }

  /** The whole line that opens so, as the file prints it. */
  const line = (report: Report, opens: string): string => {
    const file = readdirSync(folder).find((name) => name.startsWith(report)) ?? '';
    const lines = readFileSync(path.join(folder, file), 'utf8').split('\n');
    const found = lines.map((text) => text.replace(/^ date \S+ /, '')).find((text) => text.startsWith(opens));
    if (!found) throw new Error(`no line of ${report} opens with ${opens}`);
    return found;
  };

  describe('narration and reported speech', () => {
    test.each(PROSE)('$report: $opens …', async ({ report, opens, expected }) => {
      check(await first(line(report, opens)), expected);
    });
  });

  describe('what is no part of the articles', () => {
    test.each(FURNITURE)('$report: $opens …', async ({ report, opens }) => {
      expect((await first(line(report, opens))).verdict).toBe('not-found');
    });
  });

  describe('absent quotes', () => {
    test.each(ABSENT)('%s', async (text) => {
      const answer = await first(text);
      expect(answer.verdict).toBe('not-found');
      expect(answer).toMatchObject({
        printedAs: null,
        speaker: null,
        quotation: null,
        origin: null,
        outlets: [],
        origins: 0,
      });
    });
  });

  test('one outlet that posts its report twice is one entry, and all five are one origin', async () => {
    const answer = await first('it is not the only possible option');
    const moscow = answer.outlets.filter((entry) => entry.outlet === 'The Moscow Times');
    expect(moscow).toHaveLength(1);
    expect(moscow[0]?.articles).toHaveLength(2);
    expect(answer.outlets).toHaveLength(3);
    expect(answer.origins).toBe(1);
    expect(answer.origin).toMatchObject({
      agency: 'AFP',
      first: { outlet: 'The Moscow Times', date: '2025-08-16', precision: 'day' },
    });
    expect(answer.index).toEqual({ articles: 5, outlets: 4, from: '2025-08-16', to: '2025-08-16' });
  });

  test('the evidence can be cut out of the article by its offsets', async () => {
    for (const { text } of Object.values(QUOTED).flat()) {
      const { quotation } = await first(text);
      expect(quotation && quotation.end - quotation.start).toBe(quotation?.text.length);
    }
  });
});
