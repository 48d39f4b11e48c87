/**
 * Messages that compete for a contact's slots. They are given places in the order of their rank, whatever order they arrived in: each the first
 * one that is left, so that nobody is held up by somebody less important, and the best by nobody.
 */
import type { Advertising, EpochMs, MessageRequest } from '@nachklang/nodes/sdk';

/** A message of the same contact that waits for its turn, or is known to come due. */
export interface Rival {
  key: string;
  journeyId: string;
  request: MessageRequest;
  advertising?: Advertising | undefined;
  orderId?: string | undefined;
  /** 0–100. */
  priority: number;
  /** When it was first asked for; of one still to come, when it will be. */
  since: EpochMs;
  /** It does not want to leave before. */
  at: EpochMs;
  expiresAt: EpochMs;
}

type Ranked = Pick<Rival, 'priority' | 'since' | 'key'>;

/** More important first, then who asked first; the key decides between equals. */
export function byRank(a: Ranked, b: Ranked): number {
  return b.priority - a.priority || a.since - b.since || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
}
