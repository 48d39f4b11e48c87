/** Agenda on our own connection: the durable clock that wakes partitions. */
import { Agenda } from 'agenda';
import { MongoBackend } from '@agendajs/mongo-backend';
import type { Db } from '../store/collections.ts';

/** How often Agenda looks for jobs: a wake-up asked for by another process is noticed this late at worst. */
const SCAN_MS = 100;

class ConnectedOnce extends MongoBackend {
  #connected: Promise<void> | undefined;

  override connect(): Promise<void> {
    return (this.#connected ??= super.connect());
  }
}

export async function openAgenda(db: Db, onError: (error: unknown) => void): Promise<Agenda> {
  const backend = new ConnectedOnce({ mongo: db, collection: 'jobs', ensureIndex: true });
  // Agenda waits for ever for a backend that cannot connect, and nobody hears why.
  await backend.connect();
  const agenda = new Agenda({
    backend,
    processEvery: SCAN_MS,
    // All partitions may fall due at one instant.
    defaultConcurrency: 64,
    maxConcurrency: 64,
    defaultLockLifetime: 60_000,
    removeOnComplete: true,
  });
  agenda.on('error', onError);
  await agenda.ready;
  return agenda;
}
