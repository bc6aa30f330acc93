/** The one counter that every platform goes to: a request in, a reply out. Knows no platform. */
import type { Request } from '../model.js';
import type { Reply } from './reply.js';

/** `check` gives the whole answer; the others lead with their one fact. */
export type Facet = 'check' | 'source' | 'who' | 'outlets';

export interface DeskRequest extends Request {
  facet: Facet;
  /** `false`: the reply goes to the asker alone and carries a Share button. */
  public: boolean;
}

/** What a pressed button leads to: a new face of the same private reply, or a public copy of it. */
export type Pressed =
  | { action: 'replace'; reply: Reply }
  | { action: 'share'; reply: Reply }
  | { action: 'expired'; reply: Reply };

export interface Desk {
  /** Never rejects: faults become a reply that says what happened and what to do. */
  answer(request: DeskRequest): Promise<Reply>;
  /** Reads `who "…"` as typed behind `/quote`; a missing or unknown subcommand gives a reply with help. */
  command(line: string): Promise<Reply>;
  /** Never rejects. A button that is too old answers `expired`, with what to do. */
  press(buttonId: string): Promise<Pressed>;
  /** At most `limit` names of speakers or outlets that fit what has been typed so far, best first. */
  suggest(field: 'speaker' | 'outlet', typed: string, limit: number): Promise<string[]>;
}
