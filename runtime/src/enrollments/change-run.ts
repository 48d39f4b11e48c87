/**
 * POST /api/v1/enrollments/:id/retry and /end: a failed run goes on from the node where it failed; one under way ends, and nothing of it
 * leaves any more. Each is one conditional update on the run's revision, with a record of who did it in the run itself.
 */
import type { mongo } from 'mongoose';
import type { WebServices } from '../app-services.ts';
import { actorOf } from '../auth/caller.ts';
import { callerOf } from '../auth/enforce-permissions.ts';
import type { ContactRecord, EnrollmentRecord } from '../engine/model.ts';
import { endRun, retryRun, type By } from '../moves/intervene.ts';
import { orderNumbers } from '../orders/order-numbers.ts';
import type { App } from '../plugins/app-instance.ts';
import { conflict, notFound } from '../plugins/problem.ts';
import { collectionsOf } from '../store/collections.ts';
import { MongoEngineStore } from '../store/mongo-engine-store.ts';
import { withdrawMessages } from '../store/withdraw-messages.ts';
import { EnrollmentPath, EnrollmentSummary, presentEnrollmentSummary } from './enrollment-schema.ts';

const ENDED_BY_HAND = 'ended_by_hand';
/** The worker may write the run between our look and ours; it does not do so for long. */
const TRIES = 10;

export function changeRun(app: App, { db, clock, wakeups, live }: WebServices): void {
  const config = { permission: 'runs:write' } as const;
  const { enrollments } = collectionsOf(db);

  app.post(
    '/api/v1/enrollments/:id/retry',
    { config: { ...config, audit: 'run.retried' }, schema: { tags: ['enrollments'], summary: 'Go on from the node where it failed', params: EnrollmentPath, response: { 200: EnrollmentSummary } } },
    async (request) => {
      const { shopId, params: { id } } = request;
      const who: By = { at: clock.now(), by: actorOf(callerOf(request)) };
      const changed = await change(shopId, id, async (run) => {
        if (run.state !== 'failed') throw conflict(`enrollment_${run.state}`, 'Only a run that has failed can be tried again. Read it anew: its state has changed.');
        if (await isGone(db, run)) throw conflict('contact_erased', 'The data of this person was erased. Nothing goes on for them.');
        return retryRun(run, who);
      });
      return finished(shopId, changed);
    },
  );
  app.post(
    '/api/v1/enrollments/:id/end',
    { config: { ...config, audit: 'run.ended' }, schema: { tags: ['enrollments'], summary: 'End a run that is under way', params: EnrollmentPath, response: { 200: EnrollmentSummary } } },
    async (request) => {
      const { shopId, params: { id } } = request;
      const who: By = { at: clock.now(), by: actorOf(callerOf(request)) };
      const changed = await change(shopId, id, async (run) => {
        // Again after a crash: what it had queued is withdrawn once more.
        if (run.state === 'exited' && run.endReason === ENDED_BY_HAND) return undefined;
        if (run.state !== 'active') throw conflict(`enrollment_${run.state}`, 'This run has ended already. Read it anew to see how.');
        return endRun(run, ENDED_BY_HAND, who);
      });
      await withdrawMessages(collectionsOf(db), [changed._id], [{ record: changed, expected: changed.revision }]);
      return finished(shopId, changed);
    },
  );

  /** The run as it is after the update; `undefined` from `updateOf` leaves it as it is. */
  async function change(shopId: string, id: string, updateOf: (run: EnrollmentRecord) => Promise<mongo.UpdateFilter<EnrollmentRecord> | undefined>): Promise<EnrollmentRecord> {
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const run = await enrollments.findOne({ _id: id, shopId });
      if (run === null) throw notFound('Enrollment');
      const update = await updateOf(run);
      if (update === undefined) return run;
      await new MongoEngineStore(db).flushEffects([run]);
      const changed = await enrollments.findOneAndUpdate({ _id: id, shopId, revision: run.revision }, update, { returnDocument: 'after' });
      if (changed !== null) return changed;
    }
    throw conflict('enrollment_busy', 'This run is being worked on right now. Try again in a moment.');
  }

  async function finished(shopId: string, run: EnrollmentRecord): Promise<EnrollmentSummary> {
    wakeups.now([run.partition]);
    live.publish(shopId, { topic: 'enrollments', id: run._id });
    return presentEnrollmentSummary(run, await orderNumbers(db, shopId, [run]));
  }
}

async function isGone(db: mongo.Db, { contactId, shopId }: EnrollmentRecord): Promise<boolean> {
  const contact = await db.collection<ContactRecord>('contacts').findOne({ _id: contactId, shopId }, { projection: { erasedAt: 1 } });
  return contact === null || contact.erasedAt !== undefined;
}
