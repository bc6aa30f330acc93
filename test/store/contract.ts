/** What every store must do, whatever stands behind it. A new store runs this suite from one file beside this one. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { ArticleRecord, FileKey, Renewal, Shelf, Store } from '../../src/store/store.js';
import { signatureOf } from '../../src/text/signature.js';
import { draftRecord } from './drafts.js';

/** A place that outlives its store: `open` may be called again after `close`, or beside an open one. */
export interface Home {
  open(): Store;
}

const FILE: FileKey = { collection: 'press', file: 'one.jsonl' };

const harbour = draftRecord({
  id: 'harbour',
  outlet: 'The Quay Herald',
  date: '2031-04-02',
  speaker: 'Ilse Marrow',
  sentences: ['The harbour wall collapsed before dawn.', '“We had warned the council since autumn,” Ilse Marrow said.'],
});
const orchard = draftRecord({
  id: 'orchard',
  outlet: 'Valley Post',
  date: '2031-05-09',
  speaker: 'Tomas Veld',
  sentences: [
    '“Nobody picked the pears this year,” said Tomas Veld.',
    'Growers blame a late frost and the price of diesel.',
  ],
});

/** Texts of the passages found, best first. */
const found = async (store: Store, question: string, limit = 10): Promise<string[]> => {
  const candidates = (await store.look(question, limit)).candidates;
  const articles = await store.articles(candidates.map(({ key }) => key));
  return candidates.map(({ start, end }, i) => articles[i]?.article.text.slice(start, end) ?? '');
};

const ids = async (store: Store, question: string): Promise<string[]> => {
  const [best] = (await store.look(question, 1)).candidates;
  return (await store.articles(best?.alike ?? [])).map(({ article }) => article.id);
};

