/** Fetching from a real server: what it may send, and how a guest behaves. */
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Guard, type Resolve } from '../../src/sources/guard.js';
import { LIMITS } from '../../src/sources/request.js';
import { Visitor } from '../../src/sources/visitor.js';
import { TestClock, Web } from './web.js';

const LOOPBACK = ['127.0.0.1'];
const GOING = new AbortController().signal;

let web: Web;
let clock: TestClock;
const opened: Visitor[] = [];

beforeEach(async () => {
  web = new Web();
  clock = new TestClock();
  await web.open();
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((visitor) => visitor.close()));
  await web.close();
});

const visitor = (limits = {}, allowed = LOOPBACK, resolve?: Resolve, contact: string | null = null): Visitor => {
  const made = new Visitor(new Guard(allowed, resolve), clock, contact, { ...LIMITS, ...limits });
  opened.push(made);
  return made;
};

const get = async (path: string, by = visitor()): Promise<string> =>
  (await by.get(web.at(path), null, GOING)).bytes.toString('utf8');

describe('what comes', () => {
  const text = 'Ada Roe said “no”. '.repeat(200);

  test.each([
    ['gzip', gzipSync(text)],
    ['x-gzip', gzipSync(text)],
    ['br', brotliCompressSync(text)],
    ['deflate', deflateSync(text)],
    ['gzip, br', brotliCompressSync(gzipSync(text))],
    ['identity', Buffer.from(text)],
  ])('packed as %s', async (encoding, bytes) => {
    web.put('/a', bytes, { 'content-encoding': encoding });
    expect(await get('/a')).toBe(text);
  });

  test('a packing that nobody knows is a fault', async () => {
    web.put('/a', text, { 'content-encoding': 'sdch' });
    await expect(get('/a')).rejects.toThrow(/packed as sdch/u);
  });

  test('damaged packing is a fault, and tried again', async () => {
    web.put('/a', gzipSync(text).subarray(0, 60), { 'content-encoding': 'gzip' });
    await expect(get('/a')).rejects.toMatchObject({ isFinal: false, message: expect.stringMatching(/damaged gzip/u) });
  });

  test.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
  ])('a bomb of %s goes no further than the limit', async (encoding, pack) => {
    web.put('/a', pack(Buffer.alloc(3_000_000)), { 'content-encoding': encoding });
    await expect(get('/a', visitor({ body: 1_000_000 }))).rejects.toThrow(/larger than/u);
  });

  test('a body without end ends at the limit', async () => {
    web.pages.set('/a', (_, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    });
    await expect(get('/a', visitor({ body: 1_000_000 }))).rejects.toThrow(/larger than/u);
  });

  test.each<[string, (path: string) => void]>([
    ['headers never come', (path) => web.pages.set(path, () => {})],
    [
      'a body stops in the middle',
      (path) => web.pages.set(path, (_, response) => void response.writeHead(200).write('<p>')),
    ],
    [
      'a byte comes now and then',
      (path) =>
        web.pages.set(path, (_, response) => {
          const drip = setInterval(() => response.write('.'), 5);
          response.once('close', () => clearInterval(drip));
        }),
    ],
  ])('%s: it is not waited for', async (_, set) => {
    set('/a');
    const by = visitor({ total: 400 });
    web.put('/robots.txt', '');
    await expect(get('/a', by)).rejects.toThrow(/took longer|does not answer|stopped/u);
  });

  test('headers of any size are not read', async () => {
    web.sends('/a', 200, { 'x-long': 'x'.repeat(15_000), 'x-more': 'x'.repeat(15_000), 'x-most': 'x'.repeat(15_000) });
    await expect(get('/a')).rejects.toThrow(/more headers/u);
  });

  test('a connection that breaks off is a fault, not half a page', async () => {
    web.pages.set('/a', (_, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('half');
      setImmediate(() => response.destroy());
    });
    await expect(get('/a')).rejects.toMatchObject({ isFinal: false });
  });

  test.each([
    [404, true],
    [403, true],
    [410, true],
    [500, false],
    [502, false],
  ])('status %i', async (status, isFinal) => {
    web.sends('/a', status);
    await expect(get('/a')).rejects.toMatchObject({ isFinal, message: expect.stringContaining(String(status)) });
  });

  test('a server that is not there', async () => {
    const address = web.at('/a');
    await web.close();
    await expect(visitor().get(address, null, GOING)).rejects.toMatchObject({
      isFinal: false,
      message: expect.stringMatching(/refuses connections/u),
    });
  });
});

