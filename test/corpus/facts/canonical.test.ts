import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalAddress } from '../../../src/corpus/facts/canonical.js';

describe('one address for an article', () => {
  it.each([
    ['http://osk.example/news/bridge'],
    ['https://www.osk.example/news/bridge/'],
    ['https://m.osk.example/news/bridge'],
    ['https://mobile.osk.example:443/news/bridge'],
    ['https://www.osk.example/news/bridge/amp/'],
    ['https://www.osk.example/amp/news/bridge'],
    ['https://amp.osk.example/news/bridge?outputType=amp'],
    ['https://osk.example/news/bridge?utm_source=letter&utm_medium=email'],
    ['https://osk.example/news/bridge?fbclid=IwAR0x&ref=home#comments'],
    ['https://osk.example/news/bridge#:~:text=The%20bridge,shut'],
    ['https://web.archive.org/web/20240506103700/http://www.osk.example/news/bridge'],
    ['https://web.archive.org/web/20240506103700id_/https://osk.example/news/bridge?utm_campaign=x'],
    ['https://www-osk-example.cdn.ampproject.org/c/s/www.osk.example/news/bridge/amp'],
    ['https://www.google.com/amp/s/www.osk.example/news/bridge'],
    ['https://reader@osk.example/news/bridge/index.html'],
  ])('%s', (url) => expect(canonicalAddress(url)).toBe('osk.example/news/bridge'));

  it.each([
    ['https://osk.example/article?id=12', 'https://osk.example/article?id=13'],
    ['https://osk.example/article.php?cid=12', 'https://osk.example/article.php?cid=13'],
    ['https://osk.example/bridge', 'https://osk.example/Bridge'],
    ['https://osk.example/bridge', 'https://sarn.osk.example/bridge'],
    ['https://osk.example/bridge', 'https://osk.test/bridge'],
    ['https://osk.example/bridge?page=1', 'https://osk.example/bridge?page=2'],
    ['https://osk.example/physics/amp/meter', 'https://osk.example/physics/meter'],
    ['https://osk.example/#!/news/1', 'https://osk.example/#!/news/2'],
  ])('%s is not %s', (one, other) => expect(canonicalAddress(one)).not.toBe(canonicalAddress(other)));

  it.each([
    ['https://osk.example'],
    ['https://www.osk.example/?utm_source=x'],
    ['https://m.osk.example/index.html'],
    ['osk'],
    ['mailto:ada@osk.example'],
    ['http://127.0.0.1/bridge'],
  ])('%s names no article', (url) => expect(canonicalAddress(url)).toBeNull());

  it('a host that is called like a form keeps its name', () =>
    expect(canonicalAddress('https://m.example/bridge')).toBe('m.example/bridge'));

  it('throws at nothing', () => {
    fc.assert(fc.property(fc.oneof(fc.webUrl(), fc.string()), (text) => void canonicalAddress(text)));
  });

  it('what counts readers or points into the page changes no address', () => {
    const segment = fc.stringMatching(/^[a-z][a-z0-9-]{3,12}$/u);
    const ways = ['?utm_source=a&utm_id=b', '?gclid=x#top', '#:~:text=a%20b', '/', '/amp', '/amp/?mc_cid=1'];
    fc.assert(
      fc.property(segment, fc.array(segment, { minLength: 1 }), fc.constantFrom(...ways), (host, path, way) => {
        const plain = `${host}.example/${path.join('/')}`;
        expect(canonicalAddress(`http://www.${plain}${way}`)).toBe(canonicalAddress(`https://${plain}`));
      }),
    );
  });
});
