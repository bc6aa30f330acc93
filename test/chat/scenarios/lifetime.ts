/** Starting, failing to start, stopping. */
import { expect } from 'vitest';
import { describeError } from '../../../src/errors.js';
import { fixedDesk } from '../desks.js';
import { plainReply } from '../plain.js';
import type { Stage } from '../stage.js';

export const lifetime = (stage: Stage): void => {
  const { scenario } = stage;

  const broken = async (fault: 'wrong-token' | 'unreachable'): Promise<unknown> =>
    stage.driver.startBroken?.(fault, stage.log).catch((error: unknown) => error);

  scenario('names the variable when its token is refused', ['server'], async () => {
    const error = await broken('wrong-token');
    expect(error).toMatchObject({ name: 'VerbatimError', code: 'platform-refused' });
    expect(describeError(error)).toContain(stage.driver.tokenVariable);
  });

  scenario('says in one line that nobody can be reached', ['server'], async () => {
    const error = await broken('unreachable');
    expect(error).toMatchObject({ name: 'VerbatimError', code: 'platform-unreachable' });
    expect(describeError(error)).not.toContain('\n');
  });

  scenario('leaves nothing open when it stops, and stops twice', ['server'], async () => {
    const session = await stage.open(fixedDesk(plainReply));
    expect(session.connections()).toBeGreaterThan(0);
    await session.stop();
    expect(session.connections()).toBe(0);
    await session.stop();
  });
};
