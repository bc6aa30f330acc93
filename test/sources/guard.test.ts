/** Which addresses may be fetched: no way of writing one leads into the operator's network. */
import { describe, expect, test } from 'vitest';
import { FetchFault } from '../../src/sources/fault.js';
import { Guard } from '../../src/sources/guard.js';

const OWN = [
  ...[
    '127.0.0.1',
    '127.8.9.1',
    '0.0.0.0',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
  ],
  ...['100.64.0.1', '192.0.0.1', '198.18.0.1', '224.0.0.1', '240.0.0.1', '255.255.255.255', '192.0.2.1', '203.0.113.9'],
  ...[
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::127.0.0.1',
    'fe80::1',
    'fec0::1',
    'fc00::1',
    'fd12::1',
    'ff02::1',
  ],
  ...[
    '64:ff9b::7f00:1',
    '64:ff9b:1::a00:1',
    '2002:7f00:1::',
    '2001:0:1::1',
    '2001:db8::1',
    '100::1',
    '::ffff:0:7f00:1',
  ],
];

describe('addresses', () => {
  test.each(OWN)('%s is not on the internet', (address) => expect(new Guard([]).admits(address)).toBe(false));

  test.each(['8.8.8.8', '93.184.216.34', '2606:4700:4700::1111', '::ffff:8.8.8.8'])('%s is', (address) =>
    expect(new Guard([]).admits(address)).toBe(true),
  );

  test('the operator may allow an address or a range, and nothing beside it', () => {
    const guard = new Guard(['10.1.0.0/16', '192.168.1.5', 'fd00:1::/32']);
    expect(['10.1.255.1', '192.168.1.5', 'fd00:1::7', '::ffff:10.1.0.1'].every((one) => guard.admits(one))).toBe(true);
    expect(['10.2.0.1', '192.168.1.6', 'fd00:2::1'].some((one) => guard.admits(one))).toBe(false);
  });

  test.each(['everything', '10.0.0.0/40', 'localhost', '10.1'])('FETCH_ALLOW=%s is refused, not ignored', (range) =>
    expect(() => new Guard([range])).toThrow(/FETCH_ALLOW/u),
  );
});

describe('as they are written', () => {
  test.each([
    'http://2130706433/',
    'http://0x7f.0.0.1/',
    'http://0177.0.0.1/',
    'http://127.1/',
    'http://127.0.0.1./',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[0:0:0:0:0:ffff:7f00:1]/',
    'http://①②⑦.⓪.⓪.①/',
    'http://169.254.169.254/latest/meta-data/',
  ])('%s', (address) => expect(() => new Guard([]).check(address)).toThrow(/your own network/u));

  test.each(['file:///etc/passwd', 'ftp://osk.example/', 'gopher://osk.example/', 'data:text/html,x', 'javascript:1'])(
    '%s is not fetched',
    (address) => expect(() => new Guard([]).check(address)).toThrow(/is not fetched/u),
  );

  test('no passwords, no ports of other services, no fragments', () => {
    const guard = new Guard([]);
    expect(() => guard.check('https://ada:secret@osk.example/')).toThrow(/holds a password/u);
    expect(() => guard.check('https://ada:secret@osk.example/')).not.toThrow(/secret/u);
    expect(() => guard.check('http://osk.example:25/')).toThrow(/no port of the web/u);
    expect(guard.check('https://osk.example:8443/a?b#c').href).toBe('https://osk.example:8443/a?b');
  });

  test('an address without end is none, and no word of a stranger’s steers a terminal', () => {
    const guard = new Guard([]);
    expect(() => guard.check(`https://osk.example/${'a'.repeat(10_000)}`)).toThrow(/too long/u);
    expect(new FetchFault('a\u001b[2Jb\u009bc', '').message).toBe('a\ufffd[2Jb\ufffdc');
  });

  test('what a redirect names is relative to where it stands', () => {
    const guard = new Guard([]);
    expect(guard.check('../b', new URL('https://osk.example/a/x')).href).toBe('https://osk.example/b');
    expect(() => guard.check('//127.0.0.1/b', new URL('https://osk.example/a/x'))).toThrow(FetchFault);
  });
});

const looked = (guard: Guard, all: boolean): Promise<unknown> =>
  new Promise((resolve, reject) =>
    guard.lookup('osk.example', { all }, (error, found) => (error ? reject(error) : resolve(found))),
  );

test('of a name’s addresses only those on the internet are connected to', async () => {
  const mixed = [
    { address: '10.0.0.1', family: 4 },
    { address: '8.8.8.8', family: 4 },
  ];
  const guard = new Guard([], async () => mixed);
  expect(await looked(guard, true)).toEqual([mixed[1]]);
  expect(await looked(guard, false)).toBe('8.8.8.8');
  await expect(looked(new Guard([], async () => [{ address: '::1', family: 6 }]), true)).rejects.toThrow(
    /your own network/u,
  );
  await expect(looked(new Guard([], async () => []), true)).rejects.toThrow(/your own network/u);
});
