/**
 * One process per data folder. The lock is an exclusive SQLite transaction on
 * `store/lock`: the operating system holds it for the living process and drops it the
 * moment the process is gone, SIGKILL included, so a stale lock cannot exist.
 */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export interface DirectoryLock {
  release(): void;
}

export class DirectoryInUse extends Error {}

/** Throws DirectoryInUse, naming the holder and what to do. */
export function lockDirectory(storeDir: string): DirectoryLock {
  mkdirSync(storeDir, { recursive: true });
  const ownerFile = join(storeDir, 'owner.pid');
  const database = new DatabaseSync(join(storeDir, 'lock'), { timeout: 0 });
  try {
    database.exec('PRAGMA journal_mode = MEMORY; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch {
    database.close();
    throw new DirectoryInUse(
      `The data folder ${storeDir} is in use by process ${ownerOf(ownerFile)}. ` +
        'Stop that process first, or point DATA_DIR at another folder; two stores cannot share one folder.',
    );
  }
  writeFileSync(ownerFile, String(process.pid));
  return { release: () => database.close() };
}

function ownerOf(ownerFile: string): string {
  try {
    return readFileSync(ownerFile, 'utf8');
  } catch {
    return 'unknown';
  }
}
