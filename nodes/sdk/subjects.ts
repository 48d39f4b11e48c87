/** What nodes see of a contact, an order and a parcel: the projections, built up from events. Plain data, safe to store. */
import type { Address, Line } from './events/order.ts';
import type { ParcelStatus } from './events/parcel.ts';
import type { EpochMs, Locale } from './values.ts';

export type SubjectKind = 'order' | 'parcel' | 'line' | 'contact';
export type AttributeValue = string | number | boolean | null;
export type MessageClass = 'transactional' | 'marketing';
export type Channel = 'email' | 'sms';

export interface ContactView {
  id: string;
  email?: string;
  phone?: string;
  customerId?: string;
  firstName?: string;
  lastName?: string;
  locale: Locale;
  timeZone: string;
  country?: string;
  state?: string;
  postcode?: string;
  tags: string[];
  attributes: Record<string, AttributeValue>;
  /** Orders placed and not cancelled, and their summed totals in `currency` of the last order. */
  orderCount: number;
  totalSpent: number;
  firstOrderAt?: EpochMs;
  lastOrderAt?: EpochMs;
}

export interface ParcelView {
  id: string;
  trackingNumber?: string;
  trackingUrl?: string;
  carrier?: string;
  status: ParcelStatus;
  rawStatus?: string;
  statusAt: EpochMs;
  expectedAt?: EpochMs;
  handedOverAt?: EpochMs;
  deliveredAt?: EpochMs;
  /** Event that first reported each status: earliest time, then smallest id, whatever order they came in. */
  firstReports?: Partial<Record<ParcelStatus, string>>;
  returning: boolean;
  lineIds: string[];
}

export type OrderState = 'open' | 'cancelled' | 'refunded';

export interface OrderView {
  id: string;
  number: string;
  channel: string;
  state: OrderState;
  currency: string;
  total: number;
  itemCount: number;
  lines: Line[];
  categories: string[];
  shippingAddress?: Address;
  parcels: ParcelView[];
  tags: string[];
  statusUrl?: string;
  placedAt?: EpochMs;
  paidAt?: EpochMs;
  fulfilledAt?: EpochMs;
  cancelledAt?: EpochMs;
  refundedAt?: EpochMs;
  promisedAt?: EpochMs;
  /** Set when every parcel of a fulfilled order has been delivered. */
  lastDeliveryAt?: EpochMs;
  openReturns: number;
  openComplaints: number;
}

export interface ShopView {
  id: string;
  name: string;
  timeZone: string;
  country: string;
  locale: Locale;
  senderName?: string;
  url?: string;
  supportEmail?: string;
  supportPhone?: string;
  /** Imprint lines for the foot of every mail. */
  imprint?: string;
  /** Days after the last delivery in which a return is possible; default 14. */
  returnDays: number;
}
