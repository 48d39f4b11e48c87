/** MongoDB's wire protocol: OP_MSG, and OP_QUERY only as far as the old handshake needs it. */

import { MalformedBson, afterCString, byteAt, copyOf, docEnd, elementsOf, fieldOf, rawDocument } from '../bson/raw.ts';
import type { RawElement, RawValue } from '../bson/raw.ts';
import { itemsOf } from '../bson/items.ts';
import { BsonWriter } from '../bson/writer.ts';

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;
export const MAX_MESSAGE_BYTES = 48_000_000;

/** One command with its arguments still in the bytes they came in. */
export class Command {
  readonly requestId: number;
  readonly name: string;
  readonly database: string;
  readonly body: RawValue;
  /** The client does not wait for an answer (write concern 0). */
  readonly silent: boolean;
  readonly legacy: boolean;
  private readonly sequences: ReadonlyMap<string, readonly RawValue[]>;

  constructor(given: {
    requestId: number;
    body: RawValue;
    database: string | undefined;
    silent: boolean;
    legacy: boolean;
    sequences: ReadonlyMap<string, readonly RawValue[]>;
  }) {
    this.requestId = given.requestId;
    this.body = given.body;
    this.silent = given.silent;
    this.legacy = given.legacy;
    this.sequences = given.sequences;
    const { buf, off } = given.body;
    const nameEnd = afterCString(buf, off + 5) - 1;
    this.name = buf.toString('utf8', off + 5, nameEnd);
    const db = this.get('$db');
    this.database = given.database ?? (db === undefined ? 'admin' : buf.toString('utf8', db.off + 4, db.off + 3 + buf.readInt32LE(db.off)));
  }

  get(name: string): RawValue | undefined {
    return fieldOf(this.body, name);
  }

  /** Documents sent as a sequence of their own or as an array in the body. */
  list(name: string): readonly RawValue[] {
    const sequence = this.sequences.get(name);
    if (sequence !== undefined) return sequence;
    const array = this.get(name);
    return array === undefined ? [] : itemsOf(array);
  }

  arguments(): RawElement[] {
    return elementsOf(this.body);
  }
}

/** Reads one whole message. Throws MalformedBson when it is not one the store understands. */
export function readMessage(message: Buffer): Command {
  const requestId = message.readInt32LE(4);
  const opCode = message.readInt32LE(12);
  if (opCode === OP_MSG) return readOpMsg(message, requestId);
  if (opCode === OP_QUERY) return readOpQuery(message, requestId);
  throw new MalformedBson(`wire protocol operation ${opCode} is not supported`);
}

function readOpMsg(message: Buffer, requestId: number): Command {
  const flags = message.readUInt32LE(16);
  const end = message.length - (flags & CHECKSUM_PRESENT ? 4 : 0);
  const sequences = new Map<string, RawValue[]>();
  let body: RawValue | undefined;
  let at = 20;
  while (at < end) {
    const kind = byteAt(message, at);
    at += 1;
    const size = message.readInt32LE(at);
    if (size < 5 || at + size > end) throw new MalformedBson('a message section runs past its message');
    if (kind === 0) body = rawDocument(message, at);
    else if (kind === 1) {
      const docs = afterCString(message, at + 4);
      sequences.set(message.toString('utf8', at + 4, docs - 1), documentsIn(message, docs, at + size));
    } else throw new MalformedBson(`unknown message section ${kind}`);
    at += size;
  }
  if (body === undefined) throw new MalformedBson('a message without a command');
  return new Command({ requestId, body, database: undefined, silent: (flags & MORE_TO_COME) !== 0, legacy: false, sequences });
}

function documentsIn(message: Buffer, start: number, end: number): RawValue[] {
  const documents: RawValue[] = [];
  let at = start;
  while (at < end) {
    documents.push(rawDocument(message, at));
    at = docEnd(message, at) + 1;
  }
  return documents;
}

function readOpQuery(message: Buffer, requestId: number): Command {
  const afterName = afterCString(message, 20);
  const namespace = message.toString('utf8', 20, afterName - 1);
  if (!namespace.endsWith('.$cmd')) throw new MalformedBson('OP_QUERY is only supported for the handshake');
  return new Command({
    requestId,
    body: rawDocument(message, afterName + 8),
    database: namespace.slice(0, -5),
    silent: false,
    legacy: true,
    sequences: new Map(),
  });
}

let replies = 0;

/**
 * Writers whose replies are sent, kept for the next ones: a buffer that has grown once need not
 * grow again. Several, because long commands take turns; a reply given up is not among them.
 */
const idleWriters: BsonWriter[] = [];
const KEPT_WRITERS = 4;
const KEPT_BYTES = 256 * 1024;

/** A reply with its header reserved; write the fields, then `finishReply`. */
export function beginReply(command: Command): BsonWriter {
  const writer = idleWriters.pop() ?? new BsonWriter(4_096);
  restartReply(command, writer);
  return writer;
}

/** The whole message, in bytes of its own. The writer belongs to the next reply. */
export function finishReply(command: Command, writer: BsonWriter): Buffer {
  const start = headerSize(command);
  writer.end(start);
  const isKept = idleWriters.length < KEPT_WRITERS && writer.bytes.length <= KEPT_BYTES;
  const message = isKept ? copyOf(writer.bytes, 0, writer.length) : writer.taken();
  if (isKept) idleWriters.push(writer);
  replies = (replies + 1) & 0x7fffffff;
  message.fill(0, 0, start);
  message.writeInt32LE(message.length, 0);
  message.writeInt32LE(replies, 4);
  message.writeInt32LE(command.requestId, 8);
  message.writeInt32LE(command.legacy ? OP_REPLY : OP_MSG, 12);
  if (command.legacy) {
    message.writeInt32LE(8, 16);
    message.writeInt32LE(1, 32);
  }
  return message;
}

const headerSize = (command: Command): number => (command.legacy ? 36 : 21);

export function restartReply(command: Command, writer: BsonWriter): void {
  writer.length = headerSize(command);
  writer.begin();
}
