/** A shop keeps an owner, however many give up theirs at the same instant, in whatever order their operations come, and whoever dies. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { turns } from '../scheduling/interleaving.fixture.ts';
import { gatedDb, Killed } from '../store/gated-db.fixture.ts';
import { openTestDatabase, type TestDatabase } from '../store/test-database.ts';
import { changeRole, membersOf, removeMembership, saveMembership } from './membership-repository.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

type Step = (db: TestDatabase['db'], userId: string) => Promise<unknown>;
const STEPS = {
  demote: (db, userId) => changeRole(db, 'shop', userId, 'viewer'),
  remove: (db, userId) => removeMembership(db, 'shop', userId),
  promote: (db, userId) => changeRole(db, 'shop', userId, 'owner'),
  /** By an invitation that was made before. */
  join: (db, userId) => saveMembership(db, member(userId, 'editor')),
} satisfies Record<string, Step>;

const member = (userId: string, role: 'owner' | 'editor') => ({ shopId: 'shop', userId, name: userId, email: `${userId}@shop.example`, role, createdAt: 1 });
const ownersNow = async () => (await membersOf(database.db, 'shop')).filter(({ role }) => role === 'owner').map(({ userId }) => userId);

async function ownedBy(...people: string[]): Promise<void> {
  await database.db.collection('memberships').deleteMany({});
  for (const userId of people) await saveMembership(database.db, member(userId, 'owner'));
}

it.each(['demote', 'remove'] as const)('two owners %s each other at once: one stays, and is told why', async (step) => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      await ownedBy('a', 'b');
      const db = gatedDb(database.db, turns(scheduler, Infinity));
      const [a, b] = await scheduler.waitFor(Promise.all([STEPS[step](db, 'a'), STEPS[step](db, 'b')]));
      expect([a.kind, b.kind].toSorted()).toEqual(['changed', 'last_owner']);
      expect(await ownersNow()).toEqual([a.kind === 'changed' ? 'b' : 'a']);
    }),
    { numRuns: 60 },
  );
});

it('any steps at once, and any deaths, leave an owner', async () => {
  const aStep = fc.record({ step: fc.constantFrom('demote', 'remove', 'promote', 'join'), who: fc.constantFrom('a', 'b', 'c'), dies: fc.option(fc.integer({ min: 0, max: 4 }), { nil: Infinity }) });
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.subarray(['a', 'b', 'c'], { minLength: 1 }), fc.array(aStep, { minLength: 2, maxLength: 5 }), async (scheduler, people, steps) => {
      await ownedBy(...people);
      const at = steps.map(({ step, who, dies }) => STEPS[step](gatedDb(database.db, turns(scheduler, dies)), who).catch(unlessKilled));
      await scheduler.waitFor(Promise.all(at));
      const left = await ownersNow();
      expect(left).not.toEqual([]);
      // Whatever the dead left, ownership can be handed on; of two, one goes at the second asking at the latest.
      const [first = '', ...others] = left;
      for (const other of others) expect([(await STEPS.demote(database.db, other)).kind, (await STEPS.demote(database.db, other)).kind]).toContain('changed');
      expect(await STEPS.remove(database.db, first)).toEqual({ kind: 'last_owner' });
      expect(await ownersNow()).toEqual([first]);
    }),
    { numRuns: 100 },
  );
});

it('who is no owner comes and goes, and a stranger is unknown', async () => {
  await ownedBy('a');
  await saveMembership(database.db, member('b', 'editor'));
  expect(await STEPS.demote(database.db, 'b')).toEqual({ kind: 'changed' });
  expect(await STEPS.remove(database.db, 'b')).toEqual({ kind: 'changed' });
  for (const step of [STEPS.demote, STEPS.remove, STEPS.promote]) expect(await step(database.db, 'b')).toEqual({ kind: 'unknown' });
  await saveMembership(database.db, member('a', 'editor'));
  expect(await ownersNow()).toEqual(['a']);
});

function unlessKilled(error: unknown): void {
  if (!(error instanceof Killed)) throw error;
}
