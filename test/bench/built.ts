/** The product as it is shipped: compiled, with its threads. */

const load = <T>(module: string): Promise<T> =>
  import(new URL(`../../dist/${module}.js`, import.meta.url).href) as Promise<T>;

/** @throws where `npm run build` has not been run */
export const openBuilt = async () => {
  const { openSqliteStore } = await load<typeof import('../../src/store/sqlite.js')>('store/sqlite');
  const { createAsk } = await load<typeof import('../../src/verify/verify.js')>('verify/verify');
  const { ingest } = await load<typeof import('../../src/ingest/ingest.js')>('ingest/ingest');
  return { openSqliteStore, createAsk, ingest };
};
