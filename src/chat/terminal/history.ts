/** What was typed in the terminal before, kept in a file of its own for the next time. */
import { readFileSync, writeFileSync } from 'node:fs';

/** Lines that are kept, and characters of one: who pastes an article recalls no more than its beginning. */
const MOST_LINES = 500;
const LONGEST = 2000;

/** For whoever owns the file alone: what is asked may be nobody else's business. */
const PRIVATE = 0o600;

export interface History {
  /** Newest first, as `readline` takes them. */
  lines: string[];
  size: number;
  /** @param lines all that are known, newest first */
  keep: (lines: readonly string[]) => void;
}

/**
 * A file that is missing or cannot be read is an empty history, and one that cannot be written is not kept: neither is
 * worth a fault to somebody who asks a question.
 */
export const openHistory = (file: string): History => ({
  lines: read(file),
  size: MOST_LINES,
  keep: (lines) => {
    const text = lines.slice(0, MOST_LINES).map((line) => line.slice(0, LONGEST));
    try {
      writeFileSync(file, `${text.reverse().join('\n')}\n`, { mode: PRIVATE });
    } catch {
      // See above.
    }
  },
});

const read = (file: string): string[] => {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .slice(-MOST_LINES)
      .reverse();
  } catch {
    return [];
  }
};
