/** Aggregation expressions, evaluated by mingo over decoded documents. */

import { serialize } from 'bson';

import { decodeDocument, decodeValue, rawDocument, someElement } from '../bson/raw.ts';
import type { RawElement, RawValue } from '../bson/raw.ts';
import * as T from '../bson/types.ts';
import { CommandError, notImplemented } from '../wire/errors.ts';
import { mingo } from './mingo-library.ts';

export type PlainDocument = Record<string, unknown>;
type Variables = Readonly<PlainDocument>;

export interface Expression {
  isTrue(doc: RawValue): boolean;
}

/** `$expr`. Throws LibraryMissing until mingo is loaded. */
export function compileExpression(element: RawElement, variables: Variables): Expression {
  const query = guarded(() => new (mingo().Query)({ $expr: decodeValue(element) }, mingoOptions(variables)));
  return { isTrue: (doc) => guarded(() => query.test(plainDocument(doc))) };
}

/** One stage that turns each document into one document. */
export function compileStage(name: string, spec: RawValue, variables: Variables = {}): (document: Buffer) => Buffer {
  const run = compileStages([{ [name]: decodeValue(spec) }], variables);
  return (document) => {
    const [result] = run([plainDocument(rawDocument(document))]);
    return encodeDocument(result ?? {});
  };
}

/** Stages over decoded documents; input documents may be changed. */
export function compileStages(stages: PlainDocument[], variables: Variables = {}): (documents: PlainDocument[]) => PlainDocument[] {
  const aggregator = guarded(() => new (mingo().Aggregator)(stages, mingoOptions(variables)));
  return (documents) => guarded(() => aggregator.run(documents));
}

/** Value of an expression for one document, or undefined where it is missing. */
export function compileValue(expression: unknown, variables: Variables): (document: PlainDocument) => unknown {
  const run = compileStages([{ $replaceWith: { value: expression } }], variables);
  return (document) => run([document])[0]?.['value'];
}

// Scripts would run in this process with all its rights.
const mingoOptions = (variables: Variables): { scriptEnabled: false; variables: Variables } => ({ scriptEnabled: false, variables });

export function encodeDocument(document: PlainDocument): Buffer {
  return Buffer.from(serialize(document, { ignoreUndefined: true }));
}

/** Decodes for mingo. Numbers JavaScript cannot hold exactly are refused: mingo would compare them wrongly. */
export function plainDocument(doc: RawValue): PlainDocument {
  if (hasInexactNumber(doc.buf, doc.off)) {
    throw notImplemented('An expression over documents with Decimal128 or with integers beyond 2^53');
  }
  return decodeDocument({ buf: doc.buf, type: T.OBJECT, off: doc.off });
}

function hasInexactNumber(buf: Buffer, docOff: number): boolean {
  return someElement(buf, docOff, (type, off) => {
    if (type === T.OBJECT || type === T.ARRAY) return hasInexactNumber(buf, off);
    if (type === T.INT64) {
      const value = buf.readBigInt64LE(off);
      return value > 9_007_199_254_740_991n || value < -9_007_199_254_740_991n;
    }
    return type === T.DECIMAL128;
  });
}

/** mingo reports a bad pipeline as a plain error. */
function guarded<R>(work: () => R): R {
  try {
    return work();
  } catch (error) {
    if (error instanceof Error && /mingo|operator|expression|stage|must|requires|expects|invalid/i.test(error.message) && error.constructor !== CommandError) {
      throw asPipelineError(error);
    }
    throw error;
  }
}

function asPipelineError(error: Error): Error {
  if (error instanceof CommandError) return error;
  const unknown = /\$\w+/.exec(error.message)?.[0];
  if (/unregistered|not registered|unknown|not found|no such/i.test(error.message)) {
    return new CommandError(168, `Unrecognized expression or stage '${unknown ?? ''}': ${error.message}`);
  }
  return new CommandError(2, error.message);
}

