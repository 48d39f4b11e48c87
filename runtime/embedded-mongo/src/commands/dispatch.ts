/** From a command to its answer: looks it up, runs it in a write group when it writes. */

import { KeyEncodingError } from '../bson/key-encoding.ts';
import { MalformedBson, asBoolean, asNumber, asString, fieldOf, someElement } from '../bson/raw.ts';
import * as T from '../bson/types.ts';
import { LibraryMissing, loadLibrary } from '../aggregation/mingo-library.ts';
import type { Slices } from '../query/slices.ts';
import type { GroupCommit } from '../storage/group-commit.ts';
import { CommandError, badValue, notImplemented } from '../wire/errors.ts';
import { beginReply, finishReply, restartReply } from '../wire/message.ts';
import type { Command } from '../wire/message.ts';
import { errorFields, writeFields } from '../wire/object-reply.ts';
import type { CommandDefinition, Context } from './context.ts';
import { commands } from './registry.ts';

/** Does a slice: the answer when it was the last, a promise to wait for, or undefined to go on. */
type Job = () => Buffer | Promise<void> | undefined;

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** `silent` commands (write concern 0) are run but not answered. */
export type Answer = (reply: Buffer) => void;

export class Dispatcher {
  private readonly context: Context;
  private readonly groups: GroupCommit;
  private readonly report: (error: unknown) => void;

  /** `report` hears of errors that are bugs, not refusals. */
  constructor(context: Context, groups: GroupCommit, report: (error: unknown) => void) {
    this.context = context;
    this.groups = groups;
    this.report = report;
  }

  handle(command: Command, connectionId: number, answer: Answer): void {
    const definition = commands.get(command.name);
    const reply = command.silent ? () => undefined : answer;
    if (definition === undefined) return reply(this.failure(command, new CommandError(59, `no such command: '${command.name}'`)));
    const job = this.start(command, definition, connectionId);
    return definition.writes ? this.write(command, job, reply) : this.read(job, reply);
  }

  /** Slice by slice; other commands get their turn in between. */
  private read(job: Job, answer: Answer): void {
    const message = job();
    if (Buffer.isBuffer(message)) answer(message);
    else void (message ?? nextTurn()).then(() => this.read(job, answer));
  }

  /** Slices are written in their order; the answer goes out when the last one is on disk, and with it those before. */
  private write(command: Command, job: Job, answer: Answer): void {
    this.groups.enqueue(() => {
      const message = job();
      if (Buffer.isBuffer(message)) return this.answerOf(command, message, answer);
      if (message === undefined) this.write(command, job, answer);
      else void message.then(() => this.write(command, job, answer));
      return () => undefined;
    });
  }

  private answerOf(command: Command, message: Buffer, answer: Answer): (failure: Error | undefined) => void {
    if (waitsForDisk(command)) {
      return (failure) => answer(failure === undefined ? message : this.failure(command, new CommandError(14031, `the write could not be made durable: ${failure.message}`)));
    }
    answer(message);
    return () => undefined;
  }

  private start(command: Command, definition: CommandDefinition, connectionId: number): Job {
    let reply = beginReply(command);
    let slices: Slices | undefined;
    const begin = (): Slices | void => {
      refuseUnsupported(command);
      return definition.run(command, this.context, reply, connectionId);
    };
    return () => {
      try {
        slices ??= begin() ?? undefined;
        if (slices !== undefined && slices.next().done !== true) return undefined;
        reply.double('ok', 1);
        return finishReply(command, reply);
      } catch (error) {
        if (!(error instanceof LibraryMissing)) return this.failure(command, error);
        // Nothing was changed yet: the command begins again when the library is there.
        reply = beginReply(command);
        slices = undefined;
        return loadLibrary();
      }
    };
  }

  private failure(command: Command, error: unknown): Buffer {
    const refusal = this.refusalOf(error);
    const reply = beginReply(command);
    restartReply(command, reply);
    reply.double('ok', 0);
    writeFields(reply, { ...refusal.details, ...errorFields(refusal) });
    return finishReply(command, reply);
  }

  private refusalOf(error: unknown): CommandError {
    if (error instanceof CommandError) return error;
    if (error instanceof KeyEncodingError) return new CommandError(error.code, error.message);
    if (error instanceof MalformedBson) return new CommandError(22, error.message);
    this.report(error);
    return new CommandError(1, `internal error: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** With `j: false` the client does not: the next write that it waits for brings this one along. */
function waitsForDisk(command: Command): boolean {
  const concern = command.get('writeConcern');
  const journal = concern?.type === T.OBJECT ? fieldOf(concern, 'j') : undefined;
  return journal === undefined || asBoolean(journal);
}

function refuseUnsupported(command: Command): void {
  if (command.get('txnNumber') !== undefined || command.get('startTransaction') !== undefined || command.get('autocommit') !== undefined) {
    throw new CommandError(20, 'Transaction numbers are only allowed on a replica set member or mongos');
  }
  const constants = command.get('let');
  if (constants?.type === T.OBJECT && someElement(constants.buf, constants.off, () => true)) throw notImplemented('The option "let"');
  const concern = command.get('writeConcern');
  if (concern?.type === T.OBJECT) {
    const w = fieldOf(concern, 'w');
    const members = asNumber(w);
    if (members !== undefined && members > 1) throw badValue("cannot use 'w' > 1 when a host is not replicated");
  }
  const readConcern = command.get('readConcern');
  if (readConcern?.type === T.OBJECT) {
    const level = asString(fieldOf(readConcern, 'level'));
    if (level === 'snapshot') throw new CommandError(246, 'readConcern level snapshot is not supported by this store');
    if (fieldOf(readConcern, 'afterClusterTime') !== undefined) throw new CommandError(20, 'Cannot specify afterClusterTime readConcern without replication');
  }
  const apiStrict = command.get('apiStrict');
  if (apiStrict !== undefined && asBoolean(apiStrict)) throw new CommandError(323, 'apiStrict is not supported by this store');
}
