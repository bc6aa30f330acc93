/** A request in, one answer for each quote in it: the message is read in several ways, and the print decides which is right. */
import type { Ask, Question } from '../model.js';
import type { Store } from '../store/store.js';
import { type Found, find, type Judged, judgeQuestion, NOT_FOUND, tell } from './answer.js';
import { partSpeakers } from './judge/parting.js';
import { type Reading, readMessage } from './question/question.js';

export { type Browse, createBrowse } from './browse/browse.js';
export { createSuggest } from './names/suggest.js';

/** One reading, and how its quotes stand. */
interface Read {
  judged: Judged[];
  /** Weight of its words that the print explains, and of those that it does not, in nats. */
  explained: number;
  unexplained: number;
  /** Each named speaker is the one whom the print names. */
  confirmed: boolean;
  /** Names somebody. */
  names: boolean;
  /** Places joined to explain it: each beyond the first, within a quote or from quote to quote, explains less. */
  seams: number;
}

/** What a name in the usual frame explains of a message, a word, in nats: the print may hold it too, near the words. */
const NAME_WORTH = 8;
const LONGEST_NAME = 4;
/** What a seam between two places costs, in nats. */
const SEAM = 10;
/** Share of the message that a reading must be of, to stand for the usual one: a word in marks is no answer to a page. */
const LEAST_OF_MESSAGE = 0.4;

/** What it costs a reading to name somebody whom the print does not, in nats. */
const UNPROVEN = 4;

/** Share of the words that may be left unexplained where a reading is as good as it can be. */
const LEFT = 0.02;
/** And where its words are found all but for what was changed in them. */
const CHANGED = 0.25;

/**
 * @param store where to look; read anew for each question, so that articles ingested meanwhile count
 * @throws VerbatimError from the returned function: `question-empty`, `question-too-long`, or a store's own
 */
export const createAsk =
  (store: Store): Ask =>
  async (request) => {
    const started = performance.now();
    const readings = readMessage(request);
    const best = readings.length === 0 ? [] : await judgeBest(store, readings);
    const answers = await Promise.all(best.map((judged) => tell(store, judged)));
    const elapsedMs = Math.round(((performance.now() - started) / Math.max(1, answers.length)) * 100) / 100;
    return answers.map((answer) => ({ ...answer, elapsedMs }));
  };

/** Looks texts up, each once. */
const createFinder = (store: Store): ((text: string) => Promise<Found>) => {
  const known = new Map<string, Promise<Found>>();
  return (text) => {
    const found = known.get(text) ?? find(store, text);
    known.set(text, found);
    return found;
  };
};

type Finder = ReturnType<typeof createFinder>;

const judgeBest = async (store: Store, readings: readonly Reading[]): Promise<Judged[]> => {
  const finder = createFinder(store);
  const reads: Read[] = [];
  for (const reading of readings) {
    const read = await judgeReading(store, reading, finder);
    // Where the first way to read a message leaves nothing to explain, no other explains more.
    if (reads.length === 0 && isWhole(read) && (read.confirmed || readings.length === 1)) return read.judged;
    if (reads.length === 0 && leaves(read, CHANGED)) read.explained += NAME_WORTH * wordsInNames(reading);
    reads.push(read);
  }
  return withoutChance(store, bestOf(reads));
};

const weightOf = ({ explained, unexplained }: Read): number => explained + unexplained;

const leaves = (read: Read, most: number): boolean => read.unexplained <= most * weightOf(read);

const isWhole = (read: Read): boolean => leaves(read, LEFT);

/** A match as near as this is none by chance, whatever else was not found. */
const NEAR = 0.9;

/** Whether a match holds by itself: words as they were asked, or nearly all of them, or the right speaker's. */
const isSure = ({ verdict, best, claim }: Judged): boolean =>
  best !== null && (claim === 'confirmed' || best.score >= NEAR || !/^(?:altered|paraphrase)$/.test(verdict));

/** Beside quotes of the same message that are printed nowhere, one that is printed nearly so is met by chance. */
const withoutChance = async (store: Store, { judged }: Read): Promise<Judged[]> => {
  const isAlone = judged.length < 2 || judged.every(({ best }) => best !== null);
  if (isAlone || judged.some(isSure)) return judged;
  return Promise.all(judged.map(({ question }) => judgeQuestion(store, question, NOT_FOUND)));
};

/**
 * The reading whose words the print explains best. A frame that names the right speaker is explained by that, and better
 * than by words of the print that happen to be near; else at equal worth the simpler reading, which stands first.
 */
const bestOf = (reads: readonly Read[]): Read => {
  const message = Math.max(...reads.map(weightOf));
  const [usual, ...others] = reads as [Read, ...Read[]];
  const worthOf = (read: Read): number => {
    const explained = read.confirmed ? message - read.unexplained + 1 : read.explained;
    const unproven = read !== usual && read.names && !read.confirmed ? UNPROVEN : 0;
    return explained - read.unexplained - SEAM * read.seams - unproven;
  };
  return others
    .filter((read) => read.judged.some(isSure) && weightOf(read) >= LEAST_OF_MESSAGE * message)
    .reduce((best, read) => (worthOf(read) > worthOf(best) ? read : best), usual);
};

const wordsInNames = (reading: Reading): number =>
  new Set(reading.flatMap(({ speaker }) => speaker?.split(/\s+/).slice(0, LONGEST_NAME) ?? [])).size;

const judgeReading = async (store: Store, reading: Reading, finder: Finder): Promise<Read> => {
  const names = reading.some(({ speaker }) => speaker !== null);
  const read: Read = { judged: [], explained: 0, unexplained: 0, names, confirmed: names, seams: 0 };
  for (const question of await part(reading, finder)) {
    const found = await finder(question.text);
    const judged = await judgeQuestion(store, question, found);
    read.judged.push(judged);
    read.explained += found.matches.explained;
    read.unexplained += found.matches.unexplained;
    read.seams += judged.verdict === 'spliced' ? 1 : 0;
    read.confirmed &&= question.speaker === null || judged.claim === 'confirmed' || judged.claim === 'disputed';
  }
  const articles = new Set(read.judged.flatMap(({ best }) => best?.stored.key ?? []));
  read.seams += Math.max(0, articles.size - 1);
  return read;
};

/** Words of two speakers with the reporter's between them are two quotes, as long as each is found where both were. */
const part = async (reading: Reading, finder: Finder): Promise<Question[]> => {
  const questions: Question[] = [];
  for (const question of reading) {
    const { best } = (await finder(question.text)).matches;
    const texts = (best ? partSpeakers(best) : []).map(({ start, end }) => question.text.slice(start, end));
    const places = await Promise.all(texts.map(async (text) => (await finder(text)).matches.best?.stored.key));
    const isParted = texts.length > 1 && places.every((key) => key === best?.stored.key);
    questions.push(...(isParted ? texts.map((text) => ({ ...question, text })) : [question]));
  }
  return questions;
};