const describeWriting = (home: () => Home): void => {
  it('gives back what was put, whole', async () => {
    const store = home().open();
    await store.put(FILE, [harbour, orchard]);
    const [candidate] = (await store.look('picked the pears', 5)).candidates;
    const [stored] = await store.articles([candidate?.key ?? -1]);
    expect(stored?.article).toEqual(orchard.article);
    expect(stored?.quotations).toEqual(orchard.quotations);
    await store.close();
  });

  it('knows files that were read to their end, and fingerprints of articles', async () => {
    const store = home().open();
    await store.put(FILE, [harbour]);
    expect(await store.files('press')).toEqual(new Map([['one.jsonl', null]]));
    await store.finishFile(FILE, 'f1');
    await store.finishFile({ collection: 'other', file: 'two' }, 'f2');
    expect(await store.files('press')).toEqual(new Map([['one.jsonl', 'f1']]));
    expect(await store.collections()).toEqual(['other', 'press']);
    expect(await store.articlesOf(FILE)).toEqual(new Map([['harbour', harbour.fingerprint]]));
    expect(await store.articlesOf({ collection: 'press', file: 'unknown' })).toEqual(new Map());
    await store.close();
  });

  it('replaces an article of the same collection and id, even within one batch', async () => {
    const store = home().open();
    await store.put(FILE, [harbour]);
    const rewritten = draftRecord({ id: 'harbour', sentences: ['The lighthouse still stands unharmed.'] });
    await store.put(FILE, [draftRecord({ id: 'harbour', sentences: ['A draft about gannets.'] }), rewritten]);
    expect(await found(store, 'harbour wall collapsed')).toEqual([]);
    expect(await found(store, 'a draft about gannets')).toEqual([]);
    expect(await found(store, 'lighthouse stands')).toEqual(['The lighthouse still stands unharmed.']);
    expect((await store.summary()).articles).toBe(1);
    expect(await store.outlets()).toEqual([]);
    expect(await store.speakers()).toEqual([]);
    await store.close();
  });

  it('keeps equal ids of two collections apart', async () => {
    const store = home().open();
    await store.put(FILE, [harbour]);
    await store.put({ collection: 'archive', file: 'one.jsonl' }, [
      { ...orchard, article: { ...orchard.article, id: 'harbour' } },
    ]);
    await store.remove({ collection: 'archive', file: 'one.jsonl' }, ['harbour', 'never stored']);
    expect(await found(store, 'harbour wall collapsed')).toHaveLength(1);
    expect(await found(store, 'pears')).toEqual([]);
    await store.close();
  });

  it('knows which ids a file holds that are another file’s, and removes only what is a file’s own', async () => {
    const store = home().open();
    const other = { collection: 'press', file: 'two.jsonl' };
    await store.put(FILE, [harbour, orchard]);
    await store.finishFile(FILE, 'f1');
    await store.put(other, [harbour]);
    await store.finishFile(other, 'f2', ['orchard']);
    expect(await store.refused('press')).toEqual(
      new Map([
        ['one.jsonl', ['harbour']],
        ['two.jsonl', ['orchard']],
      ]),
    );
    expect(await store.remove(FILE, ['harbour', 'never stored'])).toBe(0);
    expect(await store.removeFile(FILE)).toBe(1);
    expect(await found(store, 'harbour wall collapsed')).toHaveLength(1);
    expect(await store.remove(other, ['harbour'])).toBe(1);
    await store.finishFile(other, 'f3');
    expect(await store.refused('press')).toEqual(new Map());
    expect(await store.refused('nowhere')).toEqual(new Map());
    await store.close();
  });

  it('gives a collection another name, with all that is in it', async () => {
    const store = home().open();
    await store.put(FILE, [harbour]);
    await store.renameCollection('press', 'moved');
    expect(await store.collections()).toEqual(['moved']);
    expect((await store.articlesOf({ ...FILE, collection: 'moved' })).size).toBe(1);
    await store.close();
  });

  it('removes a file with its articles at once', async () => {
    const store = home().open();
    await store.put(FILE, [harbour]);
    await store.finishFile(FILE, 'f1');
    await store.put({ collection: 'press', file: 'two.jsonl' }, [orchard]);
    expect(await found(store, 'late frost diesel')).toHaveLength(1);
    await store.removeFile(FILE);
    await store.removeFile({ collection: 'nowhere', file: 'nothing' });
    expect(await store.files('press')).toEqual(new Map([['two.jsonl', null]]));
    expect(await found(store, 'harbour wall')).toEqual([]);
    expect(await store.articles([0, 1, 2, 3].filter(Number.isInteger))).toHaveLength(1);
    expect(await store.summary()).toEqual({ articles: 1, outlets: 1, from: '2031-05-09', to: '2031-05-09' });
    await store.close();
  });

  it('writes a batch whole or not at all', async () => {
    const store = home().open();
    await store.put(FILE, [harbour]);
    const broken = { ...orchard, fingerprint: null as unknown as string };
    const rewritten = { ...harbour, article: { ...harbour.article, text: 'Something else.' } };
    await expect(store.put(FILE, [rewritten, broken])).rejects.toThrow();
    expect(await found(store, 'warned council')).toHaveLength(1);
    expect(await found(store, 'frost diesel')).toEqual([]);
    expect(await store.speakers()).toEqual(['Ilse Marrow']);
    await store.put(FILE, [orchard]);
    expect(await store.speakers()).toEqual(['Ilse Marrow', 'Tomas Veld']);
    await store.close();
  });
};

