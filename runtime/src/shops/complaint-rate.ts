/** How many recipients called a mail of this shop spam, and what mailbox providers make of that. */
import type { mongo } from 'mongoose';
import type { EpochMs } from '@nachklang/nodes/sdk';
import { BrieflyKept } from '../figures/briefly-kept.ts';
import type { Clock } from '../ports/clock.ts';
import { collectionsOf } from '../store/collections.ts';

export const COMPLAINT_DAYS = 30;
export const COMPLAINT_LEVELS = ['none', 'good', 'watch', 'high'] as const;

export interface Complaints {
  complaints: number;
  /** Mails handed over; not counted as long as nobody complained. */
  sent?: number;
  level: (typeof COMPLAINT_LEVELS)[number];
}

const DAY_MS = 86_400_000;
/** Gmail and Yahoo ask senders to stay below one in a thousand, and never to reach three in a thousand. */
const WATCH = 0.001;
const HIGH = 0.003;

const KEEP_MS = 60_000;

/**
 * Of the last {@link COMPLAINT_DAYS} days, as of a minute ago at most unless counting takes long. Only complaints that mail providers report: Gmail tells
 * of its own in its Postmaster Tools alone.
 */
export function createComplaints({ db, clock }: { db: mongo.Db; clock: Clock }): (shopId: string) => Promise<Complaints> {
  const kept = new BrieflyKept<Complaints>(clock, KEEP_MS);
  return (shopId) => kept.get(shopId, () => count(db, shopId, clock.now()));
}

async function count(db: mongo.Db, shopId: string, now: EpochMs): Promise<Complaints> {
  const { events, messages } = collectionsOf(db);
  const since = now - COMPLAINT_DAYS * DAY_MS;
  const complaints = await events.countDocuments({ shopId, type: 'message.complained', time: { $gte: since } });
  if (complaints === 0) return { complaints, level: 'none' };
  const sent = await messages.countDocuments({ shopId, createdAt: { $gte: since }, channel: 'email', state: { $in: ['sent', 'unknown'] } });
  return { complaints, sent, level: levelOf(complaints, sent) };
}

function levelOf(complaints: number, sent: number): Complaints['level'] {
  if (complaints === 0) return 'none';
  if (complaints >= sent * HIGH) return 'high';
  return complaints >= sent * WATCH ? 'watch' : 'good';
}
