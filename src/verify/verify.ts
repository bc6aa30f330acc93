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
  /** Weight of its words that the print explains, less that of those that it does not, in nats. */
  worth: number;
  /** Each named speaker is the one whom the print names. */
  confirmed: boolean;
  /** The print explains all of its words. */
  whole: boolean;
}

/** What a name in the usual frame explains of a message, a word, in nats: the print may hold it too, near the words. */
const NAME_WORTH = 8;
const LONGEST_NAME = 4;

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
    if (reads.length === 0 && read.whole) read.worth += NAME_WORTH * wordsInNames(reading);
    // Where the first way to read a message leaves nothing to explain, no other explains more.
    if (reads.length === 0 && read.whole && (read.confirmed || readings.length === 1)) return read.answers;
    reads.push(read);
  }
  return bestOf(reads).answers;
};

/**
 * The reading whose words the print explains best. A frame that names the right speaker is explained by that, as well as
 * the whole message can be; at equal worth the simpler reading stands first.
 */
const bestOf = (reads: readonly Read[]): Read => {
  const most = Math.max(...reads.map(({ worth }) => worth));
  const worthOf = ({ worth, confirmed, whole }: Read): number => (confirmed && whole ? most : worth);
  const [first, ...others] = reads as [Read, ...Read[]];
  const best = others.reduce((one, other) => (worthOf(other) > worthOf(one) ? other : one), first);
  return best.answers.some(({ verdict }) => verdict !== 'not-found') ? best : first;
};

const wordsInNames = (reading: Reading): number =>
  new Set(reading.flatMap(({ speaker }) => speaker?.split(/\s+/).slice(0, LONGEST_NAME) ?? [])).size;

const answerReading = async (store: Store, reading: Reading, finder: Finder): Promise<Read> => {
  const read: Read = { answers: [], worth: 0, confirmed: reading.some(({ speaker }) => speaker !== null), whole: true };
  for (const question of await part(reading, finder)) {
    const found = await finder(question.text);
    const { explained, unexplained } = found.matches;
    const answer = await answerQuestion(store, question, found);
    read.answers.push(answer);
    read.worth += explained - unexplained;
    read.confirmed &&= question.speaker === null || answer.claim === 'confirmed';
    read.whole &&= unexplained <= LEFT * (explained + unexplained);
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
