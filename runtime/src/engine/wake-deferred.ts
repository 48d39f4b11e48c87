/** What messages are put off for: a free slot, or news of an order. When it may have come true, whoever waits for it asks again now. */
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { BatchState } from './batch-state.ts';

const REASONS: Record<'slot' | 'order', ReadonlySet<string>> = { slot: new Set(['cap', 'outranked']), order: new Set(['voucher']) };

export function wakeDeferred(state: BatchState, contactId: string, now: EpochMs, waitedFor: keyof typeof REASONS = 'slot'): void {
  for (const run of state.activeOf(contactId)) {
    if (!REASONS[waitedFor].has(run.deferral?.reason ?? '') || run.dueAt === undefined || run.dueAt <= now) continue;
    run.dueAt = now;
    state.touch(run);
  }
}
