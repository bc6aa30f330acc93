/** Several things done to one message at once, as people and apps do them. Nobody tunes on these: see `fresh.ts`. */
import { pick, type Random } from '../../../../src/training/invented/random.js';
import { misread, wrapped } from './damage.js';
import { asPrinted, inMarks, isLong, type Kinds, type Make, type Said, unstopped } from './kind.js';
import { isStranger } from './naming.js';
import { denied, recounted, type Turn } from './rewording.js';

const LOOSE = [null, 'open', 'confirmed'] as const;

type Write = (words: string, said: Said, random: Random) => string | null;

/** Right words, however they come. @param claims `undefined`: the frame names the speaker */
const written =
  (write: Write, claims?: Parameters<typeof asPrinted>[1], [least, most]: [number, number] = [8, 40]): Make =>
  ({ quote, random }) => {
    const text = isLong(quote, least, most) ? write(quote.words, quote, random) : null;
    return text === null ? null : { text, expected: [asPrinted(quote, claims)] };
  };

/** Where the words can be parted: behind a comma or stop near their middle, else between two words. */
const halves = (words: string): [string, string] => {
  const all = words.split(' ');
  const middle = Math.floor(all.length / 2);
  const near = all.findIndex((word, at) => at >= middle - 3 && at < middle + 3 && /[,.;]$/.test(word));
  const at = near < 2 ? middle : near + 1;
  return [all.slice(0, at).join(' '), all.slice(at).join(' ')];
};

const YEARS = ['1998', '2003', '2009', '2021', '2027'];
const PLACES = ['at a rally in Dayton', 'on the radio this morning', 'speaking in Leeds', 'in an interview'];

const turnedAndWrapped =
  (turn: Turn, kind: 'negation' | 'number'): Make =>
  ({ quote, random }) => {
    const words = isLong(quote, 8, 40) ? turn(quote.words, random) : null;
    if (words === null || words === quote.words) return null;
    return {
      text: `Fwd: ${quote.person.full} -- ${inMarks(wrapped(words, 30), random)}`,
      expected: [{ ...asPrinted(quote, LOOSE), verdicts: ['altered'], changed: [kind], warned: [kind] }],
    };
  };

const wrongInAQuestion: Make = ({ quote, random, others }) => {
  const strangers = others.elsewhere.filter(({ person }) => isStranger(quote, person));
  if (!isLong(quote, 8, 40) || strangers.length === 0) return null;
  const { full } = pick(random, strangers).person;
  return {
    text: pick(random, [
      `wasn’t it ${full} who said ${inMarks(quote.words, random)}?`,
      `pretty sure ${full} said this: ${inMarks(quote.words, random)}`,
      `my uncle posted this\n\n${inMarks(quote.words, random)}\n- ${full}`,
    ]),
    expected: [{ ...asPrinted(quote, ['contradicted']), warned: ['speaker'] }],
  };
};

const twoInAMessage: Make = ({ quote, random, others }) => {
  const second = others.elsewhere.find((said) => isLong(said, 8, 40));
  if (!second || !isLong(quote, 8, 40)) return null;
  return {
    text: pick(random, [
      `${quote.person.full}: ${inMarks(quote.words, random)} Also is this real: ${inMarks(second.words, random)}`,
      `two for you today. ${inMarks(quote.words, random)} by ${quote.person.full} and then ${inMarks(second.words, random)}`,
    ]),
    expected: [asPrinted(quote), asPrinted(second, LOOSE)],
  };
};

export const MIXED: Kinds = {
  'a wrong year behind the name': written(
    (words, { person }, random) => `${inMarks(words, random)} – ${person.full} (${pick(random, YEARS)})`,
  ),
  'passed on twice': written(
    (words, { person }, random) => `RT @quaynews: ${person.full}: ${inMarks(words, random)} via @harbourdesk #news`,
  ),
  'scanned, with breaks and a signature': written((words, { person }, random) => {
    const slips = misread(words, random);
    return slips === null ? null : `“${wrapped(slips, 32)}”\n— ${person.full}`;
  }),
  'an attribution in the middle that is not printed there': written((words, { person }) => {
    const [first, second] = halves(unstopped(words));
    return `“${first.replace(/[,.;]$/, '')},” ${person.full} said, “${second}.”`;
  }, LOOSE),
  'forwarded, with a question below': written(
    (words, { person }) => `Forwarded message\n\n${person.full}: ${words}\n\nIs this real?`,
    LOOSE,
  ),
  'a mail': written(
    (words, { person }) => `On 3 May 2019 at 10:14, Pat wrote:\n> "${words}"\n> -- ${person.full}`,
    LOOSE,
  ),
  'the name in capitals': written(
    (words, { person }, random) => `${person.full.toUpperCase()}: ${inMarks(words, random)}`,
    LOOSE,
  ),
  'small letters and a question behind': written(
    (words) => `${unstopped(words).toLowerCase()}. who said that`,
    [null, 'open'],
  ),
  'a signature with a place and a year': written(
    (words, { person }, random) =>
      `${inMarks(words, random)} - ${person.full}, ${pick(random, PLACES)}, ${pick(random, YEARS)}`,
  ),
  'a thread of two posts': written(
    (words, { person }) => {
      const [first, second] = halves(words);
      return `${person.full}\n1/ ${first}\n2/ ${second}`;
    },
    LOOSE,
    [14, 40],
  ),
  hedged: written(
    (words, { person }, random) =>
      pick(random, [
        `I think ${person.full} once said something like ${inMarks(words, random)}`,
        `iirc it was ${person.full} who said ${inMarks(words, random)}`,
        `hi all, does anybody know if ${person.full} really said the following? ${inMarks(words, random)} thanks!`,
      ]),
    LOOSE,
  ),
  'the last half alone': written(
    (words, { person }, random) => {
      const [, second] = halves(words);
      return `${inMarks(`…${second}`, random)} ${person.full}`;
    },
    LOOSE,
    [18, 40],
  ),
  'another number, forwarded': turnedAndWrapped(recounted, 'number'),
  'denied, forwarded': turnedAndWrapped(denied, 'negation'),
  'a wrong name in a question': wrongInAQuestion,
  'two in one message': twoInAMessage,
};
