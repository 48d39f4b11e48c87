/** better-auth's client; loaded on its own, as only signing in and out needs it. */
import { createAuthClient } from 'better-auth/client';

export const authClient = createAuthClient({ baseURL: window.location.origin, basePath: '/api/auth' });
