/** better-auth on our database: e-mail and password, sessions by cookie, nothing that opens the door to strangers. */
import { betterAuth } from 'better-auth/minimal';
import { mongodbAdapter } from 'better-auth/adapters/mongodb';
import type { mongo } from 'mongoose';
import type { AppServices } from '../app-services.ts';
import { deriveKey } from '../config/derive-key.ts';
import type { IndexSpec } from '../store/index-spec.ts';

export const PASSWORD_LENGTH = { min: 10, max: 128 } as const;

/** The indexes the adapter would make at its first use, by its names: made at boot they are there before the first sign-in. */
export const ACCOUNT_INDEXES: IndexSpec[] = [
  { collection: 'users', key: { email: 1 }, options: { name: 'users_email_uidx', unique: true } },
  { collection: 'sessions', key: { token: 1 }, options: { name: 'sessions_token_uidx', unique: true } },
  { collection: 'sessions', key: { userId: 1 }, options: { name: 'sessions_userId_idx' } },
  { collection: 'accounts', key: { userId: 1 }, options: { name: 'accounts_userId_idx' } },
  { collection: 'verifications', key: { identifier: 1 }, options: { name: 'verifications_identifier_idx' } },
];

export type Auth = ReturnType<typeof createAuth>;

export function createAuth({ config, db, clock }: Pick<AppServices, 'config' | 'db' | 'clock'>) {
  return betterAuth({
    appName: 'Nachklang',
    baseURL: config.baseUrl,
    basePath: '/api/auth',
    secret: deriveKey(config.secret, 'sessions').toString('base64url'),
    // No client is passed: the adapter then uses no transactions, which the embedded store does not have.
    database: mongodbAdapter(driverDb(db), { usePlural: true }),
    emailAndPassword: {
      enabled: true,
      // Accounts come from the set-up link or an invitation only.
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
    },
    disabledPaths: ['/sign-up/email', '/sign-in/social', '/link-social', '/update-user', '/change-email', '/delete-user'],
    session: { expiresIn: 60 * 60 * 24 * 14, updateAge: 60 * 60 * 24 },
    advanced: {
      database: { generateId: () => clock.uuid() },
      cookiePrefix: 'nachklang',
      useSecureCookies: config.baseUrl.startsWith('https://'),
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, path: '/' },
      // Our own check covers every route of the API, these included.
      disableCSRFCheck: true,
      disableOriginCheck: true,
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    // Its messages name e-mail addresses.
    logger: { disabled: true },
  });
}

type DriverDb = Parameters<typeof mongodbAdapter>[0];

/** Mongoose brings its own copy of the driver: the same interface, but TypeScript compares classes of two copies by name. */
function driverDb(db: mongo.Db): DriverDb {
  return db as unknown as DriverDb;
}
