/** Events from a file: NDJSON or one JSON array of CloudEvents, read piece by piece, so that the file may be larger than memory. */
import { createReadStream } from 'node:fs';
import { CloudEvent } from '@nachklang/nodes/sdk';
import { Compile } from 'typebox/compile';
import type { ToldEvent } from '../simulation/told-event.ts';
import { CouldNotRun } from './exit-codes.ts';
import { cannotRead } from './json-file.ts';
import { topLevelObjects } from './top-level-objects.ts';

const cloudEvent = Compile(CloudEvent);

/** All events of a piece are in memory at once, some ten times as large; small pieces take a system call each. */
const PIECE_BYTES = 2 ** 17;

/** An entry that is not a CloudEvent: left out, and told. */
export interface BadEntry {
  line: number;
  reason: string;
}

/**
 * One piece of the file after the other.
 * @param path a file, or `-` for standard input
 * Throws {@link CouldNotRun} when the file cannot be read or is not JSON.
 */
export async function* readEventFile(path: string, onBad: (entry: BadEntry) => void): AsyncGenerator<ToldEvent[]> {
  const source: AsyncIterable<Buffer> = path === '-' ? process.stdin : createReadStream(path, { highWaterMark: PIECE_BYTES });
  try {
    for await (const found of topLevelObjects(source)) {
      const told: ToldEvent[] = [];
      for (const { text, line, value = parse(text, path, line) } of found) {
        if (cloudEvent.Check(value)) told.push({ event: value, text });
        else onBad({ line, reason: whatIsWrong(value) });
      }
      yield told;
    }
  } catch (error) {
    throw error instanceof Error && 'code' in error ? cannotRead(path, error) : error;
  }
}

function parse(text: string, path: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CouldNotRun(`${path}, line ${line}: this is not JSON (${error instanceof Error ? error.message : String(error)}).`);
  }
}

function whatIsWrong(value: unknown): string {
  const [first] = cloudEvent.Errors(value);
  return first === undefined ? 'is not a CloudEvent 1.0' : `${first.instancePath === '' ? 'the event' : first.instancePath} ${first.message}`;
}