describe('where it leads', () => {
  test('redirects are followed, and the last address is the page’s', async () => {
    web.sends('/a', 301, { location: '/b' });
    web.sends('/b', 308, { location: web.at('/c') });
    web.put('/c', 'here');
    const visit = await visitor().get(web.at('/a'), null, GOING);
    expect([visit.bytes.toString(), visit.url.href]).toEqual(['here', web.at('/c')]);
  });

  test('redirects in a circle end', async () => {
    web.sends('/a', 302, { location: '/b' });
    web.sends('/b', 302, { location: '/a' });
    await expect(get('/a')).rejects.toThrow(/without end/u);
  });

  test.each([
    'file:///etc/passwd',
    'http://127.0.0.2:1/',
    'http://[::1]/',
    'http://0x7f000002/',
    'http://ada:b@127.0.0.1/',
  ])('none leads to %s', async (location) => {
    web.sends('/a', 302, { location });
    await expect(get('/a')).rejects.toMatchObject({ name: 'VerbatimError', isFinal: true });
    expect(web.paths).toEqual(['/a']);
  });

  test('a name is resolved, checked and connected to in one: an answer that changes leads nowhere', async () => {
    const inside = new Web('127.0.0.2');
    await inside.open(Number(new URL(web.at('/')).port));
    const answers = ['127.0.0.1', '127.0.0.1', '127.0.0.2'];
    const asked: string[] = [];
    const resolve: Resolve = async (name) => {
      asked.push(name);
      return [{ address: answers.shift() ?? '127.0.0.2', family: 4 }];
    };
    // Each answer ends its connection, so that each request asks for the name.
    for (const path of ['/robots.txt', '/a', '/b']) web.put(path, 'outside', { connection: 'close' });
    inside.put('/b', 'a secret');
    try {
      const by = visitor({}, LOOPBACK, resolve);
      await by.get(web.at('/a', 'osk.example'), null, GOING);
      await expect(by.get(web.at('/b', 'osk.example'), null, GOING)).rejects.toThrow(/your own network/u);
      expect(asked).toEqual(['osk.example', 'osk.example', 'osk.example']);
      expect(inside.asked).toEqual([]);
    } finally {
      await inside.close();
    }
  });

  test('without the operator’s word, loopback gets no request at all', async () => {
    await expect(visitor({}, []).get(web.at('/a'), null, GOING)).rejects.toMatchObject({
      hint: expect.stringContaining('FETCH_ALLOW'),
    });
    const named = visitor({}, [], async () => [{ address: '127.0.0.1', family: 4 }]);
    await expect(named.get(web.at('/a', 'osk.example'), null, GOING)).rejects.toMatchObject({
      hint: expect.stringContaining('FETCH_ALLOW'),
    });
    expect(web.asked).toEqual([]);
  });
});

