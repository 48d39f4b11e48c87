/**
 * The log that makes a group of commands durable with one sequential write.
 *
 * Each group is one record: the puts and removes it made, with a checksum and a number
 * that rises by one. The file is opened O_DSYNC, so a finished write is on disk. Once the
 * tree itself has been committed with everything up to a group, writing starts over at
 * the beginning of the file; what lies behind it is recognised by its older number.
 */

import { close, closeSync, constants, existsSync, fdatasync, fdatasyncSync, fstat, fsyncSync, ftruncate, open, openSync, read, write, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { crc32 } from 'node:zlib';

const openFile = promisify(open);
const closeFile = promisify(close);
const syncFile = promisify(fdatasync);
const statFile = promisify(fstat);
const truncateFile = promisify(ftruncate);

/** Windows has no O_DSYNC; there each write is followed by a sync of its own. */
const writesAreSynced = 'O_DSYNC' in constants;

/** size of the payload, its checksum, the group's number */
const HEADER = 16;
const REMOVED = 0xffffffff;
/** A group larger than this is written in parts, so that a huge one does not fill the memory. */
const PART_BYTES = 16 * 1024 * 1024;
/** What one huge command made of the file is given back to the disk. */
const KEPT_FILE_BYTES = 64 * 1024 * 1024;

const KEPT_BUFFER_BYTES = 256 * 1024;

export interface LoggedWrite {
  readonly key: Buffer;
  /** undefined removes the key. */
  readonly value: Buffer | undefined;
}

export class WriteAheadLog {
  private readonly fd: number;
  private position = 0;
  private filling: Buffer = Buffer.allocUnsafe(KEPT_BUFFER_BYTES);
  private spare: Buffer = Buffer.allocUnsafe(KEPT_BUFFER_BYTES);
  private length = HEADER;

  private constructor(fd: number) {
    this.fd = fd;
  }

  static async open(path: string): Promise<WriteAheadLog> {
    const flags = constants.O_RDWR | constants.O_CREAT | (writesAreSynced ? constants.O_DSYNC : 0);
    const isNew = !existsSync(path);
    const fd = await openFile(path, flags, 0o600);
    if (isNew) syncDirectory(dirname(path));
    return new WriteAheadLog(fd);
  }

  /** Time for `flushPart`. */
  get isLarge(): boolean {
    return this.length > PART_BYTES;
  }

  get isEmpty(): boolean {
    return this.length === HEADER;
  }

  /** Bytes written since the tree was last committed. */
  get size(): number {
    return this.position + this.length;
  }

  put(keyBytes: Buffer, keyStart: number, keyEnd: number, value: Buffer, valueStart: number, valueEnd: number): void {
    const keySize = keyEnd - keyStart;
    const valueSize = valueEnd - valueStart;
    this.reserve(keySize + valueSize + 6);
    const { filling } = this;
    let at = this.length;
    filling.writeUInt16LE(keySize, at);
    filling.writeUInt32LE(valueSize, at + 2);
    at += 6;
    keyBytes.copy(filling, at, keyStart, keyEnd);
    at += keySize;
    value.copy(filling, at, valueStart, valueEnd);
    this.length = at + valueSize;
  }

  remove(keyBytes: Buffer, keyStart: number, keyEnd: number): void {
    const keySize = keyEnd - keyStart;
    this.reserve(keySize + 6);
    this.filling.writeUInt16LE(keySize, this.length);
    this.filling.writeUInt32LE(REMOVED, this.length + 2);
    keyBytes.copy(this.filling, this.length + 6, keyStart, keyEnd);
    this.length += keySize + 6;
  }

  /** Writes the collected group under `number`; resolves when it is on disk. */
  async flush(number: number): Promise<void> {
    const record = this.sealed(number);
    const at = this.position;
    this.position += record.length;
    this.filling = this.spare;
    this.length = HEADER;
    await writeFully(this.fd, record, at);
    if (!writesAreSynced) await syncFile(this.fd);
    // A view of the whole buffer the record lay in.
    this.spare = Buffer.from(record.buffer, record.byteOffset);
  }

  /** Writes what has been collected so far as a group of its own, in the middle of a large one. */
  flushPart(number: number): void {
    const record = this.sealed(number);
    for (let done = 0; done < record.length; ) done += writeSync(this.fd, record, done, record.length - done, this.position + done);
    if (!writesAreSynced) fdatasyncSync(this.fd);
    this.position += record.length;
    this.length = HEADER;
  }

  /** The tree holds everything: the next group goes to the start. */
  async startOver(): Promise<void> {
    if (this.position > KEPT_FILE_BYTES) await truncateFile(this.fd, 0);
    this.position = 0;
  }

  /**
   * Takes away what is left of earlier rounds. A part may be on disk whose predecessor, written at the
   * same time, is not: a new group with that number could make it look like its successor.
   */
  async forget(): Promise<void> {
    await truncateFile(this.fd, 0);
    this.position = 0;
  }

  /** Buffers that large groups made grow are made anew; only when nothing is collected in them. */
  releaseMemory(): void {
    if (!this.isEmpty || this.filling.length + this.spare.length <= 2 * KEPT_BUFFER_BYTES) return;
    this.filling = Buffer.allocUnsafe(KEPT_BUFFER_BYTES);
    this.spare = Buffer.allocUnsafe(KEPT_BUFFER_BYTES);
  }

  /** Replays the groups after `number` in order; answers the last number found. */
  async replay(number: number, apply: (writes: Iterable<LoggedWrite>) => void): Promise<number> {
    const fileSize = (await statFile(this.fd)).size;
    let last = number;
    let at = 0;
    for (;;) {
      const header = await readFully(this.fd, HEADER, at);
      if (header.length < HEADER) return last;
      const size = header.readUInt32LE(0);
      const found = Number(header.readBigUInt64LE(8));
      // Behind the newest group lies the middle of an older one: any bytes may stand here.
      if (size === 0 || at + HEADER + size > fileSize) return last;
      const payload = await readFully(this.fd, size, at + HEADER);
      if (payload.length < size) return last;
      if (crc32(payload, crc32(header.subarray(8))) !== header.readUInt32LE(4)) return last;
      if (found === last + 1) {
        apply(writesIn(payload));
        last = found;
      } else if (found > number || last > number) {
        // A gap, or the remains of an earlier round behind the newest group.
        return last;
      }
      at += HEADER + size;
    }
  }

  async close(): Promise<void> {
    await closeFile(this.fd);
  }

  private sealed(number: number): Buffer {
    const record = this.filling.subarray(0, this.length);
    record.writeUInt32LE(record.length - HEADER, 0);
    record.writeBigUInt64LE(BigInt(number), 8);
    record.writeUInt32LE(crc32(record.subarray(8)), 4);
    return record;
  }

  private reserve(more: number): void {
    if (this.length + more <= this.filling.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.filling.length * 2, this.length + more));
    this.filling.copy(larger, 0, 0, this.length);
    this.filling = larger;
  }
}

