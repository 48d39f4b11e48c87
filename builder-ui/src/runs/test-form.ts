/** What a test asks for: whom to follow, and what happens to them later. */
import type { TestRunForm } from '../api/types.ts';

/** What may happen after the order, each some days after the beginning. */
export const LATER = ['shipped', 'delivered', 'clicked', 'returned', 'cancelled'] as const;
export type Later = (typeof LATER)[number];

export interface TestChoice {
  kind: 'order' | 'sample';
  orderId?: string;
  country: string;
  locale: 'de' | 'en';
  total: number;
  parcels: number;
  consent: boolean;
  /** Local date and time as an input gives it; now when empty. */
  startAt: string;
  /** Days until it happens; absent: it does not. */
  later: Partial<Record<Later, number>>;
  branches: NonNullable<TestRunForm['branches']>;
}

export function newChoice(country: string, locale: 'de' | 'en'): TestChoice {
  return { kind: 'sample', country, locale, total: 89.9, parcels: 1, consent: true, startAt: '', later: { shipped: 1, delivered: 2 }, branches: [] };
}

/** A real order brings its own life along; what is chosen happens besides. */
export function laterOf(kind: TestChoice['kind']): TestChoice['later'] {
  return kind === 'order' ? {} : { shipped: 1, delivered: 2 };
}

export function testForm(choice: TestChoice, document: unknown): TestRunForm {
  const { kind, orderId = '', country, locale, total, parcels, consent, startAt, branches } = choice;
  const who: TestRunForm['who'] =
    kind === 'order' ? { kind, orderId } : { kind, country, locale, total, parcels, consent, ...(startAt !== '' && { startAt: new Date(startAt).toISOString() }) };
  const script = scriptOf(choice);
  return { document, who, ...(kind === 'sample' || script.length > 0 ? { script } : {}), ...(branches.length > 0 && { branches }) };
}

function scriptOf({ kind, parcels, later }: TestChoice): NonNullable<TestRunForm['script']> {
  const { shipped, delivered, clicked, returned, cancelled } = later;
  const numbers = Array.from({ length: kind === 'order' ? 1 : parcels }, (_, index) => index + 1);
  return [
    // Somebody who orders also pays; a real order tells its own payment.
    ...(kind === 'sample' ? [{ type: 'order.paid', after: 'PT5M' }] : []),
    ...(shipped === undefined ? [] : numbers.map((parcel) => ({ type: 'parcel.status', status: 'handed_over', parcel, after: days(shipped) }))),
    ...(shipped === undefined ? [] : [{ type: 'order.fulfilled', after: days(shipped) }]),
    // Several parcels arrive on days of their own.
    ...(delivered === undefined ? [] : numbers.map((parcel) => ({ type: 'parcel.status', status: 'delivered', parcel, after: days(delivered + parcel - 1) }))),
    ...(clicked === undefined ? [] : [{ type: 'message.clicked', after: days(clicked) }]),
    ...(returned === undefined ? [] : [{ type: 'return.registered', after: days(returned) }]),
    ...(cancelled === undefined ? [] : [{ type: 'order.cancelled', after: days(cancelled) }]),
  ];
}

function days(count: number): string {
  return `P${Math.max(0, Math.round(count))}D`;
}
