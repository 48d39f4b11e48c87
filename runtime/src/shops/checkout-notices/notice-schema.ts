/** What a shop says its checkout shows about advertising, as the API shows and takes it. */
import { Type, type Static } from 'typebox';
import { Instant, OptionalInstant, iso, isoFields } from '../../paging/instants.ts';
import type { CheckoutNoticeRecord } from '../../stages/ingest/index.ts';

const closed = { additionalProperties: false } as const;
/** Something other than blanks. */
const said = (maxLength: number, description: string) => Type.String({ minLength: 1, maxLength, pattern: '\\S', description });

const STATEMENT = {
  version: said(200, 'Which wording; orders name it'),
  text: said(10_000, 'The wording itself'),
  from: Type.String({ format: 'date-time', description: 'Since when the checkout shows it' }),
};

export const NoticeForm = Type.Object(STATEMENT, closed);
export const NoticeEnd = Type.Object({ until: Type.String({ format: 'date-time', description: 'From then on the checkout shows it no longer' }) }, closed);
export const NoticePath = Type.Object({ id: Type.String({ minLength: 1, maxLength: 100 }) }, closed);

export const CheckoutNotice = Type.Object(
  {
    id: Type.String(),
    ...STATEMENT,
    until: OptionalInstant,
    retractedAt: Type.Optional(Type.String({ format: 'date-time', description: 'It was not so: orders that name it prove nothing any more' })),
    statedAt: Instant,
    statedBy: Type.String({ description: '`user:<id>`' }),
    current: Type.Boolean({ description: 'Orders of now get it' }),
  },
  closed,
);
export type CheckoutNotice = Static<typeof CheckoutNotice>;
export const CheckoutNotices = Type.Object({ items: Type.Array(CheckoutNotice, { description: 'The latest first' }) }, closed);

/** @param shownNow id of the one that orders of now get */
export function presentNotice(record: CheckoutNoticeRecord, shownNow: string | undefined): CheckoutNotice {
  const { _id: id, version, text, from, statedAt, statedBy } = record;
  return { id, version, text, from: iso(from), ...isoFields(record, ['until', 'retractedAt']), statedAt: iso(statedAt), statedBy, current: id === shownNow };
}

