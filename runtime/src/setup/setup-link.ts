/** The one-time link with which the first owner and the shop are created. */
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { mongo } from 'mongoose';
import type { AppServices } from '../app-services.ts';
import { anyOwnerExists } from '../auth/membership-repository.ts';
import { hashToken, randomToken } from '../auth/tokens.ts';

export const SETUP_LINK_MS = 24 * 3_600_000;

interface SetupToken {
  _id: 'setup';
  tokenHash: string;
  expiresAt: EpochMs;
}

const tokens = (db: mongo.Db) => db.collection<SetupToken>('settings');

/**
 * A fresh link while nobody owns a shop yet, null afterwards. Print it on the console and nowhere else; it replaces every
 * earlier one, works once and for a day.
 */
export async function makeSetupLink({ db, clock, config }: Pick<AppServices, 'db' | 'clock' | 'config'>): Promise<string | null> {
  if (await anyOwnerExists(db)) return null;
  const token = randomToken();
  await tokens(db).updateOne({ _id: 'setup' }, { $set: { tokenHash: hashToken(token), expiresAt: clock.now() + SETUP_LINK_MS } }, { upsert: true });
  return `${config.baseUrl}/setup?token=${token}`;
}

/** Whether this token opens the set-up now; does not use it up. */
export async function isSetupToken(db: mongo.Db, token: string, now: EpochMs): Promise<boolean> {
  return (await tokens(db).findOne({ _id: 'setup', tokenHash: hashToken(token), expiresAt: { $gt: now } })) !== null;
}

/** Uses the token up; of two callers at once, one gets true. */
export async function takeSetupToken(db: mongo.Db, token: string, now: EpochMs): Promise<boolean> {
  return (await tokens(db).findOneAndDelete({ _id: 'setup', tokenHash: hashToken(token), expiresAt: { $gt: now } })) !== null;
}
