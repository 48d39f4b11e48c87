/**
 * A document opened for change. Only what an update goes into is taken apart; everything
 * else stays a slice of the old bytes, so types and values it does not touch survive.
 */

import { copyOf, elementsOf } from '../bson/raw.ts';
import type { RawValue } from '../bson/raw.ts';
import * as T from '../bson/types.ts';
import { BsonWriter } from '../bson/writer.ts';

export interface ObjectNode {
  readonly kind: 'object';
  readonly fields: { readonly name: string; value: Node }[];
}

export interface ArrayNode {
  readonly kind: 'array';
  readonly items: Node[];
}

export interface Leaf {
  readonly kind: 'leaf';
  readonly value: RawValue;
}

export type Node = ObjectNode | ArrayNode | Leaf;

export const leaf = (value: RawValue): Leaf => ({ kind: 'leaf', value });

export function openObject(value: RawValue): ObjectNode {
  return { kind: 'object', fields: elementsOf(value).map((element) => ({ name: element.name, value: leaf(element) })) };
}

/** Takes a leaf apart when it is a document or an array; other nodes come back as they are. */
export function opened(node: Node): Node {
  if (node.kind !== 'leaf') return node;
  if (node.value.type === T.OBJECT) return openObject(node.value);
  if (node.value.type === T.ARRAY) return { kind: 'array', items: elementsOf(node.value).map(leaf) };
  return node;
}

export const fieldIn = (node: ObjectNode, name: string): { readonly name: string; value: Node } | undefined =>
  node.fields.find((field) => field.name === name);

export function setField(node: ObjectNode, name: string, value: Node): void {
  const field = fieldIn(node, name);
  if (field === undefined) node.fields.push({ name, value });
  else field.value = value;
}

/** One for all: the answer is copied out of it. */
let encoder = new BsonWriter(4_096);
const KEPT_BYTES = 1 << 20;

export function encodeTree(node: ObjectNode): Buffer {
  if (encoder.bytes.length > KEPT_BYTES) encoder = new BsonWriter(4_096);
  encoder.length = 0;
  const writer = encoder;
  writeObject(node, writer);
  return copyOf(writer.bytes, 0, writer.length);
}

/** The node as one raw value, for comparisons. */
export function valueOf(node: Node): RawValue {
  if (node.kind === 'leaf') return node.value;
  const writer = new BsonWriter(1_024);
  writeBody(node, writer);
  return { buf: Buffer.from(writer.taken()), type: typeOf(node), off: 0 };
}

const typeOf = (node: Node): number =>
  node.kind === 'leaf' ? node.value.type : node.kind === 'object' ? T.OBJECT : T.ARRAY;

function writeBody(node: Node, writer: BsonWriter): void {
  if (node.kind === 'leaf') writer.value(node.value);
  else if (node.kind === 'object') writeObject(node, writer);
  else {
    const start = writer.begin();
    for (const [n, item] of node.items.entries()) {
      writer.item(typeOf(item), n);
      writeBody(item, writer);
    }
    writer.end(start);
  }
}

function writeObject(node: ObjectNode, writer: BsonWriter): void {
  const start = writer.begin();
  for (const { name, value } of node.fields) {
    writer.header(typeOf(value), name);
    writeBody(value, writer);
  }
  writer.end(start);
}