describe('as a guest', () => {
  test('it says who it is, and how to reach its operator', async () => {
    web.put('/a', 'x');
    await get('/a', visitor({}, LOOPBACK, undefined, 'https://osk.example/bot'));
    expect(web.asked.map(({ headers }) => headers['user-agent'])).toEqual(
      Array(2).fill(expect.stringMatching(/^Verbatim\/\d.*\+https:\/\/osk\.example\/bot\)$/u)),
    );
  });

  test('cookies are neither kept nor sent', async () => {
    web.sends('/a', 302, { location: '/b', 'set-cookie': 'who=ada' });
    web.put('/b', 'x', { 'set-cookie': 'who=ada' });
    const by = visitor();
    await get('/a', by);
    await get('/b', by);
    expect(web.asked.filter(({ headers }) => 'cookie' in headers || 'referer' in headers)).toEqual([]);
  });

  test('robots.txt is asked once and obeyed, also behind a redirect', async () => {
    web.put('/robots.txt', 'User-agent: *\nDisallow: /\n\nUser-agent: verbatim\nDisallow: /private\nCrawl-delay: 7\n');
    web.put('/a', 'x');
    web.sends('/b', 302, { location: '/private/b' });
    const by = visitor();
    await get('/a', by);
    await expect(get('/private/a', by)).rejects.toMatchObject({
      isFinal: true,
      message: expect.stringMatching(/robots\.txt/u),
    });
    await expect(get('/b', by)).rejects.toThrow(/robots\.txt/u);
    expect(web.asked.map(({ path }) => path)).toEqual(['/robots.txt', '/a', '/b']);
    expect(clock.slept).toEqual([1000, 7000]);
  });

  test('a site that fails to say what robots may fetch is not fetched; one without rules is', async () => {
    web.sends('/robots.txt', 503);
    web.put('/a', 'x');
    const by = visitor();
    await expect(get('/a', by)).rejects.toMatchObject({ isFinal: false, message: expect.stringMatching(/robots/u) });
    web.sends('/robots.txt', 404);
    expect(await get('/a', by)).toBe('x');
  });

  test('robots.txt of any size costs no more than its first part', async () => {
    web.put('/robots.txt', `User-agent: *\nDisallow: /a\n${'# nothing\n'.repeat(200_000)}`);
    await expect(get('/a')).rejects.toThrow(/asks robots/u);
  });

  test('one request at a time, with a pause between', async () => {
    let open = 0;
    let most = 0;
    for (const path of ['/a', '/b', '/c']) {
      web.pages.set(path, (_, response) => {
        most = Math.max(most, ++open);
        setTimeout(() => {
          open--;
          response.end('x');
        }, 20);
      });
    }
    const by = visitor();
    await Promise.all(['/a', '/b', '/c'].map((path) => get(path, by)));
    expect(most).toBe(1);
    expect(clock.slept).toEqual([1000, 1000, 1000]);
  });

  test.each([
    ['120', 120_000],
    [new Date(Date.parse('2026-03-02T08:10:00Z')).toUTCString(), 600_000],
  ])('told to wait (%s), it asks nothing of the host until then', async (header, ms) => {
    web.sends('/a', 429, { 'retry-after': header });
    web.put('/b', 'x');
    const by = visitor();
    const fault = await by.get(web.at('/a'), null, GOING).catch((error) => error);
    expect(fault).toMatchObject({ isFinal: false });
    expect(Math.abs(fault.retryAfter - ms)).toBeLessThanOrEqual(1000);
    await expect(get('/b', by)).rejects.toThrow(/left alone/u);
    await clock.sleep(ms);
    expect(await get('/b', by)).toBe('x');
  });

  test('what has not changed is not sent again', async () => {
    web.pages.set('/a', (request, response) => {
      const isSame = request.headers['if-none-match'] === '"1"' && request.headers['if-modified-since'] === 'then';
      response.writeHead(isSame ? 304 : 200).end(isSame ? undefined : 'x');
    });
    const visit = await visitor().get(web.at('/a'), { etag: '"1"', lastModified: 'then' }, GOING);
    expect(visit.status).toBe(304);
  });

  test('a stop ends it at once', async () => {
    web.pages.set('/a', () => stop.abort());
    const stop = new AbortController();
    await expect(visitor().get(web.at('/a'), null, stop.signal)).rejects.toThrow();
  });
});
