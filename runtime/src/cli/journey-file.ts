/** A journey from a file, or from a folder that holds `journey.json` with its mails beside it (as templates do). */
import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { withMails } from '../journeys/load-template.ts';
import { cannotRead, readJsonFile } from './json-file.ts';

/** The document as it stands there, not validated. A file that is missing or not JSON throws `CouldNotRun`. */
export async function readJourneyFile(path: string): Promise<unknown> {
  const file = (await isFolder(path)) ? join(path, 'journey.json') : path;
  const value = await readJsonFile(file);
  try {
    return await withMails(value, join(dirname(file), 'emails'));
  } catch (error) {
    if (error instanceof Error && 'path' in error && typeof error.path === 'string') throw cannotRead(error.path, error);
    throw error;
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    throw cannotRead(path, error);
  }
}
