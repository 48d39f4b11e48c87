/** How a shop is connected to a source: its secret, encrypted at rest, and its settings. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { mongo } from 'mongoose';
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { Clock } from '../../ports/clock.ts';

export interface SourceSettings {
  /** The shop system's name of the shop, for example `demo.myshopify.com`; deliveries of any other are refused. */
  origin?: string;
}

export interface SourceConnection { shopId: string; source: string; secret: string; settings: SourceSettings }

interface ConnectionRecord {
  /** `${shopId}|${source}` */
  _id: string;
  shopId: string;
  source: string;
  /** AES-256-GCM, base64: 12 bytes nonce, 16 bytes tag, then the secret. Bound to `_id`, so it cannot be moved to another shop. */
  sealed: string;
  settings: SourceSettings;
  createdAt: EpochMs;
  updatedAt: EpochMs;
}

/** A changed secret counts everywhere after this long. */
const FRESH_MS = 10_000;
const MAX_KEPT = 1_000;

export class SourceConnections {
  readonly #records: mongo.Collection<ConnectionRecord>;
  readonly #key: Buffer;
  readonly #clock: Clock;
  readonly #kept = new Map<string, { connection: SourceConnection | undefined; until: EpochMs }>();

  /** `key`: 32 bytes, derived from the installation's secret. */
  constructor(db: mongo.Db, key: Buffer, clock: Clock) {
    this.#records = db.collection<ConnectionRecord>('source_connections');
    this.#key = key;
    this.#clock = clock;
  }

  async connect({ shopId, source, secret, settings }: SourceConnection): Promise<void> {
    const _id = `${shopId}|${source}`;
    const now = this.#clock.now();
    const $set = { sealed: seal(secret, this.#key, _id), settings: settings.origin === undefined ? {} : { origin: settings.origin.toLowerCase() }, updatedAt: now };
    await this.#records.updateOne({ _id }, { $set, $setOnInsert: { shopId, source, createdAt: now } }, { upsert: true });
    this.#kept.delete(_id);
  }

  async disconnect(shopId: string, source: string): Promise<void> {
    await this.#records.deleteOne({ _id: `${shopId}|${source}` });
    this.#kept.delete(`${shopId}|${source}`);
  }

  /** What a shop is connected to, without the secrets. */
  async list(shopId: string): Promise<Omit<SourceConnection, 'secret'>[]> {
    const records = await this.#records.find({ shopId }).limit(200).toArray();
    return records.map(({ source, settings }) => ({ shopId, source, settings }));
  }

  async find(shopId: string, source: string): Promise<SourceConnection | undefined> {
    const _id = `${shopId}|${source}`;
    const now = this.#clock.now();
    const kept = this.#kept.get(_id);
    if (kept && kept.until > now) return kept.connection;
    const record = await this.#records.findOne({ _id });
    const connection = record ? { shopId, source, secret: unseal(record.sealed, this.#key, _id), settings: record.settings } : undefined;
    // Anybody can ask for shops that do not exist: what is kept stays bounded.
    if (this.#kept.size >= MAX_KEPT) this.#kept.clear();
    this.#kept.set(_id, { connection, until: now + FRESH_MS });
    return connection;
  }
}

function seal(secret: string, key: Buffer, boundTo: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(boundTo));
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

/** Throws when the installation's secret is another one than at the time of sealing. */
function unseal(sealed: string, key: Buffer, boundTo: string): string {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(Buffer.from(boundTo)).setAuthTag(bytes.subarray(12, 28));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  } catch {
    throw new Error(`The secret of the connection ${boundTo} cannot be read: NACHKLANG_SECRET has changed since. Enter the connection’s secret again.`);
  }
}
