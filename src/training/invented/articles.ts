/** Invented articles as a newsroom prints them: a third of the sentences are somebody's words. */
import { type Language, print, rareWord } from './language.js';
import { below, logNormal, pick, type Random, seeded } from './random.js';

/** A line of the ingested file. */
export interface Line {
  id: string;
  outlet: string;
  date: string;
  title: string;
  text: string;
}

export interface Written {
  line: Line;
  /** The words of each sentence, without the frame around somebody's words. */
  sentences: string[];
}

const OUTLETS = Array.from(
  { length: 200 },
  (_, i) => `The ${capital(rareWord(7 * i + 31))} ${i % 2 ? 'Courier' : 'Gazette'}`,
);
const ROLES = ['minister', 'spokeswoman', 'union leader', 'harbour master', 'senator', 'coach', 'economist'];
const CUES = ['said', 'told reporters', 'added', 'wrote', 'warned'];
const SPOKEN = 0.33;
const MEDIAN_SENTENCES = 22;

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

const personOf = (random: Random): string =>
  `${capital(rareWord(40 + below(random, 900)))} ${capital(rareWord(2000 + below(random, 60_000)))}`;

const printSpoken = (sentence: string, person: string, random: Random): string => {
  const words = sentence.slice(0, -1);
  const cue = pick(random, CUES);
  if (random() < 0.4) return `“${words},” ${cue} ${person}, the ${pick(random, ROLES)}.`;
  return random() < 0.5 ? `“${words},” ${person} ${cue}.` : `${person} ${cue}: “${sentence}”`;
};

/** Articles without end, the same for the same seed. */
export function* writeArticles(language: Language, seed: number): Generator<Written> {
  const random = seeded(seed);
  for (let number = 0; ; number++) {
    const count = Math.min(120, Math.max(4, Math.round(logNormal(random, MEDIAN_SENTENCES, 0.5))));
    const sentences = Array.from({ length: count }, () => print(language.sentence(random), random));
    const people = [personOf(random), personOf(random), personOf(random)];
    const printed = sentences.map((sentence) =>
      random() < SPOKEN ? printSpoken(sentence, pick(random, people), random) : sentence,
    );
    const day = new Date(Date.UTC(2020, 0, 1 + below(random, 2200))).toISOString().slice(0, 10);
    const title = print(language.sentence(random).slice(0, 9), random).slice(0, -1);
    const text = paragraphs(printed, random);
    yield { line: { id: `${seed}-${number}`, outlet: pick(random, OUTLETS), date: day, title, text }, sentences };
  }
}

const paragraphs = (sentences: readonly string[], random: Random): string =>
  sentences.map((sentence, i) => (i === 0 ? '' : random() < 0.4 ? '\n\n' : ' ') + sentence).join('');
