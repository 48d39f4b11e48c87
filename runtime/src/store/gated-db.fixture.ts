/** A database whose every operation passes a gate first: there a test lets workers take turns, or kills one between any two of its writes. */
import type { Db } from './collections.ts';

export type Operation = 'read' | 'write';
/** What it throws, the operation throws, and has not happened. `collection` is named where it is written to. */
export type Gate = (operation: Operation, collection?: string) => Promise<void>;

const WRITES = new Set(['bulkWrite', 'insertMany', 'insertOne', 'updateOne', 'updateMany', 'replaceOne', 'deleteMany', 'deleteOne', 'findOneAndUpdate']);
const READS = new Set(['toArray', 'next', 'findOne', 'countDocuments']);

export function gatedDb(db: Db, gate: Gate): Db {
  return gated(db, gate);
}

/** A process that is killed before its write number `survived` + 1: nothing it does afterwards happens. */
export function killedAfter(survived: number): Gate & { readonly writes: number } {
  let writes = 0;
  const gate = async (operation: Operation) => {
    if (operation === 'write') writes += 1;
    if (writes > survived) throw new Killed(`killed before write ${writes}`);
  };
  return Object.defineProperty(gate, 'writes', { get: () => writes }) as Gate & { readonly writes: number };
}

export class Killed extends Error {}

/** Wraps what `collection` and `find` answer too, so that the whole chain is gated. */
function gated<T extends object>(target: T, gate: Gate): T {
  return new Proxy(target, {
    get(_target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      const operation = WRITES.has(String(name)) ? 'write' : READS.has(String(name)) ? 'read' : undefined;
      if (operation !== undefined) return async (...args: unknown[]): Promise<unknown> => gate(operation, nameOf(target)).then((): unknown => member.apply(target, args));
      return (...args: unknown[]): unknown => {
        const answer: unknown = member.apply(target, args);
        const chained = answer === target || name === 'collection' || name === 'find';
        return chained && typeof answer === 'object' && answer !== null ? gated(answer, gate) : answer;
      };
    },
  });
}

function nameOf(target: object): string | undefined {
  return 'collectionName' in target && typeof target.collectionName === 'string' ? target.collectionName : undefined;
}
