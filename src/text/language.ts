/** Which language a text is in. */
import { eld } from 'eld/extrasmall';

/** Characters that are looked at: more tell nothing new. */
const ENOUGH = 800;
/** Letters below which a text may be a name, a title or a number in any language. */
const LEAST_LETTERS = 40;
const LETTER = /\p{L}/gu;

/** @returns ISO 639-1; `null` where there are too few words to tell, or they look as much like one language as like another */
export const languageOf = (text: string): string | null => {
  const opening = text.slice(0, ENOUGH);
  if ((opening.match(LETTER)?.length ?? 0) < LEAST_LETTERS) return null;
  const detected = eld.detect(opening);
  return detected.isReliable() && detected.language !== '' ? detected.language : null;
};
