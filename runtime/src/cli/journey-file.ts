/** A journey from a file, or from a folder that holds `journey.json` with its mails beside it (as templates do). */
import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DEFINITIONS_BY_ID } from '@nachklang/nodes/definitions';
import { validateJourney, type Validation } from '@nachklang/nodes/sdk';
import { withMails } from '../journeys/load-template.ts';
import { cannotRead, readJsonFile } from './json-file.ts';

/** Reads and validates; a file that is not there or not JSON throws `CouldNotRun`, everything else is a problem in the answer. */
export async function checkJourneyFile(path: string): Promise<Validation> {
  const file = (await isFolder(path)) ? join(path, 'journey.json') : path;
  const value = await readJsonFile(file);
  const mails = join(dirname(file), 'emails');
  try {
    return validateJourney(await withMails(value, mails), DEFINITIONS_BY_ID);
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
