/** Messages with the words of two people, and words of two joined as one. */
import type { Claim } from '../../../../src/model.js';
import { pick, type Random } from '../../../../src/training/invented/random.js';
import { asPrinted, type Draw, inMarks, isLong, type Kinds, type Make, type Said } from './kind.js';

/** Somebody else's words: half the time from the same article. */
const another = ({ others: { here, elsewhere }, random }: Draw, least: number): Said | null => {
  const fit = (said: Said): boolean => isLong(said, least, 40);
  const near = random() < 0.5 ? here.filter(fit) : [];
  const all = near.length > 0 ? near : elsewhere.filter(fit);
  return all.length > 0 ? pick(random, all) : null;
};

const ofTwo =
  (
    write: (first: Said, second: Said, random: Random) => string,
    claims: readonly [readonly (Claim | null)[], readonly (Claim | null)[]],
  ): Make =>
  (draw) => {
    const second = isLong(draw.quote, 8, 40) ? another(draw, 8) : null;
    if (!second) return null;
    return {
      text: write(draw.quote, second, draw.random),
      expected: [asPrinted(draw.quote, claims[0]), asPrinted(second, claims[1])],
    };
  };

const HALF = 7;

/** Half of one quote joined to half of another as if one person had said it in one breath. */
const joined: Make = (draw) => {
  const second = isLong(draw.quote, 2 * HALF, 60) ? another(draw, 2 * HALF) : null;
  if (!second) return null;
  const [from, to] = [draw.quote.words.split(' '), second.words.split(' ')];
  const head = from
    .slice(0, Math.max(HALF, Math.floor(from.length / 2)))
    .join(' ')
    .replace(/[.,;!?]$/, '');
  const tail = to.slice(-Math.max(HALF, Math.floor(to.length / 2))).join(' ');
  return {
    text: inMarks(`${head}${pick(draw.random, [', ', ' ', '. ', ' and '])}${tail}`, draw.random),
    expected: [
      {
        verdicts: ['spliced'],
        articles: [draw.quote.article.id, second.article.id],
        claims: [null],
        warned: ['joined'],
      },
    ],
  };
};

export const SEVERAL: Kinds = {
  'two quotes, each with its name': ofTwo(
    (first, second, random) =>
      pick(random, [
        `${inMarks(first.words, random)} — ${first.person.full}\n${inMarks(second.words, random)} — ${second.person.full}`,
        `${first.person.full}: ${inMarks(first.words, random)}\n\n${second.person.full}: ${inMarks(second.words, random)}`,
        `1. ${inMarks(first.words, random)} (${first.person.full})\n2. ${inMarks(second.words, random)} (${second.person.full})`,
        `Did ${first.person.full} say ${inMarks(first.words, random)} and did ${second.person.full} say ${inMarks(second.words, random)}?`,
      ]),
    [['confirmed'], ['confirmed']],
  ),
  'two quotes, one with a name': ofTwo(
    (first, second, random) =>
      pick(random, [
        `${inMarks(first.words, random)}\n\n${inMarks(second.words, random)} — ${second.person.full}`,
        `Where is this from: ${inMarks(first.words, random)}? And ${second.person.full} said ${inMarks(second.words, random)}`,
        `${inMarks(first.words, random)}\n${second.person.full}: ${inMarks(second.words, random)}`,
      ]),
    [[null, 'open'], ['confirmed']],
  ),
  'halves of two joined': joined,
};
