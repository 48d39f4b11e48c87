import fc from 'fast-check';
import { NODE_TYPES } from '@nachklang/nodes/executors';
import type { EventType, JourneyDocument } from '@nachklang/nodes/sdk';
import { expect, test } from 'vitest';
import { loadTemplate } from '../journeys/load-template.ts';
import { MemoryEngineStore } from '../simulation/memory-engine-store.ts';
import type { Batch } from './changes.ts';
import { compileJourney, type CompiledJourney } from './compile-journey.ts';
import { drain } from './drain.ts';
import type { EventRecord } from './model.ts';
import { DEFAULT_CAPS } from './shop-model.ts';

const T0 = Date.parse('2026-10-23T10:00:00Z');
const HOUR = 3_600_000;
const SHOP = { id: 's1', name: 'Kontor', timeZone: 'Europe/Berlin', country: 'DE', locale: 'de' as const, returnDays: 14 };

const TYPES = ['order.placed', 'order.fulfilled', 'order.cancelled', 'parcel.status', 'return.requested', 'feedback.given'] as const satisfies EventType[];
const STATUSES = ['handed_over', 'in_transit', 'delayed', 'delivered'] as const;

const history = fc.array(
  fc.record({
    type: fc.constantFrom(...TYPES), contact: fc.integer({ min: 1, max: 3 }), order: fc.integer({ min: 1, max: 2 }),
    status: fc.constantFrom(...STATUSES), hours: fc.integer({ min: 0, max: 400 }), step: fc.integer({ min: 0, max: 60 }),
  }),
  { minLength: 1, maxLength: 25 },
);
type Step = typeof history extends fc.Arbitrary<(infer T)[]> ? T : never;

function eventOf({ type, contact, order, status, hours }: Step, index: number): EventRecord {
  const orderId = `o${contact}-${order}`;
  const data: Record<string, unknown> = { order: { id: orderId, number: orderId, total: 40, currency: 'EUR', lines: [{ id: '1', title: 'Tee', quantity: 1 }] }, contact: { email: `c${contact}@example.com` } };
  if (type === 'parcel.status') Object.assign(data, { parcel: { id: `p-${orderId}` }, status, order: { id: orderId } });
  if (type === 'return.requested') Object.assign(data, { return: { id: `r${index}` }, order: { id: orderId } });
  if (type === 'feedback.given') Object.assign(data, { score: 9, order: { id: orderId } });
  return {
    _id: `s1|test|${index}`, shopId: 's1', source: 'test', type, time: T0 + hours * HOUR, receivedAt: T0 + hours * HOUR, contactId: `c${contact}`, partition: contact,
    orderId, ...(type === 'parcel.status' && { parcelId: `p-${orderId}` }), data, state: 'pending',
  };
}

test('the same batch, journeys and time give the same changes, whatever was thought about it before', async () => {
  const documents = await Promise.all(['dispatched', 'delay', 'review-request'].map((name) => loadTemplate(name)));
  const journeys = documents.filter((document): document is JourneyDocument => document !== undefined)
    .map((document, index): CompiledJourney => compileJourney({ id: `j${index}@1`, journeyId: `j${index}`, shopId: 's1', document }, NODE_TYPES));
  const think = (batch: Batch, now: number) => drain({
    batch, now, shop: () => ({ view: SHOP, caps: DEFAULT_CAPS, live: journeys }), journey: (id) => journeys.find((journey) => journey.id === id),
  });
  fc.assert(
    fc.property(history, (steps) => {
      const store = new MemoryEngineStore();
      let now = T0;
      for (const [index, step] of steps.entries()) {
        now += step.step * HOUR;
        store.add([eventOf(step, index)]);
        const batch = store.take(now, 500);
        const copy = structuredClone(batch);
        const once = think(batch, now);
        expect(think(copy, now)).toEqual(once);
        if (once.kind !== 'changes') throw new Error(once.kind);
        store.apply(once.changes);
      }
    }),
    { numRuns: 60 },
  );
});
