/** Accounts, passwords and sessions: better-auth on our database, reduced to what routes need. */
import { betterAuth } from 'better-auth/minimal';
import { mongodbAdapter } from 'better-auth/adapters/mongodb';
import type { mongo } from 'mongoose';
import type { AppServices } from '../app-services.ts';
import { deriveKey } from '../config/derive-key.ts';

export interface User {
  id: string;
  name: string;
  email: string;
}

export interface NewUser {
  name: string;
  email: string;
  password: string;
}

export interface SignIn {
  /** Answers better-auth's own routes under `/api/auth`. */
  handle(request: Request): Promise<Response>;
  /** Who a session cookie stands for. */
  session(headers: Headers): Promise<{ sessionId: string; user: User } | null>;
  findUser(email: string): Promise<User | null>;
  createUser(user: NewUser): Promise<User>;
  deleteUser(userId: string): Promise<void>;
  /** Ends every session of a user, on all devices. */
  endSessions(userId: string): Promise<void>;
  /** The answer to sign in with; its `set-cookie` headers carry the session. Null when e-mail and password do not fit. */
  signIn(email: string, password: string): Promise<Response | null>;
}

export const PASSWORD_LENGTH = { min: 10, max: 128 } as const;

export function createSignIn(services: Pick<AppServices, 'config' | 'db' | 'clock'>): SignIn {
  const auth = authOf(services);
  return {
    handle: (request) => auth.handler(request),
    async session(headers) {
      const found = await auth.api.getSession({ headers });
      return found === null ? null : { sessionId: found.session.id, user: pick(found.user) };
    },
    async findUser(email) {
      const { internalAdapter } = await auth.$context;
      const found = await internalAdapter.findUserByEmail(email.toLowerCase());
      return found === null ? null : pick(found.user);
    },
    async createUser({ name, email, password }) {
      const { internalAdapter, password: passwords } = await auth.$context;
      const user = await internalAdapter.createUser({ name, email: email.toLowerCase(), emailVerified: false }, { method: 'internal' });
      await internalAdapter.linkAccount({ userId: user.id, providerId: 'credential', accountId: user.id, password: await passwords.hash(password) });
      return pick(user);
    },
    async deleteUser(userId) {
      const { internalAdapter } = await auth.$context;
      await internalAdapter.deleteUser(userId);
    },
    async endSessions(userId) {
      const { internalAdapter } = await auth.$context;
      await internalAdapter.deleteUserSessions(userId);
    },
    async signIn(email, password) {
      const response = await auth.api.signInEmail({ body: { email, password }, asResponse: true });
      return response.ok ? response : null;
    },
  };
}

function authOf({ config, db, clock }: Pick<AppServices, 'config' | 'db' | 'clock'>) {
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
    logger: { disabled: true },
  });
}

type DriverDb = Parameters<typeof mongodbAdapter>[0];

/** Mongoose brings its own copy of the driver: the same interface, but TypeScript compares classes of two copies by name. */
function driverDb(db: mongo.Db): DriverDb {
  return db as unknown as DriverDb;
}

function pick(user: User): User {
  return { id: user.id, name: user.name, email: user.email };
}
