/** Accounts, passwords and sessions, as routes need them. Loads better-auth at the first use: a quarter of a second a start need not wait for. */
import type { AppServices } from '../app-services.ts';
import type { Auth } from './better-auth.ts';

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
  /** The `set-cookie` headers of a fresh session; null when e-mail and password do not fit. */
  signIn(email: string, password: string): Promise<string[] | null>;
}

export function createSignIn(services: Pick<AppServices, 'config' | 'db' | 'clock'>): SignIn {
  let loading: Promise<Auth> | undefined;
  const load = () => (loading ??= import('./better-auth.ts').then(({ createAuth }) => createAuth(services)));
  const context = async () => (await load()).$context;
  return {
    handle: async (request) => (await load()).handler(request),
    async session(headers) {
      const found = await (await load()).api.getSession({ headers });
      return found === null ? null : { sessionId: found.session.id, user: pick(found.user) };
    },
    async findUser(email) {
      const found = await (await context()).internalAdapter.findUserByEmail(email.toLowerCase());
      return found === null ? null : pick(found.user);
    },
    async createUser({ name, email, password }) {
      const { internalAdapter, password: passwords } = await context();
      const user = await internalAdapter.createUser({ name, email: email.toLowerCase(), emailVerified: false }, { method: 'internal' });
      await internalAdapter.linkAccount({ userId: user.id, providerId: 'credential', accountId: user.id, password: await passwords.hash(password) });
      return pick(user);
    },
    async deleteUser(userId) {
      await (await context()).internalAdapter.deleteUser(userId);
    },
    async endSessions(userId) {
      await (await context()).internalAdapter.deleteUserSessions(userId);
    },
    async signIn(email, password) {
      const response = await (await load()).api.signInEmail({ body: { email, password }, asResponse: true });
      return response.ok ? response.headers.getSetCookie() : null;
    },
  };
}

function pick(user: User): User {
  return { id: user.id, name: user.name, email: user.email };
}
