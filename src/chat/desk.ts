/** The one counter that every platform goes to: a request in, a reply out. Knows no platform. */
import { randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { describeError, VerbatimError } from '../errors.js';
import type { Answer, Listing, Lookup, Request, Topic } from '../model.js';
import { isTopic, type Kind, parseCommand } from './command.js';
import { HELP } from './help.js';
import { notice } from './notices.js';
import { FACE, isView, type Opened, openAnswers, openListing, type Place } from './places.js';
import type { Reply } from './reply.js';

export interface DeskRequest extends Request {
  facet: Kind;
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
  /** With `share`: the new face of the private reply, which has nothing left to share. */
  left?: Reply;
  /** With `share`: call it where the reply surely did not get through, so that it may be shared after all. */
  undo?: () => void | Promise<void>;
}

/** `asker` is the same for all that one person does on one platform, and left out where there is but one. */
export interface Desk {
  /** Never rejects: faults become a reply that says what happened and what to do. */
  answer(request: DeskRequest, asker?: string): Promise<Reply>;
  /** Reads `who "…"` as typed behind `/quote`; a missing or unknown subcommand gives a reply with help. Private. */
  command(line: string, asker?: string): Promise<Reply>;
  /** Never rejects. A button that is too old leads to `private` words on what to do. */
  press(buttonId: string, asker?: string): Promise<Pressed>;
  /** At most `limit` names of speakers or outlets that fit what has been typed so far, best first. Never rejects. */
  suggest(field: 'speaker' | 'outlet', typed: string, limit: number, asker?: string): Promise<string[]>;
}

/** Answers quotes, and completes names, in the order that is fair to all askers. */
type AskFor = (request: Request, asker: string) => Promise<Answer[]>;
type BrowseFor = (lookup: Lookup, asker: string) => Promise<Listing>;
type SuggestFor = (field: 'speaker' | 'outlet', typed: string, limit: number, asker: string) => Promise<string[]>;

/** Where there is but one. */
const ALONE = '';

/** What the buttons of an answer need once the process that drew them is gone: the question, and what became of it. */
export interface Kept extends DeskRequest {
  /** Everybody has been shown the answer: that is done once. */
  shared: boolean;
}

/** Where that is kept, by the answer's token. Neither throws. */
export interface Memory {
  keep(token: string, kept: Kept): void;
  /** `undefined`: never kept, or too old. */
  recall(token: string): Kept | undefined;
}

/** For a desk whose buttons end with it. */
const FORGETFUL: Memory = { keep: () => {}, recall: () => undefined };

/** What a button must find again: what was found, and how it was shown. */
interface Shown extends Kept {
  found: Found;
}

/** Answers as given, or a list. */
type Found = { answers: Answer[] } | { listing: Listing };

const openShown = ({ facet, found }: Shown): Opened => {
  if ('listing' in found) return openListing(found.listing);
  return openAnswers(found.answers, isTopic(facet) ? 'check' : facet);
};

const lookupOf = (topic: Topic, { text, outlet, since = null, until = null }: Request): Lookup => ({
  topic,
  name: text,
  outlet,
  since,
  until,
});

/** Answers that are held ready; behind an older button the question is asked again. */
const READY_MS = 30 * 60 * 1000;
const MOST_READY = 2000;

/** Reads a button's id: which reply it stands on, and what it leads to. */
const readId = (id: string): { action: string; token: string; place: Place } => {
  const [action = '', token = '', view = '', quote = '0', page = '0'] = id.split(':');
  return { action, token, place: { view: isView(view) ? view : 'face', quote: Number(quote), page: Number(page) } };
};

const newToken = (): string => randomBytes(9).toString('base64url');

export interface DeskParts {
  /** Answers quotes. */
  ask: AskFor;
  /** Completes names of speakers and outlets. */
  suggest?: SuggestFor;
  /** Lists what is asked for without a quote. */
  browse?: BrowseFor;
  /** Told of every fault that is no user's mistake. */
  onFault?: (error: unknown) => void;
  /** What buttons need beyond the life of this desk. */
  memory?: Memory;
}

const cannotList: BrowseFor = async () => {
  throw new VerbatimError('usage', 'There are no lists here', 'Ask about a quote');
};

export const createDesk = ({
  ask,
  suggest = async () => [],
  browse = cannotList,
  onFault = () => {},
  memory = FORGETFUL,
}: DeskParts): Desk => {
  /** @returns `undefined` where nothing is asked */
  const find = async ({ facet, public: _, ...question }: DeskRequest, asker: string): Promise<Found | undefined> => {
    if (isTopic(facet)) return { listing: await browse(lookupOf(facet, question), asker) };
    const answers = await ask(question, asker);
    return answers.length === 0 ? undefined : { answers };
  };

  const recall = async (token: string, asker: string): Promise<Shown | undefined> => {
    const kept = memory.recall(token);
    if (!kept) return undefined;
    const { shared: _, ...request } = kept;
    const found = await find(request, asker);
    return found && { ...kept, found };
  };

  /** However many press at a time, a question is asked again once, and all get the same entry. */
  const shown = new LRUCache<string, Shown, string>({
    max: MOST_READY,
    ttl: READY_MS,
    fetchMethod: (token, _, { context }) => recall(token, context),
    ignoreFetchAbort: true,
  });

  const draw = (token: string, entry: Shown, place: Place): Reply => {
    const opened = openShown(entry);
    return {
      blocks: opened.blocksAt(place),
      buttons: [
        ...opened.buttonsAt(place).map(({ label, ...to }) => ({ id: idOf('show', token, to), label })),
        ...(entry.public || entry.shared ? [] : [{ id: idOf('share', token, place), label: 'Share' }]),
      ],
      private: !entry.public,
    };
  };

  const note = (token: string, { found: _, ...kept }: Shown): void => memory.keep(token, kept);

  const keep = (entry: Shown): string => {
    const token = newToken();
    shown.set(token, entry);
    note(token, entry);
    return token;
  };

  const failed = (error: unknown, isPrivate: boolean): Reply => {
    if (!(error instanceof VerbatimError)) onFault(error);
    return faultReply(error, isPrivate);
  };

  const answer = async (request: DeskRequest, asker = ALONE): Promise<Reply> => {
    const { public: isPublic } = request;
    try {
      const found = await find(request, asker);
      if (!found) return { blocks: HELP, buttons: [], private: !isPublic };
      const entry = { ...request, found, shared: false };
      return draw(keep(entry), entry, FACE);
    } catch (error) {
      return failed(error, !isPublic);
    }
  };

  /** The whole first face, once: whatever view the button was pressed on. */
  const share = (token: string, entry: Shown, place: Place): Pressed => {
    if (entry.shared) return { action: 'private', reply: notice([SHARED]) };
    const mark = (shared: boolean): void => {
      entry.shared = shared;
      note(token, entry);
    };
    // Before it is posted: a process that ends in between must not share twice.
    mark(true);
    const undo = () => mark(false);
    const copy: Shown = { ...entry, facet: isTopic(entry.facet) ? entry.facet : 'check', public: true };
    return { action: 'share', reply: draw(keep(copy), copy, FACE), left: draw(token, entry, place), undo };
  };

  const lead = (action: string, token: string, entry: Shown, place: Place): Pressed => {
    if (action === 'share') return share(token, entry, place);
    if (!entry.public) return { action: 'replace', reply: draw(token, entry, place) };
    // What everybody reads stays as it is: the presser alone turns to another view, with nothing left to share.
    const copy: Shown = { ...entry, public: false, shared: true };
    return { action: 'private', reply: draw(keep(copy), copy, place) };
  };

  return {
    answer,
    command: async (line, asker) => {
      const parsed = parseCommand(line);
      return parsed ? answer({ ...parsed, public: false }, asker) : { blocks: HELP, buttons: [], private: true };
    },
    press: async (buttonId, asker = ALONE) => {
      const { action, token, place } = readId(buttonId);
      try {
        const entry = await shown.fetch(token, { context: asker });
        return entry ? lead(action, token, entry, place) : { action: 'private', reply: notice([EXPIRED]) };
      } catch (error) {
        return { action: 'private', reply: failed(error, true) };
      }
    },
    suggest: async (field, typed, limit, asker = ALONE) => {
      try {
        return await suggest(field, typed, limit, asker);
      } catch (error) {
        if (!(error instanceof VerbatimError)) onFault(error);
        return [];
      }
    },
  };
};

const idOf = (action: 'show' | 'share', token: string, { view, quote, page }: Place): string =>
  `${action}:${token}:${view}:${quote}:${page}`;

const EXPIRED = 'This button is too old to answer. Ask again, and use the buttons of the new reply.';

const SHARED = 'You have shared this answer already.';

/** A user's mistake is explained; anything else is owned up to, without its insides. */
const faultReply = (error: unknown, isPrivate: boolean): Reply =>
  notice(
    [
      error instanceof VerbatimError
        ? describeError(error)
        : 'Something went wrong on our side, so this quote was not checked. It has been logged; please try again.',
    ],
    isPrivate,
  );
