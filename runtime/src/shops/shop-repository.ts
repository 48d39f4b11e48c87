/** The shops of an installation and their settings. */
import type { ShopView } from '@nachklang/nodes/sdk';
import type { mongo } from 'mongoose';
import { DEFAULT_CAPS, DEFAULT_POLICY, type ShopPolicy, type ShopRecord } from '../engine/shop-model.ts';
import type { Clock } from '../ports/clock.ts';
import { announceConfigChange } from './config-counter.ts';

const shops = (db: mongo.Db) => db.collection<ShopRecord>('shops');

export interface NewShop {
  name: string;
  country: string;
  locale: ShopView['locale'];
  /** `Name <address>`; see `MailSender`. */
  mailFrom: string;
  timeZone?: string;
  /** Under the mails; the shop’s name when absent. */
  senderName?: string;
  supportEmail?: string;
  imprint?: string;
  /** For a shop with a known id; a fresh one otherwise. */
  id?: string;
}

/** Creates a shop with the defaults of a lawful start: careful caps, 14 days to return, formal address. */
export async function createShop(db: mongo.Db, clock: Clock, shop: NewShop): Promise<ShopRecord> {
  const id = shop.id ?? clock.uuid();
  const { supportEmail, imprint } = shop;
  const record: ShopRecord = {
    _id: id,
    view: {
      id, name: shop.name, country: shop.country, locale: shop.locale, timeZone: shop.timeZone ?? timeZoneOf(shop.country), senderName: shop.senderName ?? shop.name, returnDays: 14,
      ...(supportEmail !== undefined && { supportEmail }), ...(imprint !== undefined && { imprint }),
    },
    caps: DEFAULT_CAPS,
    policy: DEFAULT_POLICY,
    mailFrom: shop.mailFrom,
    formalAddress: 'sie',
    createdAt: clock.now(),
  };
  await shops(db).insertOne(record);
  await announceConfigChange(db);
  return record;
}

export async function findShop(db: mongo.Db, shopId: string): Promise<ShopRecord | null> {
  return shops(db).findOne({ _id: shopId });
}

export async function findShops(db: mongo.Db, ids: readonly string[]): Promise<Map<string, ShopRecord>> {
  const found = await shops(db).find({ _id: { $in: [...new Set(ids)] } }).toArray();
  return new Map(found.map((shop) => [shop._id, shop]));
}

/** Of every shop, for the engine. */
export async function loadShops(db: mongo.Db): Promise<ShopRecord[]> {
  return shops(db).find({}).toArray();
}

/** For a shop of a set-up that was not finished. */
export async function deleteShop(db: mongo.Db, shopId: string): Promise<void> {
  await shops(db).deleteOne({ _id: shopId });
}

/** A setting that is null is removed, one that is absent stays. */
export interface ShopPatch {
  view: { [K in keyof ShopView]?: ShopView[K] | null };
  mailFrom?: string;
  formalAddress?: ShopRecord['formalAddress'];
  caps?: ShopRecord['caps'];
  policy?: Partial<ShopPolicy>;
  retention?: ShopRecord['retention'];
}

export async function updateShop(db: mongo.Db, shopId: string, { view, policy = {}, retention = {}, ...rest }: ShopPatch): Promise<ShopRecord | null> {
  const set: Record<string, unknown> = {};
  const unset: Record<string, ''> = {};
  for (const [name, value] of Object.entries(rest)) if (value !== undefined) set[name] = value;
  for (const [name, value] of Object.entries(policy)) if (value !== undefined) set[`policy.${name}`] = value;
  for (const [name, value] of Object.entries(retention)) if (value !== undefined) set[`retention.${name}`] = value;
  for (const [name, value] of Object.entries(view)) {
    if (value === null) unset[`view.${name}`] = '';
    else if (value !== undefined) set[`view.${name}`] = value;
  }
  // MongoDB refuses an update that changes nothing.
  if (Object.keys(set).length === 0 && Object.keys(unset).length === 0) return findShop(db, shopId);
  const updated = await shops(db).findOneAndUpdate(
    { _id: shopId },
    { ...(Object.keys(set).length > 0 && { $set: set }), ...(Object.keys(unset).length > 0 && { $unset: unset }) },
    { returnDocument: 'after' },
  );
  if (updated !== null) await announceConfigChange(db);
  return updated;
}

/** What the shop said of its checkout was not so: orders that name the statement prove nothing any more. */
export async function retractStatement(db: mongo.Db, shopId: string, statement: string): Promise<void> {
  await shops(db).updateOne({ _id: shopId }, { $addToSet: { 'policy.retractedStatements': statement } });
  await announceConfigChange(db);
}

const TIME_ZONES: Record<string, string> = {
  DE: 'Europe/Berlin', AT: 'Europe/Vienna', CH: 'Europe/Zurich', LI: 'Europe/Vaduz', LU: 'Europe/Luxembourg', NL: 'Europe/Amsterdam', BE: 'Europe/Brussels',
  FR: 'Europe/Paris', IT: 'Europe/Rome', DK: 'Europe/Copenhagen', PL: 'Europe/Warsaw', CZ: 'Europe/Prague', SE: 'Europe/Stockholm', GB: 'Europe/London', IE: 'Europe/Dublin',
};

function timeZoneOf(country: string): string {
  return TIME_ZONES[country] ?? 'UTC';
}
