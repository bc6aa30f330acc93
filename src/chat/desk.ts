/** The one counter that every platform goes to: a request in, a reply out. Knows no platform. */
import { randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { describeError, VerbatimError } from '../errors.js';
import type { Answer, Ask, Request } from '../model.js';
import { parseCommand } from './command.js';
import { composeReply, type Facet, pageCount } from './compose.js';
import { HELP } from './help.js';
import type { Button, Reply } from './reply.js';

export interface DeskRequest extends Request {
  facet: Facet;
  /** `false`: the reply goes to the asker alone and carries a Share button. */
  public: boolean;
}

/**
 * What a pressed button leads to. `replace`: the private reply it was pressed on takes this new face.
 * `share`: post this publicly, as a new message. `private`: show this to the presser alone, leave the message as it is.
 */
export interface Pressed {
  action: 'replace' | 'share' | 'private';
  reply: Reply;
}

export interface Desk {
  /** Never rejects: faults become a reply that says what happened and what to do. */
  answer(request: DeskRequest): Promise<Reply>;
  /** Reads `who "…"` as typed behind `/quote`; a missing or unknown subcommand gives a reply with help. Private. */
  command(line: string): Promise<Reply>;
  /** Never rejects. A button that is too old leads to `private` words on what to do. */
  press(buttonId: string): Promise<Pressed>;
  /** At most `limit` names of speakers or outlets that fit what has been typed so far, best first. Never rejects. */
  suggest(field: 'speaker' | 'outlet', typed: string, limit: number): Promise<string[]>;
}

export type Suggest = Desk['suggest'];

/** What a button must find again: the answers as given, and how they were shown. */
interface Shown {
  answers: Answer[];
  facet: Facet;
  public: boolean;
}

/** Slack allows its response address 30 minutes; older buttons could not be answered anyway. */
const BUTTON_LIFE_MS = 30 * 60 * 1000;
const BUTTONS_KEPT = 2000;

/**
 * @param ask answers quotes
 * @param suggest completes names of speakers and outlets
 * @param onFault told of every fault that is no user's mistake
 */
export const createDesk = (ask: Ask, suggest: Suggest, onFault: (error: unknown) => void = () => {}): Desk => {
  const shown = new LRUCache<string, Shown>({ max: BUTTONS_KEPT, ttl: BUTTON_LIFE_MS });

  const draw = (token: string, { answers, facet, public: isPublic }: Shown, page: number): Reply => ({
    blocks: composeReply(answers, facet, page),
    buttons: [...pageButtons(token, page, pageCount(answers)), ...(isPublic ? [] : [shareButton(token, page)])],
    private: !isPublic,
  });

  const answer = async (request: DeskRequest): Promise<Reply> => {
    const { facet, public: isPublic, ...question } = request;
    try {
      const answers = await ask(question);
      if (answers.length === 0) return { blocks: HELP, buttons: [], private: !isPublic };
      const token = randomBytes(9).toString('base64url');
      const entry = { answers, facet, public: isPublic };
      shown.set(token, entry);
      return draw(token, entry, 0);
    } catch (error) {
      if (!(error instanceof VerbatimError)) onFault(error);
      return faultReply(error, !isPublic);
    }
  };

  return {
    answer,
    command: async (line) => {
      const parsed = parseCommand(line);
      return parsed ? answer({ ...parsed, public: false }) : { blocks: HELP, buttons: [], private: true };
    },
    press: async (buttonId) => {
      const [action, token = '', page = '0'] = buttonId.split(':');
      const entry = shown.get(token);
      if (!entry) return { action: 'private', reply: plainReply(EXPIRED, true) };
      if (action === 'share') {
        const copy = { ...entry, public: true };
        const copyToken = randomBytes(9).toString('base64url');
        shown.set(copyToken, copy);
        return { action: 'share', reply: draw(copyToken, copy, Number(page)) };
      }
      if (entry.public) {
        const copy = { ...entry, public: false };
        const copyToken = randomBytes(9).toString('base64url');
        shown.set(copyToken, copy);
        return { action: 'private', reply: draw(copyToken, copy, Number(page)) };
      }
      return { action: 'replace', reply: draw(token, entry, Number(page)) };
    },
    suggest: async (field, typed, limit) => {
      try {
        return await suggest(field, typed, limit);
      } catch (error) {
        onFault(error);
        return [];
      }
    },
  };
};

const EXPIRED = 'This button is too old to answer. Ask again, and use the buttons of the new reply.';

const pageButtons = (token: string, page: number, pages: number): Button[] => [
  ...(page > 0 ? [{ id: `page:${token}:${page - 1}`, label: 'Back' }] : []),
  ...(page + 1 < pages ? [{ id: `page:${token}:${page + 1}`, label: `More (${page + 2} of ${pages})` }] : []),
];

const shareButton = (token: string, page: number): Button => ({ id: `share:${token}:${page}`, label: 'Share' });

const plainReply = (text: string, isPrivate: boolean): Reply => ({
  blocks: [{ kind: 'text', runs: [{ text }] }],
  buttons: [],
  private: isPrivate,
});

/** A user's mistake is explained; anything else is owned up to, without its insides. */
const faultReply = (error: unknown, isPrivate: boolean): Reply =>
  plainReply(
    error instanceof VerbatimError
      ? describeError(error)
      : 'Something went wrong on our side, so this quote was not checked. It has been logged; please try again.',
    isPrivate,
  );
