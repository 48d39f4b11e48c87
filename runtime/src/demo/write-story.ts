/** Writes a story that was told in memory into the database, in the order in which a worker that looks on can make sense of it. */
import type { EventRecord } from '../engine/model.ts';
import type { OutgoingMail } from '../ports/mailer.ts';
import { MailboxMailer } from '../stages/delivery/index.ts';
import type { Route } from '../stages/ingest/index.ts';
import { collectionsOf, type Db } from '../store/collections.ts';
import type { mongo } from 'mongoose';
import type { StoryStore } from './story-store.ts';

export interface Told {
  store: StoryStore;
  /** Events whose order or parcel never came. */
  parked: readonly EventRecord[];
  routes: readonly Route[];
  mails: readonly OutgoingMail[];
}

/** Small enough that whoever else uses the database at this moment hardly waits. */
const BATCH = 500;

export async function writeStory(db: Db, { store, parked, routes, mails }: Told): Promise<void> {
  const stuck = [...store.messages.values()].find(({ state }) => state !== 'sent');
  if (stuck) throw new Error(`The mail ${stuck._id} of the demo could not be rendered.`);
  const { contacts, orders, decisions, enrollments, messages, calls, tasks, events } = collectionsOf(db);
  await insertAll(db.collection<Route>('routes'), routes);
  await insertAll(contacts, store.contacts.values());
  await insertAll(orders, store.orders.values());
  // What a run wanted and what was decided about it stand beside it before a worker moves it on.
  await insertAll(decisions, store.decisions.values());
  await insertAll(messages, store.messages.values());
  await insertAll(calls, store.calls.values());
  await insertAll(tasks, store.tasks.values());
  await fillMailbox(db, mails);
  await insertAll(events, [...store.events.values(), ...parked]);
  await insertAll(enrollments, store.runs.values());
}

async function insertAll<T extends { _id: string }>(collection: mongo.Collection<T>, records: Iterable<T>): Promise<void> {
  for (const batch of batchesOf(records)) {
    // The driver's own types cannot see that a generic T with a string _id fits them.
    await collection.insertMany(batch as unknown as mongo.OptionalUnlessRequiredId<T>[], { ordered: false });
  }
}

async function fillMailbox(db: Db, mails: readonly OutgoingMail[]): Promise<void> {
  const mailbox = new MailboxMailer(db);
  for (const batch of batchesOf(mails)) {
    const refused = (await mailbox.send(batch)).find(({ kind }) => kind !== 'accepted');
    if (refused) throw new Error(`The mailbox did not take a mail of the demo: ${JSON.stringify(refused)}`);
  }
}

function* batchesOf<T>(records: Iterable<T>): Generator<T[]> {
  const all = [...records];
  for (let from = 0; from < all.length; from += BATCH) yield all.slice(from, from + BATCH);
}
