/** Those of a batch that this worker may hand over. What must leave at most once is written as `sending` first. */
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { MessageOutbox } from '../outbox/index.ts';
import { isMarketing, type Held } from './held.ts';

/** A message that waited longer in memory is looked up again before it leaves: its partition may have moved to another worker, which may have withdrawn it. */
const TRUSTED_MS = 2_000;

export interface Claiming {
  outbox: Pick<MessageOutbox, 'keepClaim' | 'startSending'>;
  workerId: string;
  /** Handing the same mail over twice leaves one mail. */
  idempotent: boolean;
  now: EpochMs;
  until: EpochMs;
}

export async function stillOurs(batch: readonly Held[], { outbox, workerId, idempotent, now, until }: Claiming): Promise<Held[]> {
  const onlyOnce = (held: Held) => !idempotent && isMarketing(held);
  const mustAsk = (held: Held) => isMarketing(held) || now - held.since > TRUSTED_MS;
  const marked = batch.filter(onlyOnce);
  const waited = batch.filter((held) => !onlyOnce(held) && mustAsk(held));
  const [sending, kept] = await Promise.all([
    marked.length === 0 ? NOBODY : outbox.startSending(idsOf(marked), workerId, until),
    waited.length === 0 ? NOBODY : outbox.keepClaim(idsOf(waited), workerId, until),
  ]);
  return batch.filter((held) => {
    const id = held.delivery.message._id;
    // Once written as `sending` it counts as sent: a withdrawal that came meanwhile is too late.
    if (onlyOnce(held)) return sending.has(id);
    return !held.withdrawn && (!mustAsk(held) || kept.has(id));
  });
}

const NOBODY: ReadonlySet<string> = new Set();

function idsOf(batch: readonly Held[]): string[] {
  return batch.map((held) => held.delivery.message._id);
}
