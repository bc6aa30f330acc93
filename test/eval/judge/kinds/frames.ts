/** What people put around a quote that they paste: none of it is part of the quote. */
import type { Claim } from '../../../../src/model.js';
import { pick, type Random } from '../../../../src/training/invented/random.js';
import { asPrinted, handleOf, inMarks, isLong, type Kinds, lowered, type Make, type Said, unstopped } from './kind.js';

type Frame = (words: string, name: string, random: Random, quote: Said) => string | null;

/** Nothing in the frame says who spoke, or not clearly. */
const UNCLAIMED: readonly (Claim | null)[] = [null, 'open'];
/** A handle may be read as the name, and need not be. */
const LOOSE: readonly (Claim | null)[] = [null, 'open', 'confirmed'];

const around =
  (frame: Frame, claims?: readonly (Claim | null)[], [least, most]: [number, number] = [8, 40]): Make =>
  ({ quote, random }) => {
    if (!isLong(quote, least, most)) return null;
    const text = frame(quote.words, quote.person.full, random, quote);
    return text === null ? null : { text, expected: [asPrinted(quote, claims)] };
  };

const TOPICS = ['the economy', 'the vote', 'Syria', 'tonight’s debate', 'immigration', 'the emails', 'what comes next'];
const LINKS = [
  'https://example.com/2016/07/story?id=4411&utm_source=x',
  'http://t.co/a8Kq2LmZ',
  'www.example.org/live',
];

/** Each with the person's full name where it has one, so that the claim is confirmed. */
export const FRAMES: Kinds = {
  'X said … without marks': around((words, name) => `${name} said ${lowered(words)}`),
  'is it true that X said': around((words, name, random) => {
    const verb = pick(random, ['said', 'says', 'said that', 'claimed']);
    return `${pick(random, ['Is it true that', 'is it true', 'Is it right that'])} ${name} ${verb} ${lowered(unstopped(words))}?`;
  }),
  'did X say': around((words, name, random) =>
    pick(random, [
      `did ${name} really say ${inMarks(words, random)}?`,
      `Did ${name} say ${lowered(unstopped(words))}?`,
      `hey did ${name} actually say this?\n${inMarks(words, random)}`,
    ]),
  ),
  'who said': around(
    (words, _, random) =>
      pick(random, [
        `who said ${inMarks(words, random)}?`,
        `Who said this: ${words}`,
        `who was it that said ${inMarks(words, random)}`,
      ]),
    UNCLAIMED,
  ),
  'X tells Y': around((words, name, random) =>
    pick(random, [
      `${name} tells CNN: ${words}`,
      `${name} tells reporters: ${inMarks(words, random)}`,
      `${name} told the Courier: ${words}`,
      `${name} tells @courier: ${inMarks(words, random)}`,
    ]),
  ),
  'X on Y': around((words, name, random) => `${name} on ${pick(random, TOPICS)}: ${inMarks(words, random)}`),
  'according to X': around((words, name, random) =>
    pick(random, [
      `According to ${name}, ${inMarks(words, random)}`,
      `Per ${name}: ${words}`,
      `${inMarks(words, random)}, according to ${name}`,
      `${name}, today: ${inMarks(words, random)}`,
    ]),
  ),
  'short quote, bare name': around((words, name, random) => `${inMarks(words, random)} ${name}`, undefined, [5, 11]),
  'short quote, name in brackets': around(
    (words, name, random) => `${inMarks(words, random)} ${pick(random, [`(${name})`, `[${name}]`])}`,
    undefined,
    [5, 11],
  ),
  'role and name': around((words, name, random, { person: { role, party } }) => {
    if (role === null && party === null) return null;
    const titled = `${role === null ? '' : `${role} `}${name}${party === null ? '' : ` (${party})`}`;
    return pick(random, [
      `${titled}: ${inMarks(words, random)}`,
      `${inMarks(words, random)} — ${titled}`,
      `${titled} said ${inMarks(words, random)}`,
      `Did ${titled} say ${inMarks(words, random)}?`,
    ]);
  }),
  'RT @x': around(
    (words, _, random, { person }) => `RT ${handleOf(person)}: ${pick(random, [words, inMarks(words, random)])}`,
    LOOSE,
  ),
  'via @x': around(
    (words, _, random) =>
      pick(random, [
        `${inMarks(words, random)} via @quaycourier`,
        `${words} (via @quaycourier)`,
        `${inMarks(words, random)} h/t @harbournews`,
      ]),
    UNCLAIMED,
  ),
  BREAKING: around((words, name, random) =>
    pick(random, [
      `BREAKING: ${name}: ${inMarks(words, random)}`,
      `🚨BREAKING🚨 ${name} says ${inMarks(words, random)}`,
      `JUST IN — ${name}: ${words}`,
      `BREAKING NEWS: ${name} says: ${words}`,
    ]),
  ),
  'hashtags behind': around(
    (words, name, random) =>
      `${inMarks(words, random)} — ${name} #politics #news ${pick(random, ['#Election', '#BREAKING', '#smh'])}`,
  ),
  'emoji and links': around((words, name, random) =>
    pick(random, [
      `😂😂 ${inMarks(words, random)} — ${name} ${pick(random, LINKS)} 👀`,
      `${inMarks(words, random)} – ${name}\n${pick(random, LINKS)}`,
      `${name}: ${inMarks(words, random)} 🤔🤔🤔 ${pick(random, LINKS)}`,
    ]),
  ),
  'bare, with links and hashtags': around((words, _, random) => `${words} ${pick(random, LINKS)} #news 🤔`, UNCLAIMED),
  'block quote': around((words, name, random) =>
    pick(random, [`> ${words}\n— ${name}`, `> ${words}\ndid ${name} say that?`, `> ${words}\n> — ${name}`]),
  ),
  'screenshot copied': around((words, name, random, { person }) => {
    const handle = handleOf(person);
    return pick(random, [
      `${name}\n${handle}\n${words}\n10:32 AM · Jul 12, 2016 · Twitter for iPhone`,
      `${name} ✓ ${handle} · 3h\n${words}\n2,114 Retweets 5,803 Likes`,
      `${name}\n${handle}\n\n${words}\n\n4:07 PM - 9 Mar 2016`,
      `[10:42 AM] ${name}: ${words}`,
    ]);
  }),
};
