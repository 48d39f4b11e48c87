import { betterAuth } from 'better-auth';
import { mongodbAdapter } from 'better-auth/adapters/mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openTestDatabase } from '../testing/test-database.ts';
import type { TestDatabase } from '../testing/test-database.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

describe('better-auth', () => {
  it('signs up, in and out', async () => {
    const auth = betterAuth({
      database: mongodbAdapter(database.db),
      baseURL: 'http://localhost:3000',
      secret: 'a secret of more than thirty-two letters, only for this test',
      emailAndPassword: { enabled: true },
      telemetry: { enabled: false },
    });
    const person = { email: 'olga@example.com', password: 'correct horse battery', name: 'Olga' };
    const signedUp = await auth.api.signUpEmail({ body: person });
    expect(signedUp.user.email).toBe(person.email);
    await expect(auth.api.signUpEmail({ body: person })).rejects.toThrow();

    const response = await auth.api.signInEmail({ body: person, asResponse: true });
    const cookie = response.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
    const session = await auth.api.getSession({ headers: new Headers({ cookie }) });
    expect(session?.user.name).toBe('Olga');

    await auth.api.updateUser({ body: { name: 'Olga B.' }, headers: new Headers({ cookie }) });
    expect((await database.db.collection('user').findOne({ email: person.email }))?.['name']).toBe('Olga B.');
    expect(await auth.api.listSessions({ headers: new Headers({ cookie }) })).toHaveLength(2);
    await auth.api.signOut({ headers: new Headers({ cookie }) });
    expect(await auth.api.getSession({ headers: new Headers({ cookie }) })).toBeNull();
  });
});
