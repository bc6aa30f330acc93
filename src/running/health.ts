/** What the port tells those who look after the process: whether it lives, whether it can answer, how it does. */
import type { ServerResponse } from 'node:http';
import type { Door } from '../http/door.js';
import type { Metrics } from '../metrics/metrics.js';

export interface Health {
  /** By platform. */
  platforms(): ReadonlyMap<string, string>;
  index(): Promise<{ articles: number }>;
  metrics: Metrics;
}

const send = (response: ServerResponse, status: number, type: string, body: string): void => {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
};

/** Ready: connected to one platform at least, with something to answer from. */
const readiness = async ({ platforms, index }: Health): Promise<{ ready: boolean; [detail: string]: unknown }> => {
  const standing = Object.fromEntries(platforms());
  const { articles } = await index();
  const connected = Object.values(standing).includes('connected');
  return { ready: connected && articles > 0, articles, platforms: standing };
};

export const addHealth = (door: Door, health: Health): void => {
  door.handle('GET', '/healthz', (_, response) => send(response, 200, 'text/plain', 'alive\n'));
  door.handle('GET', '/readyz', async (_, response) => {
    const told = await readiness(health);
    send(response, told.ready ? 200 : 503, 'application/json', `${JSON.stringify(told)}\n`);
  });
  door.handle('GET', '/metrics', async (_, response) => {
    const { registry } = health.metrics;
    send(response, 200, registry.contentType, await registry.metrics());
  });
};
