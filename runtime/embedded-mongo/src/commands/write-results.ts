/** Per-statement failures of insert, update and delete. */

import type { BsonWriter } from '../bson/writer.ts';
import { asBoolean } from '../bson/raw.ts';
import { MalformedBson } from '../bson/raw.ts';
import type { RawValue } from '../bson/raw.ts';
import * as T from '../bson/types.ts';
import { Pace } from '../query/slices.ts';
import type { Slices } from '../query/slices.ts';
import { CommandError, codeName } from '../wire/errors.ts';
import type { Command } from '../wire/message.ts';
import { writeFields } from '../wire/object-reply.ts';

export interface WriteFailure {
  readonly index: number;
  readonly error: CommandError;
}

/** Runs the statements; an ordered command stops at the first failure, an unordered one goes on. */
export function* runStatements<S>(command: Command, statements: readonly S[], run: (statement: S, index: number) => Slices | void): Slices<WriteFailure[]> {
  const ordered = command.get('ordered');
  const stopAtFailure = ordered === undefined || asBoolean(ordered);
  const failures: WriteFailure[] = [];
  const pace = new Pace();
  for (let index = 0; index < statements.length; index += 1) {
    const statement = statements[index];
    if (statement === undefined) continue;
    if (pace.due()) {
      yield;
      pace.restart();
    }
    try {
      const slices = run(statement, index);
      if (slices !== undefined) yield* slices;
    } catch (error) {
      failures.push({ index, error: commandErrorOf(error) });
      if (stopAtFailure) break;
    }
  }
  return failures;
}

/** Anything else than a refusal of the statement is a bug and goes up. */
function commandErrorOf(error: unknown): CommandError {
  if (error instanceof CommandError) return error;
  if (error instanceof MalformedBson || error instanceof RangeError) return new CommandError(22, `invalid BSON: ${error.message}`);
  throw error;
}

export function writeFailures(reply: BsonWriter, failures: readonly WriteFailure[]): void {
  if (failures.length === 0) return;
  writeFields(reply, {
    writeErrors: failures.map(({ index, error }) => ({
      index,
      code: error.code,
      codeName: codeName(error.code),
      ...error.details,
      errmsg: error.message,
    })),
  });
}

/** `n`, `nModified`, `upserted` and `writeErrors` of an update. */
export function writeCounts(
  reply: BsonWriter,
  n: number,
  modified: number,
  upserts: readonly { readonly index: number; readonly id: RawValue }[],
  failures: readonly WriteFailure[],
): void {
  reply.number('n', n);
  reply.number('nModified', modified);
  if (upserts.length > 0) {
    reply.header(T.ARRAY, 'upserted');
    const list = reply.begin();
    for (const [at, { index, id }] of upserts.entries()) {
      reply.item(T.OBJECT, at);
      const item = reply.begin();
      reply.number('index', index);
      reply.field('_id', id);
      reply.end(item);
    }
    reply.end(list);
  }
  writeFailures(reply, failures);
}
