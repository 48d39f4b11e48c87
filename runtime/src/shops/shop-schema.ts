/** A shop's settings as the API shows and takes them. */
import { Temporal } from 'temporal-polyfill';
import { Type, type Static } from 'typebox';
import { CountryCode, Duration, Locale, TimeOfDay, TimeZone, Weekday } from '@nachklang/nodes/sdk';
import { DEFAULT_RETENTION } from '../retention/retention.ts';
import { DEFAULT_VOUCHER_GRACE_DAYS, type CapRule, type ShopRecord } from '../engine/shop-model.ts';
import { withdrawalUrl } from '../stages/tracking/index.ts';

const closed = { additionalProperties: false } as const;
const shortText = Type.String({ minLength: 1, maxLength: 200 });

/** `Name <address>` or an address; no line breaks, which would start a new header. */
export const MailSender = Type.String({ maxLength: 320, pattern: '^([^<>"\\r\\n]* <[^\\s<>@]+@[^\\s<>@]+>|[^\\s<>@]+@[^\\s<>@]+)$', examples: ['Laden <hallo@shop.example>'] });

export const Cap = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z0-9-]{1,64}$' }),
    channel: Type.Enum(['email', 'sms', 'any']),
    class: Type.Enum(['transactional', 'marketing']),
    category: Type.Optional(shortText),
    window: Duration,
    max: Type.Integer({ minimum: 0, maximum: 1000 }),
  },
  closed,
);
export type Cap = Static<typeof Cap>;

/** Quiet hours and days by the recipient's clock and calendar. */
export const SendTime = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z0-9-]{1,64}$' }),
    channel: Type.Enum(['email', 'sms', 'any']),
    class: Type.Enum(['transactional', 'marketing']),
    quiet: Type.Optional(Type.Object({ from: TimeOfDay, to: TimeOfDay }, { ...closed, description: 'Nothing leaves between these times, also over midnight' })),
    weekdays: Type.Array(Weekday, { minItems: 1, maxItems: 7, uniqueItems: true, description: 'ISO weekdays on which messages may leave' }),
    restOnHolidays: Type.Boolean({ description: 'Nothing leaves on public holidays of the recipient’s country and state' }),
  },
  closed,
);
export type SendTime = Static<typeof SendTime>;

const days = (minimum: number, maximum: number, description: string) => Type.Integer({ minimum, maximum, description });
/** Below the least, what still runs would lose its past: repeats of events are known by it, and questions about a mail come weeks later. */
const RETENTION = {
  mails: days(7, 3650, 'Days for which mails stay in the mailbox'),
  decisions: days(30, 3650, 'Days for which the reasons for messages sent and not sent stay'),
  events: days(90, 3650, 'Days for which events that were worked through stay'),
  runs: days(90, 3650, 'Days for which runs stay after their end'),
  audit: days(90, 730, 'Days for which entries of the audit log stay'),
  // Claims out of a contract last three years from the end of the year (§ 195, § 199 Abs. 1 BGB).
  withdrawals: days(1461, 3650, 'Days for which declarations of withdrawal stay, with their receipts'),
};

export const Shop = Type.Object(
  {
    id: Type.String(),
    name: shortText,
    timeZone: TimeZone,
    country: CountryCode,
    locale: Locale,
    senderName: Type.Optional(shortText),
    url: Type.Optional(Type.String({ pattern: '^https?://', maxLength: 2000 })),
    supportEmail: Type.Optional(Type.String({ format: 'email', maxLength: 320 })),
    supportPhone: Type.Optional(Type.String({ maxLength: 40 })),
    imprint: Type.Optional(Type.String({ maxLength: 2000, description: 'Lines for the foot of every mail' })),
    returnDays: Type.Integer({ minimum: 0, maximum: 365, description: 'Days after the last delivery in which returns are possible; vouchers wait at least as long as the law of the recipient’s country gives' }),
    mailFrom: MailSender,
    formalAddress: Type.Enum(['sie', 'du']),
    caps: Type.Array(Cap, { maxItems: 50 }),
    sendTimes: Type.Array(SendTime, { maxItems: 20 }),
    retention: Type.Object(RETENTION, { ...closed, description: 'Consents with their proofs, suppressions and orders stay' }),
    settleSeconds: Type.Integer({ minimum: 0, maximum: 3600, description: 'How long advertising waits for more important messages before one is chosen' }),
    voucherGraceDays: Type.Integer({ minimum: 0, maximum: 60, description: 'Days between the end of the return period and a voucher: a withdrawal that was posted in time arrives later' }),
    withdrawalUrl: Type.String({ description: 'Page on which people withdraw from a contract, to be linked from the shop’s site' }),
  },
  closed,
);
export type Shop = Static<typeof Shop>;

const settings = Type.Omit(Shop, ['id']).properties;
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Optional(Type.Union([schema, Type.Null()]));

/** What is absent stays as it is; null clears an optional setting (RFC 7396). */
export const ShopChange = Type.Object(
  {
    name: Type.Optional(shortText),
    timeZone: Type.Optional(TimeZone),
    country: Type.Optional(CountryCode),
    locale: Type.Optional(Locale),
    senderName: orNull(shortText),
    url: orNull(settings.url),
    supportEmail: orNull(settings.supportEmail),
    supportPhone: orNull(settings.supportPhone),
    imprint: orNull(settings.imprint),
    returnDays: Type.Optional(settings.returnDays),
    mailFrom: Type.Optional(MailSender),
    formalAddress: Type.Optional(settings.formalAddress),
    caps: Type.Optional(settings.caps),
    sendTimes: Type.Optional(settings.sendTimes),
    retention: Type.Optional(Type.Partial(settings.retention)),
    settleSeconds: Type.Optional(settings.settleSeconds),
    voucherGraceDays: Type.Optional(settings.voucherGraceDays),
  },
  closed,
);
export type ShopChange = Static<typeof ShopChange>;

/** `baseUrl` is where this program is reached. */
export function presentShop(record: ShopRecord, baseUrl: string): Shop {
  const { view, mailFrom, formalAddress, caps, policy, retention } = record;
  return {
    ...view, mailFrom, formalAddress, caps: caps.map(presentCap), sendTimes: policy?.sendTimes ?? [], retention: { ...DEFAULT_RETENTION, ...retention },
    settleSeconds: Math.round((policy?.settleMs ?? 0) / 1000), voucherGraceDays: policy?.voucherGraceDays ?? DEFAULT_VOUCHER_GRACE_DAYS,
    withdrawalUrl: withdrawalUrl(baseUrl, record._id),
  };
}

function presentCap({ windowMs, ...cap }: CapRule): Cap {
  return { ...cap, window: Temporal.Duration.from({ minutes: Math.round(windowMs / 60_000) }).round({ largestUnit: 'days' }).toString() };
}

/** Null when the window is not longer than nothing or names months, whose length varies. */
export function capRule({ window, ...cap }: Cap): CapRule | null {
  const { years, months, weeks, ...rest } = fields(Temporal.Duration.from(window));
  if (years !== 0 || months !== 0) return null;
  const windowMs = Temporal.Duration.from({ ...rest, days: rest.days + weeks * 7 }).total('milliseconds');
  return windowMs > 0 ? { ...cap, windowMs } : null;
}

function fields({ years, months, weeks, days, hours, minutes, seconds }: Temporal.Duration) {
  return { years, months, weeks, days, hours, minutes, seconds };
}
