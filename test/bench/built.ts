/** The product as it is shipped: compiled. */

const load = <T>(module: string): Promise<T> =>
  import(new URL(`../../dist/${module}.js`, import.meta.url).href) as Promise<T>;

/** @throws where `npm run build` has not been run */
export const openBuilt = async () => {
  const { openSqliteStore } = await load<typeof import('../../src/store/sqlite/sqlite.js')>('store/sqlite/sqlite');
  const { openOpenSearchStore } =
    await load<typeof import('../../src/store/opensearch/opensearch.js')>('store/opensearch/opensearch');
  const { createAsk } = await load<typeof import('../../src/verify/verify.js')>('verify/verify');
  return { openSqliteStore, openOpenSearchStore, createAsk };
};
