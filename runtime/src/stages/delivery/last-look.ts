/**
 * The last look at advertising that is about to leave: who has objected by now, or is being made one with somebody who may have? Asked for a batch
 * before it is marked as leaving, and again when a connection takes a mail, so that only the transaction which is being opened can be too late.
 */
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { Standing } from '../ingest/index.ts';
import { advertises, isMarketing, type Held } from './held.ts';

/** `without_blocks`: a service mail leaves all the same, without its advertising. */
type Look = 'leaves' | 'without_blocks' | 'objected' | 'merging';
export type AskStanding = (contactIds: readonly string[]) => Promise<Standing>;

/** Clocks of two machines differ by seconds. What was worked through before a message came into these hands, the policy has seen. */
const SKEW_MS = 5_000;
/** A block left out in vain costs little: whatever was said since shortly before the mail was decided on counts. */
const BLOCKS_MS = 10 * 60_000;

export class LastLook {
  readonly #ask: AskStanding | undefined;
  #gathering = new Set<string>();
  #next: Promise<Standing> | undefined;
  #asking: Promise<unknown> = Promise.resolve();

  constructor(ask: AskStanding | undefined) {
    this.#ask = ask;
  }

  /** In their order. Those that come while a question is under way are asked about together in the next: never by an answer that is older than the call. */
  async at(batch: readonly Held[]): Promise<Look[]> {
    const asked = batch.filter(advertises);
    if (asked.length === 0 || !this.#ask) return batch.map(() => 'leaves');
    const standing = await this.#standing(this.#ask, asked.map(({ delivery }) => delivery.message.contactId));
    return batch.map((held) => (advertises(held) ? judge(held, standing) : 'leaves'));
  }

  #standing(ask: AskStanding, contactIds: readonly string[]): Promise<Standing> {
    for (const id of contactIds) this.#gathering.add(id);
    return (this.#next ??= this.#asking.then(() => {
      const ids = [...this.#gathering];
      this.#gathering = new Set();
      this.#next = undefined;
      const asking = ask(ids);
      this.#asking = asking.catch(() => undefined);
      return asking;
    }));
  }
}

function judge(held: Held, { objected, merged }: Standing): Look {
  const { contactId, createdAt } = held.delivery.message;
  const since = (found: ReadonlyMap<string, EpochMs>, from: EpochMs) => (found.get(contactId) ?? -Infinity) >= from;
  if (!isMarketing(held)) return since(objected, createdAt - BLOCKS_MS) || since(merged, createdAt - BLOCKS_MS) ? 'without_blocks' : 'leaves';
  if (since(objected, held.since - SKEW_MS)) return 'objected';
  return since(merged, held.since - SKEW_MS) ? 'merging' : 'leaves';
}
