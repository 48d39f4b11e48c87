/** A connection that closes at the worst moment fails its command, and the next one works. Both wait for ever without `failOnClosedConnections`: once they no longer do, it can go. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import mongoose from 'mongoose';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { openDatabase, type Database } from './open-database.ts';
import { openTestDatabase } from './test-database.ts';

const { MongoClient } = mongoose.mongo;
let database: Awaited<ReturnType<typeof openTestDatabase>>;
let opened: Database;
let client: InstanceType<typeof MongoClient>;
const sockets = new Set<Socket>();
const remember = (message: unknown) => void sockets.add((message as { socket: Socket }).socket);
const closeAll = () => {
  for (const socket of sockets) socket.destroy();
};

beforeAll(async () => {
  database = await openTestDatabase();
  // The way the program opens it.
  opened = await openDatabase({ mongodbUri: database.uri, dataDir: '' });
  subscribe('net.client.socket', remember);
  client = new MongoClient(database.uri, { monitorCommands: true, retryReads: false, retryWrites: false, maxPoolSize: 1, heartbeatFrequencyMS: 500 });
  await client.connect();
});
afterEach(() => client.removeAllListeners('commandStarted'));
afterAll(async () => {
  unsubscribe('net.client.socket', remember);
  await client.close();
  await opened.close();
  await database.close();
});

const people = () => client.db(database.db.databaseName).collection<{ _id: string; text?: string }>('people');

it('before the command is written', async () => {
  await people().findOne({ _id: 'a' });
  client.once('commandStarted', closeAll);
  await expect(people().findOne({ _id: 'a' })).rejects.toThrow(/closed/);
  expect(await people().findOne({ _id: 'a' })).toBeNull();
});

it('while the command is being written', async () => {
  client.once('commandStarted', () => setImmediate(closeAll));
  await expect(people().insertOne({ _id: 'b', text: 'x'.repeat(15_000_000) })).rejects.toThrow(/closed/);
  expect(await people().findOne({ _id: 'c' })).toBeNull();
});
