/** Puts chosen mutations into a file side by side, each asleep until it is the active one. */
import type { Mutation } from './mutations.js';

export interface Numbered extends Mutation {
  id: number;
}

/** Put before the file: `setup.ts` makes what it takes. */
const PRELUDE = 'const __is = globalThis.__mutants.is;';

const wrap = (whole: string, mutations: readonly Numbered[]): string =>
  mutations.reduceRight((rest, { id, text, kind }) => {
    if (kind === 'body') return `{ if (__is(${id})) return; ${rest.slice(1)}`;
    if (kind === 'statement') return `{ if (!__is(${id})) { ${rest} } }`;
    return `(__is(${id}) ? (${text}) : (${rest}))`;
  }, whole);

/**
 * @param mutations their places are nodes of one syntax tree: each lies within another or beside it
 * @returns the file's new text; its lines stay in their places
 */
export const instrument = (source: string, mutations: readonly Numbered[]): string => {
  const inOrder = [...mutations].sort((a, b) => a.start - b.start || b.end - a.end);
  let next = 0;
  const render = (start: number, end: number): string => {
    let text = '';
    let done = start;
    while (next < inOrder.length) {
      const { start: from, end: to } = inOrder[next] as Numbered;
      if (from >= end) break;
      const here: Numbered[] = [];
      while (inOrder[next]?.start === from && inOrder[next]?.end === to) here.push(inOrder[next++] as Numbered);
      text += source.slice(done, from) + wrap(render(from, to), here);
      done = to;
    }
    return text + source.slice(done, end);
  };
  return `${PRELUDE} ${render(0, source.length)}`;
};
