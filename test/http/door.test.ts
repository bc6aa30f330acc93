/** The port before strangers: many, slow, long-winded. Counted, never timed. */
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readBody } from '../../src/http/body.js';
import { Door } from '../../src/http/door.js';
import { Noise, type Noises } from '../../src/http/noise.js';
import { happens } from '../standins/waiting.js';

let door: Door;
const faults: unknown[] = [];
const sockets: Socket[] = [];
const open = (): Socket => {
  const socket = connect(door.port ?? 0, '127.0.0.1');
  socket.on('error', () => {});
  sockets.push(socket);
  return socket;
};
const get = (path: string) => fetch(`http://127.0.0.1:${door.port}${path}`);

beforeEach(async () => {
  faults.length = 0;
  door = new Door({ host: '127.0.0.1', port: 0, onFault: (error) => faults.push(error) });
  door.handle('GET', '/here', (_, response) => void response.end('yes'));
  door.handle('GET', '/broken', () => {
    throw new Error('of the handler');
  });
  door.handle('POST', '/words', async (request, response) => {
    const body = await readBody(request, 10);
    response.writeHead(body ? 200 : 413).end(body ?? undefined);
  });
  await door.open();
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await door.close();
});

describe('the door', () => {
  test('knows its paths, and owns up to what breaks behind them', async () => {
    expect(await (await get('/here?x=1')).text()).toBe('yes');
    expect((await get('/elsewhere')).status).toBe(404);
    expect((await fetch(`http://127.0.0.1:${door.port}/here`, { method: 'POST', body: 'x' })).status).toBe(404);
    expect((await get('/broken')).status).toBe(500);
    expect(faults).toHaveLength(1);
    door.handle('GET', '/here', null);
    expect((await get('/here')).status).toBe(404);
  });

  test('reads no more of a body than is wanted', async () => {
    const post = (body: string) => fetch(`http://127.0.0.1:${door.port}/words`, { method: 'POST', body });
    expect(await (await post('ten bytes!')).text()).toBe('ten bytes!');
    expect((await post('eleven byte')).status).toBe(413);
  });

  test('lets the quietest go when too many come, and serves who has something to say', async () => {
    for (let i = 0; i < 600; i++) open().write('POST /words HTTP/1.1\r\nhost: x\r\n');
    await happens(() => door.connections > 200);
    for (let i = 0; i < 10; i++) expect(await (await get('/here')).text()).toBe('yes');
    expect(door.connections).toBeLessThanOrEqual(256);
    await happens(() => sockets.filter((socket) => socket.destroyed || socket.readableEnded).length >= 300);
    expect(await (await get('/here')).text()).toBe('yes');
  });

  test('names PORT and HOST where it cannot be opened', async () => {
    const taken = new Door({ host: '127.0.0.1', port: door.port ?? 0 });
    await expect(taken.open()).rejects.toMatchObject({
      code: 'platform-refused',
      message: expect.stringContaining(`PORT ${door.port} at HOST 127.0.0.1`),
    });
    const nowhere = new Door({ host: '192.0.2.1', port: 0 });
    await expect(nowhere.open()).rejects.toMatchObject({ message: expect.stringContaining('HOST') });
    expect(taken.port).toBeNull();
  });
});

test('noise is told of at once, and then together', () => {
  const told: Noises[] = [];
  const noise = new Noise((noises) => told.push(noises));
  for (let i = 0; i < 1000; i++) noise.note(i % 2 === 0 ? 'unsigned' : 'too long');
  expect(told).toEqual([{ unsigned: 1 }]);
  noise.flush();
  noise.flush();
  expect(told).toEqual([{ unsigned: 1 }, { 'too long': 500, unsigned: 499 }]);
});