const describeRenewing = (home: () => Home): void => {
  /** What other rules find in a text: one quotation by somebody else, in one passage. */
  const renewalOf = (key: number, text: string, speaker: string): Renewal => {
    const { quotations, passages, signature } = draftRecord({ id: 'any', speaker, sentences: [text] });
    return { key, quotations, passages, signature, rules: 'new' };
  };

  it('lists the articles that were put by other rules, by key, from any key on', async () => {
    const store = home().open();
    await store.put(FILE, [
      harbour,
      { ...orchard, rules: 'new' },
      draftRecord({ id: 'gannet', sentences: ['A gannet.'] }),
    ]);
    expect(await store.countOutdated('new')).toBe(2);
    expect(await store.countOutdated('drafted')).toBe(1);
    const texts = await store.outdated('new', -1, 10);
    expect(texts.map(({ text }) => text)).toEqual([harbour.article.text, 'A gannet.']);
    expect(await store.outdated('new', -1, 1)).toEqual(texts.slice(0, 1));
    expect(await store.outdated('new', texts[0]?.key ?? -1, 10)).toEqual(texts.slice(1));
    expect(await store.outdated('new', texts[1]?.key ?? -1, 10)).toEqual([]);
    await store.close();
  });

  it('renews what was found in a text, and leaves the article as it was put', async () => {
    const store = home().open();
    await store.put(FILE, [harbour, orchard]);
    await store.finishFile(FILE, 'f1');
    const [outdated] = await store.outdated('new', -1, 1);
    await store.renew([renewalOf(outdated?.key ?? -1, harbour.article.text, 'Ada Quill')]);
    expect(await store.speakers()).toEqual(['Ada Quill', 'Tomas Veld']);
    expect(await store.outlets()).toEqual(['The Quay Herald', 'Valley Post']);
    expect(await store.summary()).toMatchObject({ articles: 2, outlets: 2 });
    expect(await found(store, 'harbour wall collapsed', 1)).toEqual([harbour.article.text]);
    const [candidate] = (await store.look('the harbour wall collapsed', 1)).candidates;
    const [stored] = await store.articles([candidate?.key ?? -1]);
    expect(stored?.article).toEqual(harbour.article);
    expect(stored?.quotations[0]?.speaker?.name).toBe('Ada Quill');
    expect(await store.articlesOf(FILE)).toEqual(
      new Map([harbour, orchard].map(({ article, fingerprint }) => [article.id, fingerprint])),
    );
    expect(await store.files('press')).toEqual(new Map([['one.jsonl', 'f1']]));
    expect(await store.countOutdated('new')).toBe(1);
    await store.close();
  });

  it('passes over an article that was removed or replaced since, in the middle of a batch too', async () => {
    const store = home().open();
    const gannet = draftRecord({ id: 'gannet', sentences: ['A gannet dived for its supper.', 'Nobody looked up.'] });
    await store.put(FILE, [harbour, orchard, gannet]);
    const texts = await store.outdated('new', -1, 10);
    await store.remove(FILE, ['orchard']);
    await store.renew(texts.map(({ key, text }) => renewalOf(key, text, 'Ada Quill')));
    await store.renew(texts.map(({ key, text }) => renewalOf(key, text, 'Late Comer')));
    expect(await store.speakers()).toEqual(['Ada Quill']);
    expect(await store.summary()).toMatchObject({ articles: 2 });
    expect(await found(store, 'picked pears')).toEqual([]);
    expect(await found(store, 'gannet dived supper', 1)).toEqual([gannet.article.text]);
    expect(await found(store, 'harbour wall collapsed', 1)).toEqual([harbour.article.text]);
    expect(await store.countOutdated('new')).toBe(0);
    await store.close();
  });
};

const NOWHERE: Shelf = { speakers: null, outlet: null, since: null, until: null };

const describeListing = (home: () => Home): void => {
  const again = draftRecord({
    id: 'again',
    outlet: 'Valley Post',
    date: '2031-06-30',
    speaker: 'Ilse Marrow',
    sentences: ['“The wall stands,” Ilse Marrow said, “and it stays.”'],
  });
  const undated = draftRecord({
    id: 'undated',
    outlet: 'Valley Post',
    speaker: 'Ilse Marrow',
    sentences: ['“We will see,” Ilse Marrow said.'],
  });

  const shelfOf = async (store: Store, of: Partial<Shelf>, limit = 10): Promise<[number, ...string[]]> => {
    const { articles, keys } = await store.shelf({ ...NOWHERE, ...of }, limit);
    return [articles, ...(await store.headers(keys)).map(({ header }) => header.id)];
  };

  it('lists who said something where, newest first', async () => {
    const store = home().open();
    await store.put(FILE, [undated, again, harbour, orchard]);
    const marrow = ['Ilse Marrow'];
    expect(await shelfOf(store, { speakers: marrow })).toEqual([3, 'again', 'harbour', 'undated']);
    expect(await shelfOf(store, { speakers: marrow }, 1)).toEqual([3, 'again']);
    expect(await shelfOf(store, { speakers: ['Ilse Marrow', 'Tomas Veld'] })).toEqual([
      4,
      'again',
      'orchard',
      'harbour',
      'undated',
    ]);
    expect(await shelfOf(store, { speakers: ['Nobody'] })).toEqual([0]);
    await store.close();
  });

  it('lists what an outlet printed, and between which days', async () => {
    const store = home().open();
    await store.put(FILE, [undated, again, harbour, orchard]);
    expect(await shelfOf(store, { outlet: 'Valley Post' })).toEqual([3, 'again', 'orchard', 'undated']);
    expect(await shelfOf(store, { outlet: 'Valley Post', speakers: ['Tomas Veld'] })).toEqual([1, 'orchard']);
    expect(await shelfOf(store, { outlet: 'Valley Post', since: '2031-05-09', until: '2031-05-09' })).toEqual([
      1,
      'orchard',
    ]);
    expect(await shelfOf(store, { since: '2031-05-01' })).toEqual([2, 'again', 'orchard']);
    expect(await shelfOf(store, { until: '2031-05-01', speakers: ['Ilse Marrow'] })).toEqual([1, 'harbour']);
    await store.close();
  });

  it('lists nothing that has left, and what came instead', async () => {
    const store = home().open();
    await store.put(FILE, [harbour, again]);
    await store.put(FILE, [{ ...again, quotations: [], fingerprint: 'rewritten' }]);
    expect(await shelfOf(store, { speakers: ['Ilse Marrow'] })).toEqual([1, 'harbour']);
    await store.remove(FILE, ['harbour']);
    expect(await shelfOf(store, { speakers: ['Ilse Marrow'] })).toEqual([0]);
    await store.close();
  });

  it('counts languages, most first', async () => {
    const store = home().open();
    const inLanguage = (language: string | null, record: ArticleRecord): ArticleRecord => ({
      ...record,
      article: { ...record.article, language },
    });
    await store.put(FILE, [inLanguage('nb', again), inLanguage('nb', harbour), orchard]);
    expect(await store.languages()).toEqual([
      { language: 'nb', articles: 2 },
      { language: null, articles: 1 },
    ]);
    await store.close();
  });
};

