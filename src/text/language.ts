/** Which language a text is in. */
import { eld } from 'eld/extrasmall';

/** Characters that are looked at: more tell nothing new. */
const ENOUGH = 800;
/** Letters below which a text may be a name, a title or a number in any language. */
const LEAST_LETTERS = 40;
const LETTER = /\p{L}/gu;

/**
 * English has a glance of its own: most articles are English, and the detector takes longer over one than its quotations
 * do. So many words as only English has so often, some of them found in no other language, in the stretch that the
 * detector looks at: there the two agree.
 */
const GLANCED_AT = 350;
const ONLY_ENGLISH = new Set('the and that with from which would have been were this their they'.split(' '));
const OFTEN_ENGLISH = new Set(
  'of to has said his not a was by he she are be will who but its after when about more than you there what is it'.split(
    ' ',
  ),
);
const LEAST_WORDS = 20;
const LEAST_SHARE = 0.2;
const LEAST_ONLY = 3;

const isPlainlyEnglish = (opening: string): boolean => {
  const words = opening
    .slice(0, GLANCED_AT)
    .toLowerCase()
    .split(/[^a-z’']+/);
  const only = words.filter((word) => ONLY_ENGLISH.has(word));
  const often = words.filter((word) => OFTEN_ENGLISH.has(word));
  return (
    words.length >= LEAST_WORDS &&
    only.length + often.length >= LEAST_SHARE * words.length &&
    new Set(only).size >= LEAST_ONLY
  );
};

/** @returns ISO 639-1; `null` where there are too few words to tell, or they look as much like one language as like another */
export const languageOf = (text: string): string | null => {
  const opening = text.slice(0, ENOUGH);
  if (isPlainlyEnglish(opening)) return 'en';
  if ((opening.match(LETTER)?.length ?? 0) < LEAST_LETTERS) return null;
  const detected = eld.detect(opening);
  return detected.isReliable() && detected.language !== '' ? detected.language : null;
};
