/** Events on their way to a thread: what is passed on is the text they were told in, which costs a fraction of what its parts would. */
import type { CloudEvent, EpochMs } from '@nachklang/nodes/sdk';
import type { EventRecord } from '../engine/model.ts';
import { recordOfRead } from '../stages/ingest/index.ts';
import { withPlace, type Place, type Routed } from './memory-routes.ts';

export interface ToldEvent {
  event: CloudEvent;
  /** Its JSON. */
  text: string;
}

/** For the thread of its contact; what was made on the way has no text. */
export type PassedOn = { text: string; receivedAt: EpochMs; place: Place } | { record: EventRecord; place: Place };

export function passOn({ record, place, text }: Routed): PassedOn {
  return text === undefined ? { record, place } : { text, receivedAt: record.receivedAt, place };
}

export function recordOf(told: PassedOn, shopId: string): EventRecord {
  if ('record' in told) return withPlace(told.record, told.place);
  const event: CloudEvent = JSON.parse(told.text);
  return withPlace(recordOfRead(shopId, event, told.receivedAt), told.place);
}
