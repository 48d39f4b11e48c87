/** What happens in a test run: events of one person and at most one order, in the order of time. */
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { ContactRecord, EventRecord, Reservation } from '../engine/model.ts';

export interface StoryEvent {
  record: EventRecord;
  origin: 'real' | 'sample' | 'script';
}

export interface Story {
  events: StoryEvent[];
  startsAt: EpochMs;
  /** As known today; absent for somebody invented, who comes to be by the events. */
  contact?: ContactRecord;
  contactId: string;
  orderId?: string;
  /** Messages that other journeys sent meanwhile: they count against the caps from their instant on. */
  window: Reservation[];
  /** Events that could not be made, with what is wrong. */
  unused: { type: string; reason: string }[];
}

/** Where the story of a test takes place. */
export interface Stage { shopId: string; contactId: string; partition: number; orderId?: string }
