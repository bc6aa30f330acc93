/** Whether words beside a mention are themselves the question, or a remark on what stands above. */

/** "Is this true?" asks about the message above; words in marks or behind `>` are themselves the question. */
const QUOTED = /["“”„«»‹›「」『』〝〞＂]|^ *>/m;

/** Fewer words are a remark: no quote can be told by them. */
const FEWEST_WORDS = 4;

export const quotesSomething = (text: string): boolean => QUOTED.test(text);

export const countWords = (text: string): number =>
  text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

export const isRemark = (text: string): boolean => countWords(text) < FEWEST_WORDS;
