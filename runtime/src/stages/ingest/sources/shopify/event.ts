/** The envelope of events that Shopify sent. */
import type { CloudEvent, EventType } from '@nachklang/nodes/sdk';

/** Resource ids are unique over all shops of Shopify, so one source name serves them all. */
export function shopifyEvent(id: string, type: EventType, time: string, data: Record<string, unknown>): CloudEvent {
  return { specversion: '1.0', id, source: 'shopify', type, time, data };
}
