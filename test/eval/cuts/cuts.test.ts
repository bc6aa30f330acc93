import { describe, expect, it } from 'vitest';
import { SPLITS } from '../../../src/training/annotated.js';
import { needsShared, sharedIsPresent } from '../../shared.js';
import { cutSplitOf, JOINT, placePieces, readInvented, readRealCuts, readTexts } from './cuts.js';
import { figuresBySplit, type Warning, warningFigures } from './warnings.js';

describe.skipIf(!sharedIsPresent)(needsShared('real cuts'), () => {
  const texts = sharedIsPresent ? readTexts() : new Map<string, string>();

  it.each(SPLITS)('%s: print the words they name, in an article of that split', (split) => {
    for (const { articleId, pieces, words } of readRealCuts(split)) {
      const text = texts.get(articleId) ?? '';
      expect(pieces.map(({ start, end }) => text.slice(start, end)).join(JOINT)).toBe(words);
      expect(cutSplitOf(articleId)).toBe(split);
    }
  });
});

describe('all cuts', () => {
  it.each(SPLITS)('%s: name a kind exactly where the meaning turns', (split) => {
    for (const cut of [...readRealCuts(split), ...readInvented(split).flatMap(({ cuts }) => cuts)]) {
      expect([cut.words, cut.kinds.length > 0]).toEqual([cut.words, cut.label === 'turns']);
    }
  });

  it.each(SPLITS)('%s: invented words are printed once in their article', (split) => {
    for (const { text, cuts } of readInvented(split)) {
      for (const { words } of cuts) {
        for (const piece of words.split(JOINT)) expect([piece, text.split(piece).length]).toEqual([piece, 2]);
        expect(placePieces(text, words)).toHaveLength(words.split(JOINT).length);
      }
    }
  });
});

describe('warningFigures', () => {
  const warning = (
    label: Warning['cut']['label'],
    set: Warning['cut']['set'],
    kind: Warning['cautions'][number]['kind'] | null,
  ): Warning => ({
    cut: {
      articleId: 'a',
      split: 'dev',
      set,
      label,
      kinds: label === 'turns' ? ['frame'] : [],
      pieces: [{ start: 0, end: 1 }],
      words: 'x',
    },
    found: true,
    cautions: kind ? [{ kind, printed: '', articleId: 'a', at: { start: 0, end: 0 } }] : [],
  });

  it('tells a warning of the right kind from one of another', () => {
    const figures = warningFigures([warning('turns', 'flip', 'frame'), warning('turns', 'flip', 'condition')]);
    expect(figures['flips: warned of']).toEqual({ right: 2, of: 2 });
    expect(figures['flips: warned of, by the right kind']).toEqual({ right: 1, of: 2 });
  });

  it('counts a harmless cut as right when nothing is said, and an open one nowhere', () => {
    const figures = warningFigures([
      warning('harmless', 'random', null),
      warning('harmless', 'random', 'frame'),
      warning('open', 'random', 'frame'),
    ]);
    expect(figures['cuts drawn, harmless: not warned of']).toEqual({ right: 1, of: 2 });
    expect(figures['cuts drawn, turning: warned of']).toEqual({ right: 0, of: 0 });
  });

  it('keeps the splits apart', () => {
    expect(figuresBySplit([warning('turns', 'flip', null)])['held-out']['flips: warned of']).toEqual({
      right: 0,
      of: 0,
    });
  });
});
