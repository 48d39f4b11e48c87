/** What the variables of an e-mail look like in journeys about a subject: which paths exist, and which may be absent. The README lists the same for authors. */
import type { SubjectKind } from '@nachklang/nodes/sdk';

export type Shape = { optional?: boolean } & (
  | { kind: 'value' }
  | { kind: 'list'; of: Shape }
  | { kind: 'object'; fields: Record<string, Shape> }
  /** Fields that only the merchant knows: attributes, properties of own events. */
  | { kind: 'open' }
);

const value: Shape = { kind: 'value' };
const maybe: Shape = { kind: 'value', optional: true };
const open: Shape = { kind: 'open', optional: true };
const values: Shape = { kind: 'list', of: value };

const SHOP = object({ fixed: ['id', 'name', 'timeZone', 'country', 'locale', 'returnDays'], absent: ['senderName', 'url', 'supportEmail', 'supportPhone', 'imprint'] });
const CONTACT = object(
  {
    // Nobody without an address gets an e-mail.
    fixed: ['id', 'email', 'locale', 'timeZone', 'orderCount', 'totalSpent'],
    absent: ['phone', 'customerId', 'firstName', 'lastName', 'country', 'state', 'postcode', 'firstOrderAt', 'lastOrderAt'],
  },
  { tags: values, attributes: { kind: 'open', optional: true } },
);
const LINE = object(
  { fixed: ['id', 'title', 'quantity'], absent: ['productId', 'variantId', 'sku', 'unitPrice', 'imageUrl', 'url'] },
  { categories: { kind: 'list', of: value, optional: true } },
);
const PARCEL = object(
  {
    fixed: ['id', 'status', 'statusAt', 'returning'],
    absent: ['trackingNumber', 'trackingUrl', 'carrier', 'rawStatus', 'expectedAt', 'handedOverAt', 'deliveredAt'],
  },
  { lineIds: values },
);
const ADDRESS: Shape = { ...object({ absent: ['name', 'company', 'street', 'postcode', 'city', 'state', 'country'] }), optional: true };
const ORDER = object(
  {
    fixed: ['id', 'number', 'channel', 'state', 'currency', 'total', 'itemCount', 'openReturns', 'openComplaints', 'parcelCount', 'deliveredParcelCount'],
    absent: [
      'statusUrl', 'placedAt', 'paidAt', 'fulfilledAt', 'cancelledAt', 'refundedAt', 'promisedAt', 'lastDeliveryAt', 'country', 'postcode', 'city', 'company',
    ],
  },
  { lines: { kind: 'list', of: LINE }, parcels: { kind: 'list', of: PARCEL }, categories: values, tags: values, shippingAddress: ADDRESS },
);
const ENROLLMENT = object({ fixed: ['id', 'journeyId', 'subject', 'startedAt', 'messagesSent'] }, { path: open });

/** What `forloop` tells inside a loop. */
export const FORLOOP = object({ fixed: ['index', 'index0', 'first', 'last', 'length', 'rindex', 'rindex0'] });

/** The variables themselves, by name. */
export function emailShape(subject: SubjectKind): Record<string, Shape> {
  const only = (shape: Shape, there: boolean): Shape => (there ? shape : { ...shape, optional: true });
  const hasOrder = subject !== 'contact';
  return {
    greeting: value, locale: value, unsubscribe_url: value, preferences_url: value, confirm_url: value, survey_url: value, address_url: value, withdrawal_url: value, may_advertise: value,
    shop: SHOP, contact: CONTACT, enrollment: ENROLLMENT,
    // What an event brings along depends on its type, so every field of it needs a condition.
    event: { kind: 'open', optional: true },
    order: only(ORDER, hasOrder),
    parcel: only(PARCEL, subject === 'parcel'),
    line: only(LINE, subject === 'line'),
    parcel_lines: only({ kind: 'list', of: LINE }, hasOrder),
    parcel_count: only(value, hasOrder),
    parcel_position: only(value, subject === 'parcel'),
  };
}

/** The shape at a path; undefined when there is no such path. */
export function shapeAt(root: Shape | undefined, keys: readonly (string | number)[]): Shape | undefined {
  let shape = root;
  for (const key of keys) shape = shape === undefined ? undefined : child(shape, key);
  return shape;
}

function child(shape: Shape, key: string | number): Shape | undefined {
  if (shape.kind === 'open') return open;
  if (key === 'size') return value;
  if (shape.kind === 'object') return Object.hasOwn(shape.fields, key) ? shape.fields[key] : undefined;
  if (shape.kind === 'list' && (typeof key === 'number' || key === 'first' || key === 'last')) return { ...shape.of, optional: true };
  return undefined;
}

function object(names: { fixed?: string[]; absent?: string[] }, more: Record<string, Shape> = {}): Shape {
  const fixed = (names.fixed ?? []).map((name): [string, Shape] => [name, value]);
  const absent = (names.absent ?? []).map((name): [string, Shape] => [name, maybe]);
  return { kind: 'object', fields: { ...Object.fromEntries([...fixed, ...absent]), ...more } };
}
