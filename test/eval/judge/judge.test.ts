import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Ask } from '../../../src/model.js';
import { loadScorer } from '../../../src/training/scorer.js';
import { found, notFound } from '../../chat/answers.js';
import { needsShared, sharedIsPresent } from '../../shared.js';
import { groupBy } from '../figures.js';
import { type Expected, faultsOf, faultsOfReply, isWarned } from './expected.js';
import { Grams } from './grams.js';
import { askMessy, drawMessy, type MessyQuestion } from './messy.js';
import { isNamed, speakerOf } from './people.js';
import { quotesOf } from './quotes.js';
import { divide, readWorld, type WorldArticle } from './world.js';

const FALK = { first: 'Ines', surname: 'Falk', full: 'Ines Falk', role: null, party: null };
const WORDS = 'The harbour stays open all winter';

const printed: Expected = {
  verdicts: ['same', 'excerpt'],
  articles: ['report-1.txt'],
  printedAs: ['direct', 'mixed'],
  speaker: FALK,
  claims: ['confirmed'],
};

const answer = (more: Partial<Answer> = {}): Answer => found({ text: WORDS, speaker: 'Ines Falk' }, more);

describe('faultsOf', () => {
  it('finds none in a right answer', () => {
    expect(faultsOf(answer(), printed)).toEqual([]);
  });

  const change = { op: 'insert', asked: 'not', printed: '', at: { start: 3, end: 3 } } as const;
  const broken: [string, Partial<Answer>][] = [
    ['verdict altered', { verdict: 'altered' }],
    ['verdict not-found', { verdict: 'not-found' }],
    ['another article', { outlets: [] }],
    ['printed as narration', { printedAs: 'narration' }],
    ['no speaker', { speaker: null }],
    ['claim contradicted', { claim: 'contradicted' }],
    ['claim none', { claim: null }],
    ['changes a number', { changes: [{ ...change, kind: 'number' }] }],
  ];
  it.each(broken)('names what is broken: %s', (fault, more) => {
    expect(faultsOf(answer(more), printed)).toEqual([fault]);
  });

  it('wants a change of the kind that was made, and no other that turns the meaning', () => {
    const negated: Expected = { ...printed, verdicts: ['altered'], changed: ['negation'] };
    const altered = (...kinds: ('negation' | 'name' | 'other')[]): Answer =>
      answer({ verdict: 'altered', changes: kinds.map((kind) => ({ ...change, kind })) });
    expect(faultsOf(altered('negation', 'other'), negated)).toEqual([]);
    expect(faultsOf(altered('other'), negated)).toEqual(['no negation among the changes']);
    expect(faultsOf(altered('negation', 'name'), negated)).toEqual(['changes a name']);
  });
});

describe('faultsOfReply', () => {
  const asked = { text: WORDS, expected: [printed] };
  const nothing = notFound({ text: 'winter', speaker: null });

  it('wants each quote answered and nothing else', () => {
    expect(faultsOfReply([answer()], asked)).toEqual([]);
    expect(faultsOfReply([answer(), answer()], asked)).toEqual([]);
    expect(faultsOfReply([answer(), nothing], asked)).toEqual(['stray: verdict not-found']);
    const other: Expected = { ...printed, articles: ['report-9.txt'] };
    expect(faultsOfReply([answer()], { ...asked, expected: [printed, other] })).toEqual(['another article']);
  });

  it('tells help from an answer and from a fault', () => {
    const help = { text: 'thanks', expected: 'help' } as const;
    expect(faultsOfReply([], help)).toEqual([]);
    expect(faultsOfReply([nothing], help)).toEqual(['no help']);
    expect(faultsOfReply(new Error('broken'), help)).toEqual(['no help']);
    expect(faultsOfReply([], asked)).toEqual(['help']);
    expect(faultsOfReply(new Error('broken'), asked)).toEqual(['refused: broken']);
  });

  it('counts warnings only where one is due', () => {
    const caution = { kind: 'negation', printed: '', articleId: 'report-1.txt', at: { start: 0, end: 0 } } as const;
    const turned = { ...asked, expected: [{ ...printed, warned: ['negation'] as const }] };
    expect(isWarned([answer()], asked)).toBeNull();
    expect(isWarned([answer()], turned)).toBe(false);
    expect(isWarned([answer({ cautions: [caution] })], turned)).toBe(true);
  });
});

