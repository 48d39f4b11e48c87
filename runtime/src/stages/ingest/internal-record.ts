/** An event that the runtime itself made, as ingest stores it: its contact is known, so it needs no routing. */
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { EventRecord } from '../../engine/model.ts';
import { partitionOf } from '../../engine/partition.ts';
import type { InternalEvent } from '../../ports/internal-events.ts';

export function internalRecord(event: InternalEvent, now: EpochMs): EventRecord {
  const { shopId, source, id, contactId, ...rest } = event;
  return { _id: `${shopId}|${source}|${id}`, shopId, source, contactId, partition: partitionOf(shopId, contactId), receivedAt: now, state: 'pending', ...rest };
}
