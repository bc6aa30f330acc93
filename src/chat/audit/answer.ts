/** An audit asked for in chat: a draft in, a reply out. */
import { audit, type Progress } from '../../audit/audit.js';
import type { Draft } from '../../audit/draft.js';
import { describeError, VerbatimError } from '../../errors.js';
import type { Ask } from '../../model.js';
import { FAILURE, notice } from '../notices.js';
import type { Reply } from '../reply.js';
import { composeAudit } from './compose.js';

export interface AuditParts {
  ask: Ask;
  /** Told of every fault that is no user's mistake. */
  onFault: (error: unknown) => void;
  onProgress: Progress;
}

/** All rows, worst first. Never rejects: faults become a reply that says what happened and what to do. */
export const answerAudit = async (draft: Promise<Draft>, { ask, onFault, onProgress }: AuditParts): Promise<Reply> => {
  try {
    const blocks = composeAudit(await audit(await draft, ask, onProgress), Number.POSITIVE_INFINITY);
    return { blocks, buttons: [], private: true };
  } catch (error) {
    if (error instanceof VerbatimError) return notice([describeError(error)]);
    onFault(error);
    return FAILURE;
  }
};