/** Makes the entry of a new file itself durable; Windows neither needs nor allows it. */
function syncDirectory(path: string): void {
  if (process.platform === 'win32') return;
  const fd = openSync(path, constants.O_RDONLY);
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

function* writesIn(payload: Buffer): Iterable<LoggedWrite> {
  let at = 0;
  while (at < payload.length) {
    const keySize = payload.readUInt16LE(at);
    const valueSize = payload.readUInt32LE(at + 2);
    const key = payload.subarray(at + 6, at + 6 + keySize);
    at += 6 + keySize;
    if (valueSize === REMOVED) yield { key, value: undefined };
    else {
      yield { key, value: payload.subarray(at, at + valueSize) };
      at += valueSize;
    }
  }
}

function writeFully(fd: number, bytes: Buffer, position: number): Promise<void> {
  return new Promise((resolve, reject) => {
    write(fd, bytes, 0, bytes.length, position, (error, written) => {
      if (error !== null) reject(error);
      else if (written < bytes.length) writeFully(fd, bytes.subarray(written), position + written).then(resolve, reject);
      else resolve();
    });
  });
}

function readFully(fd: number, size: number, position: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const bytes = Buffer.allocUnsafe(size);
    read(fd, bytes, 0, size, position, (error, count) => {
      if (error !== null) reject(error);
      else if (count === 0 || count === size) resolve(bytes.subarray(0, count));
      else readFully(fd, size - count, position + count).then((rest) => resolve(Buffer.concat([bytes.subarray(0, count), rest])), reject);
    });
  });
}