const describeFinding = (home: () => Home): void => {
  it('gives headers: articles without their texts, with the digest of the text', async () => {
    const store = home().open();
    await store.put(FILE, [harbour, orchard]);
    const keys = (await store.look('harbour wall pears', 5)).candidates.map(({ key }) => key);
    const articles = await store.articles(keys);
    for (const _ of ['from the file', 'from memory']) {
      const headers = await store.headers([...keys, 999_999]);
      expect(headers.map(({ key, header }) => ({ key, article: header }))).toEqual(
        articles.map(({ key, article: { text, ...article } }) => ({ key, article })),
      );
      expect(headers.map(({ signature }) => signature)).toEqual(
        articles.map(({ article }) => signatureOf(article.text)),
      );
    }
    await store.remove(FILE, ['harbour', 'orchard']);
    await store.close();
  });

  it('lists all articles by key, page by page, with where each was read from', async () => {
    const store = home().open();
    const archive = { collection: 'archive', file: 'old/two.jsonl' };
    expect(await store.list(-1, 10)).toEqual([]);
    await store.put(FILE, [harbour, orchard]);
    await store.put(archive, [harbour]);
    const all = await store.list(-1, 10);
    const { text: _, ...header } = orchard.article;
    expect(all.map(({ from, header: { id } }) => [from, id])).toEqual([
      [FILE, 'harbour'],
      [FILE, 'orchard'],
      [archive, 'harbour'],
    ]);
    expect(all[1]?.header).toEqual(header);
    expect(await store.headers(all.map(({ key }) => key))).toHaveLength(3);
    expect(await store.list(-1, 2)).toEqual(all.slice(0, 2));
    expect(await store.list(all[1]?.key ?? -1, 2)).toEqual(all.slice(2));
    expect(await store.withId('harbour')).toEqual([all[0], all[2]]);
    expect(await store.withId('Harbour')).toEqual([]);
    await store.remove(FILE, ['harbour']);
    expect(await store.withId('harbour')).toEqual([all[2]]);
    expect(await store.list(-1, 10)).toEqual(all.slice(1));
    await store.close();
  });

  it('counts each article that states no outlet as an outlet of its own', async () => {
    const store = home().open();
    const unnamed = (id: string) => draftRecord({ id, sentences: [`The ${id} was painted green.`] });
    await store.put(FILE, [harbour, unnamed('gate'), unnamed('fence')]);
    expect(await store.summary()).toMatchObject({ articles: 3, outlets: 3 });
    await store.remove(FILE, ['gate']);
    expect(await store.summary()).toMatchObject({ articles: 2, outlets: 2 });
    await store.close();
  });

  it('finds nothing in an empty index, for no words, and for words it never saw', async () => {
    const store = home().open();
    expect((await store.look('anything at all', 5)).candidates).toEqual([]);
    expect(await store.summary()).toEqual({ articles: 0, outlets: 0, from: null, to: null });
    await store.put(FILE, [harbour]);
    expect((await store.look('', 5)).candidates).toEqual([]);
    expect((await store.look('?!', 5)).candidates).toEqual([]);
    expect((await store.look('xylophone quandary', 5)).candidates).toEqual([]);
    await store.close();
  });

  it('ranks by shared words, the rare ones first, in any case and spelling', async () => {
    const store = home().open();
    const filler = Array.from({ length: 40 }, (_, i) =>
      draftRecord({ id: `f${i}`, sentences: [`The council met on the year ${i} budget and the price of salt.`] }),
    );
    await store.put(FILE, [...filler, harbour, orchard]);
    expect((await found(store, 'The growers blamed the price of DIESEL'))[0]).toBe(orchard.article.text.slice(-51));
    expect((await found(store, '“WE HAD WARNED the council'))[0]).toContain('Ilse Marrow said');
    const candidates = (await store.look('the price of diesel', 10)).candidates;
    expect(candidates.map(({ score }) => score)).toEqual(candidates.map(({ score }) => score).sort((a, b) => b - a));
    expect((await store.look('the council and seventeen unheard of herons', 3)).candidates).toHaveLength(3);
    expect((await store.look('the', 3)).candidates).toHaveLength(3);
    await store.close();
  });

  it('finds every passage of words that run over several', async () => {
    const store = home().open();
    await store.put(FILE, [harbour, orchard]);
    const both = await found(store, 'collapsed before dawn. We had warned the council', 2);
    expect(both.join(' ')).toContain('collapsed before dawn');
    expect(both.join(' ')).toContain('warned the council');
    await store.close();
  });

  it('lists all articles that print the same words of the same speaker, as one candidate', async () => {
    const store = home().open();
    const said = (id: string, who: string, frame: string) =>
      draftRecord({
        id,
        speaker: who,
        sentences: [`Paper ${id} opens its story.`, `“The ferry will sail again on Sunday,” ${frame}.`],
      });
    await store.put(FILE, [said('a', 'Ana Brook', 'said Brook'), said('b', 'Ana Brook', 'she told the Post')]);
    await store.put(FILE, [said('c', 'Ana Brook', 'said Brook'), said('d', 'Carl Ruiz', 'said Ruiz')]);
    const candidates = (await store.look('the ferry will sail again', 10)).candidates;
    expect(candidates.map(({ alike }) => alike.length).sort()).toEqual([1, 3]);
    for (const { key, kernel, alike } of candidates) {
      const [stored] = await store.articles([key]);
      expect(stored?.article.text.slice(kernel.start, kernel.end)).toBe('The ferry will sail again on Sunday,');
      expect(alike).toContain(key);
    }
    await store.remove(FILE, ['b']);
    expect(await ids(store, 'the ferry will sail again said Brook')).toEqual(['a', 'c']);
    await store.close();
  });

  it('lists every appearance among thousands', async () => {
    const store = home().open();
    const copies = Array.from({ length: 3000 }, (_, i) =>
      draftRecord({ id: `n${i}`, sentences: [`Edition ${i} went to print.`, 'The tide waits for no minister.'] }),
    );
    for (let at = 0; at < copies.length; at += 500) await store.put(FILE, copies.slice(at, at + 500));
    const [best, ...others] = (await store.look('the tide waits for no minister', 20)).candidates;
    expect(best?.alike).toHaveLength(3000);
    expect(others.every(({ alike }) => alike.length === 1)).toBe(true);
    await store.close();
  });

  it('gives more than asked for where more print most of the words, each by another speaker', async () => {
    const store = home().open();
    const said = Array.from({ length: 90 }, (_, i) =>
      draftRecord({
        id: `s${i}`,
        speaker: `Speaker ${i}`,
        sentences: ['“The last tram leaves when the bell is rung.”', `Item ${i}.`],
      }),
    );
    await store.put(FILE, said);
    const all = (await store.look('the last tram leaves when the bell is rung', 10)).candidates;
    expect(new Set(all.flatMap(({ alike }) => alike))).toHaveProperty('size', 90);
    expect(all.every(({ share }) => share > 0.99)).toBe(true);
    expect((await store.look('a last chance', 10)).candidates).toHaveLength(10);
    await store.close();
  });

  it('says how common words are', async () => {
    const store = home().open();
    await store.put(FILE, [harbour, orchard]);
    const { passages, counts } = await store.look('the pears, the xylophone', 1);
    expect(passages).toBe(4);
    expect(counts[0]).toBeGreaterThanOrEqual(3);
    expect(counts[1]).toBeGreaterThanOrEqual(1);
    expect(counts).toHaveLength(3);
    await store.close();
  });
};

