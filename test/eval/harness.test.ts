import { describe, expect, it } from 'vitest';
import type { Quotation, Span } from '../../src/model.js';
import { type GoldArticle, splitOf } from '../../src/training/annotated.js';
import { isSameName, namesNobody } from '../../src/training/same-name.js';
import { loadScorer } from '../../src/training/scorer.js';
import { needsShared, sharedIsPresent } from '../shared.js';
import type { Coreference, Marked } from './annotations.js';
import { isResolved } from './coreference.js';
import { measureGrowth, normalText } from './cost.js';
import { byGroup, groupBy, ratio } from './figures.js';
import { findFalls, toFloor } from './floor.js';
import { notSpeechFigures } from './not-speech.js';
import { bestCover, judgeAll } from './outcomes.js';
import { calibrationError, reliabilityTable } from './reliability.js';

/** A quotation whose parts and speaker are all that matters. */
const quotation = (parts: Span[], name: string | null, mention: Span | null = null): Quotation => ({
  start: parts[0]?.start ?? 0,
  end: parts.at(-1)?.end ?? 0,
  kind: 'direct',
  text: '',
  parts,
  cue: null,
  speaker: name === null ? null : speaker(name, mention),
});

const speaker = (name: string, mention: Span | null): Quotation['speaker'] => ({
  mention: mention && { ...mention, text: name },
  name,
  role: null,
  kind: 'person',
  confidence: 0.9,
  condition: null,
  audience: null,
  candidates: [],
});

describe('reliabilityTable', () => {
  const given = [
    { confidence: 0.5, right: true },
    { confidence: 0.7, right: false },
    { confidence: 0.9, right: true },
    { confidence: 1, right: true },
  ];

  it('puts an edge into the bin above, and 1 into the last', () => {
    const [low, high] = reliabilityTable(given, [0, 0.9, 1]);
    expect(low).toMatchObject({ right: 1, of: 2 });
    expect(low?.meanConfidence).toBeCloseTo(0.6);
    expect(high).toMatchObject({ right: 2, of: 2 });
  });

  it('leaves an empty bin without a mean', () => {
    expect(reliabilityTable([], [0, 1])).toEqual([{ from: 0, to: 1, right: 0, of: 0, meanConfidence: null }]);
  });
});

describe('calibrationError', () => {
  it('weighs each bin by its count', () => {
    const bins = [
      { from: 0, to: 0.5, right: 0, of: 1, meanConfidence: 0.4 },
      { from: 0.5, to: 1, right: 3, of: 3, meanConfidence: 0.8 },
    ];
    expect(calibrationError(bins)).toBeCloseTo((0.4 + 0.6) / 4);
    expect(calibrationError([])).toBe(0);
  });
});

describe('floor', () => {
  const measured = (right: number, of: number) => ({ dev: { accuracy: { right, of } }, 'held-out': {} });

  it('allows half a point and no more', () => {
    const floor = toFloor(measured(900, 1000));
    expect(findFalls(floor, measured(895, 1000))).toEqual([]);
    expect(findFalls(floor, measured(894, 1000))).toEqual([
      { split: 'dev', figure: 'accuracy', floor: 0.9, now: 0.894 },
    ]);
  });

  it('takes a figure that is no longer measured for a fall', () => {
    const gone = { dev: {}, 'held-out': {} };
    expect(findFalls(toFloor(measured(900, 1000)), gone)).toMatchObject([{ figure: 'accuracy', now: null }]);
  });

  it('does not hold what rests on a handful', () => {
    expect(toFloor(measured(2, 2)).dev).toEqual({});
  });

  it('lets a new figure stand without a floor', () => {
    expect(findFalls({ dev: {}, 'held-out': {} }, measured(1, 1000))).toEqual([]);
  });
});

describe('figures', () => {
  it('are no number where they rest on nothing', () => {
    expect(ratio({ right: 0, of: 0 })).toBeNull();
  });

  it('group in order of first appearance', () => {
    expect([...groupBy(['ox', 'bee', 'ant'], (word) => String(word.length))]).toEqual([
      ['2', ['ox']],
      ['3', ['bee', 'ant']],
    ]);
  });
});

describe('splitOf', () => {
  it('holds out about a fifth, always the same', () => {
    const ids = Array.from({ length: 2000 }, (_, index) => `article-${index}`);
    const heldOut = ids.filter((id) => splitOf(id) === 'held-out');
    expect(heldOut.length).toBeGreaterThan(300);
    expect(heldOut.length).toBeLessThan(500);
    expect(ids.filter((id) => splitOf(id) === 'held-out')).toEqual(heldOut);
  });
});

describe('names', () => {
  it('are the same but for titles, initials and accents', () => {
    expect(isSameName('Sen. Inês P. Okafor', 'Ines Okafor')).toBe(true);
    expect(isSameName('Okafor', 'Ines Okafor')).toBe(false);
    expect(isSameName('Judge Marlow', 'Marlow')).toBe(true);
  });

  it('keep a surname that is also a title', () => {
    expect(isSameName('Ada Judge', 'Ada Dean')).toBe(false);
  });

  it('are absent from descriptions', () => {
    expect(namesNobody(null, 'an aide')).toBe(true);
    expect(namesNobody('The aide', 'an aide')).toBe(true);
    expect(namesNobody('a Harbour Board official', 'the official')).toBe(true);
    expect(namesNobody('Quay Street Liberal', 'another Quay Street Liberal')).toBe(true);
    expect(namesNobody('one Liberal', 'one Liberal who asked for silence')).toBe(true);
    expect(namesNobody('Okafor', 'an Okafor adviser')).toBe(false);
    expect(namesNobody('Okafor', 'an aide to Okafor')).toBe(false);
    expect(namesNobody('The Quay Courier', 'the paper')).toBe(false);
    expect(namesNobody('Ines Okafor', 'an aide to Okafor')).toBe(false);
  });
});

