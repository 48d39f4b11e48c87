/** better-auth on our database: e-mail and password, sessions by cookie, nothing that opens the door to strangers. */
import { betterAuth } from 'better-auth/minimal';
import { mongodbAdapter } from 'better-auth/adapters/mongodb';
import type { AppServices } from '../app-services.ts';
import { deriveKey } from '../config/derive-key.ts';
import { PASSWORD_LENGTH } from './account-schema.ts';

export type Auth = ReturnType<typeof createAuth>;

export function createAuth({ config, db, clock }: Pick<AppServices, 'config' | 'db' | 'clock'>) {
  return betterAuth({
    appName: 'Nachklang',
    baseURL: config.baseUrl,
    basePath: '/api/auth',
    secret: deriveKey(config.secret, 'sessions').toString('base64url'),
    // No client is passed: the adapter then uses no transactions, which the embedded store does not have.
    database: mongodbAdapter(db, { usePlural: true }),
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
