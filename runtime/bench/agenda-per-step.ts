/**
 * The baseline engine, the usual way: every step of an enrollment is an Agenda job, on the same store, with the same mail, into the same
 * mailbox. It keeps less than the program does: no caps, no ledger, no re-entry rules, no exits.
 */
import { MongoBackend } from '@agendajs/mongo-backend';
import { Agenda, type Job } from 'agenda';
import Fastify from 'fastify';
import { MailboxMailer } from '../src/stages/delivery/index.ts';
import { openDatabase } from '../src/store/open-database.ts';
import { readLatencies } from './latencies.ts';
import { answerQuestions, readOptions } from './measured-process.ts';
import { WAIT_MS } from './order-journey.ts';
import { orderMailComposer, type OrderData } from './order-mail.ts';
import type { ProgramOptions, Ready } from './program.ts';

interface StoredEvent { _id: string; type: string; orderId: string; receivedAt: number; data: OrderData }
interface Enrollment { _id: string; orderId: string; data: OrderData; state: string; nodeId: string; startedAt: number }
interface Message { _id: string; orderId: string; state: string; sentAt?: number }

const { dataDir } = readOptions() as ProgramOptions;
const database = await openDatabase({ dataDir, ...(process.env['MONGODB_URI'] !== undefined && { mongodbUri: process.env['MONGODB_URI'] }) });
const { db } = database;
const events = db.collection<StoredEvent>('events');
const enrollments = db.collection<Enrollment>('enrollments');
const messages = db.collection<Message>('messages');
const mailer = new MailboxMailer(db);
const compose = await orderMailComposer();

const agenda = new Agenda({
  backend: new MongoBackend({ mongo: db, collection: 'jobs', ensureIndex: true }),
  // Its default is five seconds; this is what a latency under a second asks for.
  processEvery: 100,
  defaultConcurrency: 100, maxConcurrency: 300, defaultLockLifetime: 60_000, removeOnComplete: true,
});
agenda.on('error', (error) => console.error(error));

agenda.define('trigger', async (job: Job<{ id: string }>) => {
  const event = await events.findOne({ _id: job.attrs.data.id });
  if (!event) return;
  const { orderId, data } = event;
  await enrollments.updateOne({ _id: orderId }, { $setOnInsert: { orderId, data, state: 'active', nodeId: 'if', startedAt: Date.now() } }, { upsert: true });
  await agenda.now('if', { id: orderId });
});
agenda.define('if', async (job: Job<{ id: string }>) => {
  const enrollment = await enrollments.findOne({ _id: job.attrs.data.id, state: 'active' });
  if (!enrollment) return;
  const big = enrollment.data.order.total > 10;
  await enrollments.updateOne({ _id: enrollment._id }, { $set: big ? { nodeId: 'wait' } : { state: 'completed' } });
  // The wait is a job that is due later, which saves one.
  if (big) await agenda.schedule(new Date(Date.now() + WAIT_MS), 'send-email', { id: enrollment._id });
});
agenda.define('send-email', async (job: Job<{ id: string }>) => {
  const enrollment = await enrollments.findOne({ _id: job.attrs.data.id, state: 'active' });
  if (!enrollment) return;
  const { _id, orderId, data, startedAt } = enrollment;
  await messages.updateOne({ _id }, { $setOnInsert: { orderId, state: 'queued' } }, { upsert: true });
  await mailer.send([compose(data, startedAt)]);
  await messages.updateOne({ _id }, { $set: { state: 'sent', sentAt: Date.now() } });
  await enrollments.updateOne({ _id }, { $set: { state: 'completed', nodeId: 'mail' } });
});
await agenda.start();

const app = Fastify();
app.post<{ Body: { id: string; data: OrderData } }>('/api/v1/events', async ({ body: { id, data } }, reply) => {
  await events.insertOne({ _id: id, type: 'order.placed', orderId: data.order.id, receivedAt: Date.now(), data });
  await agenda.now('trigger', { id });
  return reply.status(202).send({ status: 'accepted' });
});
const url = await app.listen({ host: '127.0.0.1', port: 0 });

answerQuestions({
  progress: async () => {
    const { user, system } = process.cpuUsage();
    return { handedOver: await messages.countDocuments({ state: 'sent' }), cpuMs: (user + system) / 1_000 };
  },
  latencies: () => readLatencies(db, WAIT_MS),
}, async () => {
  await app.close();
  await agenda.stop();
  await database.close();
});
process.send?.({ kind: 'ready', url, apiKey: 'none', shopId: 'shop' } satisfies Ready);