describe('isResolved', () => {
  const annotated: Coreference = { id: 'a', start: 0, end: 9, mention: 'she', fullName: 'Ines Okafor', split: 'dev' };

  it('asks for the full name', () => {
    expect(isResolved({ annotated, name: 'Ines Okafor', found: true })).toBe(true);
    expect(isResolved({ annotated, name: 'Okafor', found: true })).toBe(false);
    expect(isResolved({ annotated, name: null, found: true })).toBe(false);
  });

  it('asks for silence where nobody is named, but of a quotation that was seen', () => {
    const unnamed = { ...annotated, fullName: null };
    expect(isResolved({ annotated: unnamed, name: null, found: true })).toBe(true);
    expect(isResolved({ annotated: unnamed, name: null, found: false })).toBe(false);
  });
});

describe('notSpeechFigures', () => {
  it('counts silence on titles as right and silence on speech as wrong', () => {
    const marked = (label: Marked['label']): Marked => ({ id: 'a', start: 0, end: 1, label });
    const spoken = quotation([{ start: 0, end: 1 }], 'Ines Okafor');
    const figures = notSpeechFigures([
      { annotated: marked('title'), quotation: { ...quotation([{ start: 0, end: 1 }], null), kind: 'title' } },
      { annotated: marked('scare'), quotation: null },
      { annotated: marked('scare'), quotation: spoken },
      { annotated: marked('speech'), quotation: spoken },
      { annotated: marked('speech'), quotation: quotation([{ start: 0, end: 1 }], null) },
    ]);
    expect(figures).toEqual({
      'not speech: no speaker given': { right: 2, of: 3 },
      'not speech: kind is title or scare': { right: 1, of: 3 },
      'not speech: precision of no speaker': { right: 2, of: 3 },
      'short speech: keeps a speaker': { right: 1, of: 2 },
    });
  });
});

describe('bestCover', () => {
  const wordIou = (_text: string, a: [number, number], b: [number, number]): number =>
    Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0])) / (Math.max(a[1], b[1]) - Math.min(a[0], b[0]));

  it('takes the part that covers best, alone', () => {
    const wide = quotation([{ start: 0, end: 100 }], 'Wide');
    const close = quotation(
      [
        { start: 10, end: 19 },
        { start: 40, end: 50 },
      ],
      'Close',
    );
    const best = bestCover({ wordIou }, '', { start: 10, end: 20 }, [wide, close]);
    expect(best?.speaker?.name).toBe('Close');
    expect(best?.parts).toEqual([{ start: 10, end: 19 }]);
  });

  it('finds nothing where nothing touches', () => {
    expect(bestCover({ wordIou }, '', { start: 0, end: 5 }, [quotation([{ start: 5, end: 9 }], null)])).toBeNull();
  });
});

describe('measureGrowth', () => {
  const normal = normalText(Array.from({ length: 60 }, () => 'Ines Okafor spoke to nobody. '.repeat(40)));

  /** Growth by steps instead of time: `work` says how many steps a text of a length takes. */
  const growthBy = (work: (length: number) => number): ReturnType<typeof measureGrowth> => {
    let steps = 0;
    const extract = (text: string): void => {
      steps = work(text.length);
    };
    return measureGrowth(extract, normal, (run) => {
      run();
      return steps;
    });
  };

  it('compares a million characters with a normal text', () => {
    expect(normal.length).toBe(50_000);
    for (const growth of growthBy((length) => length)) {
      expect(growth).toMatchObject({ length: 1_000_000, timesNormal: 20 });
    }
  });

  it('does not wait for what grows without hope', () => {
    for (const growth of growthBy((length) => length ** 4)) expect(growth.length).toBeLessThan(1_000_000);
  });
});

describe.skipIf(!sharedIsPresent)(needsShared('judgeAll'), () => {
  const text =
    '“We counted every boat twice,” Ines Okafor said. “Nobody asked us to count.” A clerk wrote “no ink is left here”.';
  const at = (words: string): [number, number] => [text.indexOf(words), text.indexOf(words) + words.length];
  const gold = (stretches: [number, number][], source: string): GoldArticle['gold'][number] => ({
    kind: 'direct',
    quoteSpans: stretches,
    source: { text: source, spans: [at(source)] },
    cue: null,
  });
  const article: GoldArticle = {
    id: 'invented',
    outlet: 'the Quay Courier',
    text,
    gold: [
      gold([at('We counted every boat twice,'), at('Nobody asked us to count.')], 'Ines Okafor'),
      gold([at('no ink is left here')], 'A clerk'),
    ],
  };
  const spanOf = (words: string): Span => ({ start: at(words)[0], end: at(words)[1] });

  it('judges stretch by stretch as the scorer judges the whole', async () => {
    const scorer = await loadScorer();
    const quotations = [
      quotation([spanOf('We counted every boat twice,')], 'Ines Okafor', spanOf('Ines Okafor')),
      quotation([spanOf('Nobody asked us to count.')], 'A clerk', spanOf('A clerk')),
    ];
    const predictions = new Map([[article.id, { id: article.id, quotations }]]);
    const outcomes = judgeAll(scorer, [article], predictions);
    expect(outcomes.map(({ found, answered, right }) => [found, answered, right])).toEqual([
      [true, true, true],
      [true, true, false],
      [false, false, false],
    ]);
    const { count } = scorer.score([article], [...predictions.values()]);
    expect(outcomes.filter(({ right }) => right).length).toBe(count.right);
    expect(byGroup(outcomes)).toMatchObject({ 'speaker accuracy: name': { right: 1, of: 2 } });
  });
});
