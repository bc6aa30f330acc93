/** What the asker says in own words beside the kept ones: "she denies that taxes rise" leaves no denial out. */
import { tokenise } from '../../text/tokens.js';
import type { Cut } from './cut.js';

export type Turn = 'denial' | 'report' | 'condition' | 'other';

const WORDS: Record<Exclude<Turn, 'other'>, RegExp> = {
  denial:
    /^(?:not|no|never|nobody|none|nothing|without|den(?:y|ies|ied|ying)|doubt(?:s|ed)?|reject(?:s|ed)?|refus(?:e|es|ed|ing)|wrong|false|myth|lie|dismiss(?:es|ed)?|disput(?:e|es|ed)|against|oppos(?:e|es|ed)|whether|if|ask(?:s|ed)?|imagin(?:e|es|ed)|instead)$/u,
  report:
    /^(?:sa(?:y|ys|id)|claim(?:s|ed)?|argu(?:e|es|ed)|critics|opponents|alleg(?:e|es|ed)|told|tells?|insist(?:s|ed)?|think|thinks|thought|believ(?:e|es|ed)|whether|if|myth|idea|notion|quot(?:e|es|ed|ing))$/u,
  condition: /^(?:if|unless|until|provided|when|whether|assuming|should|had|long|condition|would)$/u,
};

/** Words of the asked text that are none of the kept ones. */
export const wordsAdded = ({ text, kept, asked }: Cut): string[] => {
  const left = new Map<string, number>();
  for (const { start, end } of kept) {
    for (const word of tokenise(text.slice(start, end)).words) left.set(word, (left.get(word) ?? 0) + 1);
  }
  return tokenise(asked).words.filter((word) => {
    const count = left.get(word) ?? 0;
    if (count > 0) left.set(word, count - 1);
    return count === 0;
  });
};

/** Whether the asker's own words say what was left out. */
export const saysItself = (added: readonly string[], turn: Turn): boolean =>
  turn !== 'other' && added.some((word) => WORDS[turn].test(word));
