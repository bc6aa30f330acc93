/** A request in, one answer for each quote in it: the message is read in several ways, and the print decides which is right. */
import type { Answer, Ask, Question } from '../model.js';
import type { Store } from '../store/store.js';
import { answerQuestion, type Found, find } from './answer.js';
import { partSpeakers } from './judge/parting.js';
import { type Reading, readMessage } from './question/question.js';

export { createSuggest } from './names/suggest.js';

/** One reading with its answers. */
interface Read {
  answers: Omit<Answer, 'elapsedMs'>[];
  /** Weight of its words that the print explains, and of those that it does not, in nats. */
  explained: number;
  unexplained: number;
  /** Each named speaker is the one whom the print names. */
  confirmed: boolean;
  /** Words of two places joined explain less than one place does. */
  joined: number;
}

/** What a name in the usual frame explains of a message, a word, in nats: the print may hold it too, near the words. */
const NAME_WORTH = 8;
const LONGEST_NAME = 4;
/** What a seam between two places costs, in nats. */
const SEAM = 10;
/** Share of the message that a reading must be of, to stand for the usual one: a word in marks is no answer to a page. */
const LEAST_OF_MESSAGE = 0.4;

/** Share of the words that may be left unexplained where a reading is as good as it can be. */
const LEFT = 0.02;

/**
 * @param store where to look; read anew for each question, so that articles ingested meanwhile count
 * @throws VerbatimError from the returned function: `question-empty`, `question-too-long`, or a store's own
 */
export const createAsk =
  (store: Store): Ask =>
  async (request) => {
    const started = performance.now();
    const readings = readMessage(request);
    const answers = readings.length === 0 ? [] : await answerBest(store, readings);
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

const answerBest = async (store: Store, readings: readonly Reading[]): Promise<Read['answers']> => {
  const finder = createFinder(store);
  const reads: Read[] = [];
  for (const reading of readings) {
    const read = await answerReading(store, reading, finder);
    // Where the first way to read a message leaves nothing to explain, no other explains more.
    if (reads.length === 0 && isWhole(read) && (read.confirmed || readings.length === 1)) return read.answers;
    if (reads.length === 0 && isWhole(read)) read.explained += NAME_WORTH * wordsInNames(reading);
    reads.push(read);
  }
  return bestOf(reads).answers;
};

const weightOf = ({ explained, unexplained }: Read): number => explained + unexplained;

const isWhole = (read: Read): boolean => read.unexplained <= LEFT * weightOf(read);

const isFound = ({ answers }: Read): boolean => answers.some(({ verdict }) => verdict !== 'not-found');

/**
 * The reading whose words the print explains best. A frame that names the right speaker is explained by that, and better
 * than by words of the print that happen to be near; else at equal worth the simpler reading, which stands first.
 */
const bestOf = (reads: readonly Read[]): Read => {
  const message = Math.max(...reads.map(weightOf));
  const worthOf = (read: Read): number => {
    const explained = read.confirmed ? message - read.unexplained + 1 : read.explained;
    return explained - read.unexplained - SEAM * read.joined;
  };
  const [usual, ...others] = reads as [Read, ...Read[]];
  return others
    .filter((read) => isFound(read) && weightOf(read) >= LEAST_OF_MESSAGE * message)
    .reduce((best, read) => (worthOf(read) > worthOf(best) ? read : best), usual);
};

const wordsInNames = (reading: Reading): number =>
  new Set(reading.flatMap(({ speaker }) => speaker?.split(/\s+/).slice(0, LONGEST_NAME) ?? [])).size;

const answerReading = async (store: Store, reading: Reading, finder: Finder): Promise<Read> => {
  const isNaming = reading.some(({ speaker }) => speaker !== null);
  const read: Read = { answers: [], explained: 0, unexplained: 0, confirmed: isNaming, joined: 0 };
  for (const question of await part(reading, finder)) {
    const found = await finder(question.text);
    const answer = await answerQuestion(store, question, found);
    read.answers.push(answer);
    read.explained += found.matches.explained;
    read.unexplained += found.matches.unexplained;
    read.joined += answer.verdict === 'spliced' ? 1 : 0;
    read.confirmed &&= question.speaker === null || answer.claim === 'confirmed' || answer.claim === 'disputed';
  }
  return read;
};

/** Words of two speakers with the reporter's between them are two quotes. */
const part = async (reading: Reading, finder: Finder): Promise<Question[]> => {
  const questions: Question[] = [];
  for (const question of reading) {
    const { best } = (await finder(question.text)).matches;
    const stretches = best ? partSpeakers(best) : [];
    if (stretches.length < 2) questions.push(question);
    else for (const { start, end } of stretches) questions.push({ ...question, text: question.text.slice(start, end) });
  }
  return questions;
};
