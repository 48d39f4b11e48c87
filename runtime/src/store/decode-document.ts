/**
 * BSON documents made into objects, for the types our own records are made of: twice as fast as the driver, which decodes each name and each
 * short word anew. Whatever else stands in a document leaves it to the driver.
 */
import mongoose from 'mongoose';

/** https://bsonspec.org/spec.html */
const DOUBLE = 1;
const STRING = 2;
const DOCUMENT = 3;
const ARRAY = 4;
const BOOLEAN = 8;
const NULL = 10;
const INT32 = 16;

/** The same object as `BSON.deserialize` gives. */
export function decodeDocument(bytes: Buffer): object {
  try {
    return new Reader(bytes).document();
  } catch (error) {
    if (!(error instanceof Unfamiliar)) throw error;
    return mongoose.mongo.BSON.deserialize(bytes);
  }
}

class Unfamiliar extends Error {}

/** Names of fields and short values, by a hash of their bytes: most were met before. A slot keeps the last one only, so that the table cannot grow. */
const WORDS: (string | undefined)[] = Array.from({ length: 8_192 });
const LONGEST_WORD = 16;

const double = new DataView(new ArrayBuffer(8));

class Reader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  document(): object {
    const object: Record<string, unknown> = {};
    this.#at += 4;
    for (let type = this.#byte(); type !== 0; type = this.#byte()) {
      const name = this.#name();
      // Assigned, it would set the prototype.
      if (name === '__proto__') throw new Unfamiliar();
      object[name] = this.#value(type);
    }
    return object;
  }

  #value(type: number): unknown {
    switch (type) {
      case STRING:
        return this.#string();
      case INT32:
        return this.#int32();
      case DOUBLE:
        return this.#double();
      case DOCUMENT:
        return this.document();
      case ARRAY:
        return this.#array();
      case BOOLEAN:
        return this.#byte() === 1;
      case NULL:
        return null;
      default:
        throw new Unfamiliar();
    }
  }

  #array(): unknown[] {
    const items: unknown[] = [];
    this.#at += 4;
    for (let type = this.#byte(); type !== 0; type = this.#byte()) {
      while (this.#byte() !== 0);
      items.push(this.#value(type));
    }
    return items;
  }

  #name(): string {
    const from = this.#at;
    let hash = 0;
    for (let byte = this.#byte(); byte !== 0; byte = this.#byte()) hash = (hash * 31 + byte) | 0;
    return this.#word(from, this.#at - 1, hash);
  }

  #string(): string {
    const length = this.#int32();
    const from = this.#at;
    const to = from + length - 1;
    this.#at = to + 1;
    if (length > LONGEST_WORD) return this.#bytes.toString('utf8', from, to);
    let hash = 0;
    for (let at = from; at < to; at += 1) hash = (hash * 31 + (this.#bytes[at] ?? 0)) | 0;
    return this.#word(from, to, hash);
  }

  #word(from: number, to: number, hash: number): string {
    const slot = hash & 8_191;
    const known = WORDS[slot];
    if (known !== undefined && this.#spells(known, from, to)) return known;
    const word = this.#bytes.toString('utf8', from, to);
    // As long as its bytes: plain ASCII, which can be compared letter by byte.
    if (word.length === to - from) WORDS[slot] = word;
    return word;
  }

  #spells(word: string, from: number, to: number): boolean {
    if (word.length !== to - from) return false;
    for (let index = 0; index < word.length; index += 1) if (word.charCodeAt(index) !== this.#bytes[from + index]) return false;
    return true;
  }

  #int32(): number {
    return this.#byte() | (this.#byte() << 8) | (this.#byte() << 16) | (this.#byte() << 24);
  }

  #double(): number {
    for (let index = 0; index < 8; index += 1) double.setUint8(index, this.#byte());
    return double.getFloat64(0, true);
  }

  #byte(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new RangeError('A document ends in the middle.');
    this.#at += 1;
    return byte;
  }
}