describe('Grams', () => {
  const grams = new Grams();
  grams.add('a', 'The ferry will never again leave before the last nurse is aboard.');
  grams.add('b', 'He said the ferry will never again leave in a storm, and that the pier is shut.');

  it('knows what is printed, whatever the marks', () => {
    expect(grams.known('leave BEFORE the “last nurse” is aboard')).toBe(1);
    expect(grams.known('the last doctor is aboard of it')).toBe(0);
  });

  it('tells words of one article from common ones', () => {
    expect(grams.isOnlyIn('a', 'leave before the last nurse is aboard')).toBe(true);
    expect(grams.isOnlyIn('a', 'the ferry will never again leave')).toBe(false);
    expect(grams.isOnlyIn('b', 'leave before the last nurse is aboard')).toBe(false);
  });
});

describe('divide', () => {
  const article = (id: string, text: string): WorldArticle => ({
    id,
    outlet: 'Quay Courier',
    date: null,
    text,
    gold: [],
  });
  const texts = Array.from(
    { length: 60 },
    (_, i) => `Item ${i} of the minutes was put off by ${i * 7} members of the board again.`,
  );

  it('keeps one in eight out of the index, with its copies', () => {
    const all = texts.map((text, i) => article(`minutes-${i}`, text));
    const { unindexed } = divide(all);
    expect(unindexed.length).toBeGreaterThan(2);
    const ids = divide([...all, article('minutes-0', `${unindexed[0]?.text} A last line.`)]).indexed.map(
      ({ id }) => id,
    );
    for (const { id } of unindexed) expect(ids).not.toContain(id);
    expect(ids).not.toContain('minutes-0');
  });
});

describe.skipIf(!sharedIsPresent)(needsShared('messy questions'), () => {
  let questions: MessyQuestion[];
  const draw = async (): Promise<MessyQuestion[]> => {
    const world = readWorld();
    const scorer = await loadScorer();
    return drawMessy(quotesOf(world.indexed, scorer), quotesOf(world.unindexed, scorer), world);
  };
  beforeAll(async () => {
    questions = await draw();
  });

  it('are of many kinds, ten of each and more', () => {
    const counts = groupBy(
      questions.filter(({ split }) => split === 'dev'),
      ({ kind }) => kind,
    );
    expect(counts.size).toBeGreaterThanOrEqual(27);
    for (const members of counts.values()) expect(members.length).toBeGreaterThanOrEqual(10);
  });

  it('are the same on every run', async () => {
    expect(await draw()).toEqual(questions);
  });

  it('are answered wrongly by who always says the same', async () => {
    const always =
      (make: (text: string) => Answer[]): Ask =>
      async ({ text }) =>
        make(text);
    const rightKinds = async (ask: Ask): Promise<Set<string>> =>
      new Set(
        (await askMessy(ask, questions))
          .filter(({ faults }) => faults.length === 0)
          .map(({ question }) => question.kind),
      );
    expect(await rightKinds(always((text) => [notFound({ text, speaker: null })]))).toEqual(
      new Set([
        'retold and denied',
        'retold with another number',
        'retold with another name',
        'not indexed, with a name',
        'not indexed',
      ]),
    );
    expect(await rightKinds(always(() => []))).toEqual(new Set(['small talk and help']));
    expect(await rightKinds(always((text) => [found({ text, speaker: null })]))).toEqual(new Set());
  });
});

describe.skipIf(!sharedIsPresent)(needsShared('speakerOf'), () => {
  it('takes a person of whom the article prints first name and surname, once', async () => {
    const scorer = await loadScorer();
    const text =
      'Mayor Ines Falk opened the pier. Falk said it was late. Otto Brand and Lena Brand left. Brand said no.';
    const source = (words: string, at: number) => ({
      text: words,
      spans: [[at, at + words.length] as [number, number]],
    });
    const gold = { kind: 'direct' as const, quoteSpans: [], content: [], cue: null };
    const said = (words: string, at: number) =>
      speakerOf(scorer, { id: 'pier', text }, { ...gold, source: source(words, at) }, new Map());
    expect(said('Falk', text.indexOf('Falk said'))).toMatchObject({ full: 'Ines Falk', role: 'Mayor' });
    expect(said('Brand', text.indexOf('Brand said'))).toBeNull();
  });

  it('compares surnames, accents and titles aside', () => {
    expect(isNamed('Mayor Inés Falk Jr.', FALK)).toBe(true);
    expect(isNamed('Otto Brand', FALK)).toBe(false);
    expect(isNamed(null, FALK)).toBe(false);
  });
});
