/** Reads one JSON file and says plainly why it cannot. */
import { readFile } from 'node:fs/promises';
import { CouldNotRun } from './exit-codes.ts';

/** Throws {@link CouldNotRun}. */
export async function readJsonFile(path: string): Promise<unknown> {
  const text = await readTextFile(path);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CouldNotRun(`${path} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function readTextFile(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw cannotRead(path, error);
  }
}

export function cannotRead(path: string, error: unknown): CouldNotRun {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return new CouldNotRun(`${path} does not exist.`);
  if (code === 'EACCES') return new CouldNotRun(`${path} may not be read by this user.`);
  return new CouldNotRun(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
}