const describeLasting = (home: () => Home): void => {
  it('refuses to work once it is closed, and may be closed twice', async () => {
    const store = home().open();
    await store.put(FILE, [harbour]);
    await store.close();
    await store.close();
    await expect(store.look('harbour wall', 5)).rejects.toMatchObject({ name: 'VerbatimError' });
    await expect(store.put(FILE, [orchard])).rejects.toThrow();
  });

  it('keeps everything when it is closed and opened again', async () => {
    const place = home();
    const first = place.open();
    await first.put(FILE, [harbour, orchard]);
    await first.remove(FILE, ['harbour']);
    await first.close();
    const second = place.open();
    expect(await found(second, 'council pears')).toEqual(['“Nobody picked the pears this year,” said Tomas Veld.']);
    expect(await second.outlets()).toEqual(['Valley Post']);
    await second.close();
  });

  it('finds no damage in what it wrote itself', async () => {
    const store = home().open();
    expect(await store.damage()).toEqual([]);
    await store.put(FILE, [harbour, orchard]);
    await store.put(FILE, [{ ...orchard, article: { ...orchard.article, title: 'Pears' } }]);
    await store.remove(FILE, ['harbour']);
    await store.finishFile(FILE, 'f1');
    expect(await store.damage()).toEqual([]);
    await store.close();
  });

  it('shows at once what another one writes', async () => {
    const place = home();
    const reader = place.open();
    expect(await found(reader, 'pears')).toEqual([]);
    const writer = place.open();
    await writer.put(FILE, [harbour, orchard]);
    expect(await found(reader, 'pears')).toHaveLength(1);
    await writer.remove(FILE, ['orchard']);
    expect(await found(reader, 'pears')).toEqual([]);
    await writer.close();
    await reader.close();
  });

  it('stays true through many small writes, replacements and removals', async () => {
    const place = home();
    const writer = place.open();
    const reader = place.open();
    const marker = (i: number) => `${String.fromCharCode(97 + (i % 26), 97 + Math.floor(i / 26))}keel`;
    const draft = (i: number, turn: string) =>
      draftRecord({ id: `p${i}`, sentences: [`The ${marker(i)} barge left port.`, `It was the ${turn} time.`] });
    for (let i = 0; i < 300; i++) {
      await writer.put(FILE, [draft(i, 'first')]);
      if (i % 3 === 0) await writer.put(FILE, [draft(Math.floor(i / 2), 'second')]);
      if (i % 50 === 49)
        expect(await found(reader, `the ${marker(i)} barge`, 1)).toEqual([`The ${marker(i)} barge left port.`]);
    }
    for (let i = 0; i < 300; i += 5) await writer.remove(FILE, [`p${i}`]);
    for (let i = 0; i < 300; i++) {
      const texts = await found(reader, marker(i));
      expect(texts).toEqual(i % 5 === 0 ? [] : [`The ${marker(i)} barge left port.`]);
    }
    const [second] = (await reader.look('it was the second time', 1)).candidates;
    const renewed = new Set(Array.from({ length: 100 }, (_, i) => Math.floor((3 * i) / 2)).filter((i) => i % 5 > 0));
    expect(second?.alike).toHaveLength(renewed.size);
    await writer.close();
    await reader.close();
  });
};

/** @param makeHome a new, empty place for each test */
export const describeStore = (name: string, makeHome: () => Home): void => {
  let home: Home;
  beforeEach(() => {
    home = makeHome();
  });
  describe(`${name}: writing`, () => describeWriting(() => home));
  describe(`${name}: renewing`, () => describeRenewing(() => home));
  describe(`${name}: finding`, () => describeFinding(() => home));
  describe(`${name}: listing`, () => describeListing(() => home));
  describe(`${name}: lasting`, () => describeLasting(() => home));
};
