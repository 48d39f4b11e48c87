/** Indexes of the collections that better-auth keeps. */
import type { IndexSpec } from '../store/index-spec.ts';

/** The indexes the adapter would make at its first use, by its names: made at boot they are there before the first sign-in. */
export const ACCOUNT_INDEXES: IndexSpec[] = [
  { collection: 'users', key: { email: 1 }, options: { name: 'users_email_uidx', unique: true } },
  { collection: 'sessions', key: { token: 1 }, options: { name: 'sessions_token_uidx', unique: true } },
  { collection: 'sessions', key: { userId: 1 }, options: { name: 'sessions_userId_idx' } },
  { collection: 'accounts', key: { userId: 1 }, options: { name: 'accounts_userId_idx' } },
  { collection: 'verifications', key: { identifier: 1 }, options: { name: 'verifications_identifier_idx' } },
];
