/** Liquid expressions as closures: the values of outputs and conditions, without the interpreter's generator per step. */
import { Context, defaultOperators, toValue, toValueSync, TypeGuards, type Expression, type Filter, type Liquid, type Token, type Value } from 'liquidjs';
import { escapeHtml, VOICE_FILTERS } from './filters.ts';
import type { Voice } from './formats.ts';
import type { LinkFor } from './link-tag.ts';

/** What one run of a program reads and writes. */
export interface Frame {
  values: Record<string, unknown>;
  voice: Voice;
  linkFor: LinkFor | undefined;
  /** `assign`ed names. */
  locals: Record<string, unknown>;
  /** The items of the open `for` loops, outermost first, and where each stands. */
  items: unknown[];
  loops: unknown[];
  turnsLeft: number;
}

/** Names of the loop variables around an expression, outermost first. */
export type LoopNames = readonly string[];
export type Read = (frame: Frame) => unknown;

/** Something the fast path does not know; the whole template then runs in LiquidJS itself. */
export class Unsupported extends Error {}

/** Built-in filters that neither walk scopes nor grow a text without bound when repeated. */
const SAFE_IN_ASSIGN = new Set(['default', 'size', 'first', 'last', 'plus', 'minus', 'times', 'divided_by', 'modulo', 'round', 'floor', 'ceil', 'abs', 'at_least', 'at_most', ...Object.keys(VOICE_FILTERS)]);
const FAST_BUILT_IN = new Set([...SAFE_IN_ASSIGN, 'upcase', 'downcase', 'capitalize', 'append', 'prepend', 'replace', 'remove', 'strip', 'truncate', 'truncatewords', 'split', 'join', 'slice', 'url_encode', 'newline_to_br']);

export function readValue(value: Value, liquid: Liquid, loops: LoopNames, inAssign = false): Read {
  let read = readExpression(value.initial, loops);
  for (const filter of value.filters) read = readFiltered(read, filter, liquid, loops, inAssign);
  return read;
}

export function isTruthy(value: unknown): boolean {
  const plain = toValue(value);
  return plain !== false && plain !== undefined && plain !== null;
}

/** `empty`, `blank` and `nil` are objects that compare; anywhere but in a comparison they are plain values. */
export function readToken(token: Token | undefined, loops: LoopNames, compared = false): Read {
  if (token === undefined) return () => undefined;
  if ('content' in token) {
    const content = compared ? token.content : toValue(token.content);
    return () => content;
  }
  if (!TypeGuards.isPropertyAccessToken(token) || token.variable !== undefined) throw new Unsupported(token.getText());
  const [root, ...keys] = token.props;
  if (root === undefined || !('content' in root) || typeof root.content !== 'string') throw new Unsupported(token.getText());
  return keys.reduce((read, key) => readKey(read, key, loops), readName(root.content, loops));
}

export function equal(left: unknown, right: unknown): boolean {
  return isPlain(left) && isPlain(right) ? left === right : toValueSync(operator('==')(left, right)) === true;
}

function readExpression(expression: Expression, loops: LoopNames): Read {
  const stack: Read[] = [];
  for (const token of expression.postfix) {
    if (!TypeGuards.isOperatorToken(token)) stack.push(readToken(token, loops, expression.postfix.length > 1));
    else if (token.operator === 'not') stack.push(negated(popped(stack)));
    else {
      const right = popped(stack);
      stack.push(combined(token.operator, popped(stack), right));
    }
  }
  return stack[0] ?? (() => undefined);
}

function negated(read: Read): Read {
  return (frame) => !isTruthy(read(frame));
}

function combined(name: string, left: Read, right: Read): Read {
  if (name === 'and') return (frame) => isTruthy(left(frame)) && isTruthy(right(frame));
  if (name === 'or') return (frame) => isTruthy(left(frame)) || isTruthy(right(frame));
  if (name === '==') return (frame) => equal(left(frame), right(frame));
  if (name === '!=') return (frame) => !equal(left(frame), right(frame));
  const compare = operator(name);
  return (frame) => toValueSync(compare(left(frame), right(frame)));
}

type Operator = (left: unknown, right: unknown) => Generator;

function operator(name: string): Operator {
  const found = Object.entries(defaultOperators).find(([key]) => key === name)?.[1];
  if (found === undefined) throw new Unsupported(name);
  return found as Operator;
}

function isPlain(value: unknown): boolean {
  return value === null || typeof value !== 'object';
}

function popped(stack: Read[]): Read {
  const read = stack.pop();
  if (read === undefined) throw new Unsupported('operand');
  return read;
}

/** Loop variables shadow assigned names, which shadow the facts: the scopes of Liquid, resolved before the run. */
function readName(name: string, loops: LoopNames): Read {
  if (name === 'forloop' && loops.length > 0) {
    const depth = loops.length - 1;
    return (frame) => frame.loops[depth];
  }
  const depth = loops.lastIndexOf(name);
  if (depth >= 0) return (frame) => frame.items[depth];
  return (frame) => (Object.hasOwn(frame.locals, name) ? frame.locals[name] : Object.hasOwn(frame.values, name) ? frame.values[name] : undefined);
}

function readKey(read: Read, key: Token, loops: LoopNames): Read {
  if (!('content' in key)) {
    const readIndex = readToken(key, loops);
    return (frame) => property(read(frame), readIndex(frame));
  }
  const name = key.content;
  if (typeof name === 'string' && !['size', 'first', 'last'].includes(name)) return (frame) => ownProperty(read(frame), name);
  return (frame) => property(read(frame), name);
}

function ownProperty(object: unknown, key: string | number): unknown {
  if (object === undefined || object === null) return object;
  return Object.hasOwn(object, key) ? (object as Record<string | number, unknown>)[key] : undefined;
}

/** LiquidJS `Context.readProperty` for plain data. */
function property(object: unknown, key: unknown): unknown {
  if (object === undefined || object === null) return object;
  if (Array.isArray(object)) {
    if (typeof key === 'number') return ownProperty(object, key < 0 ? object.length + key : key);
    if (key === 'size') return object.length;
    if (key === 'first') return object[0];
    if (key === 'last') return object.at(-1);
  }
  if (typeof key !== 'string' && typeof key !== 'number') return undefined;
  const own = ownProperty(object, key);
  if (own !== undefined || key !== 'size') return own;
  return typeof object === 'string' ? object.length : typeof object === 'object' ? Object.keys(object).length : undefined;
}

function readFiltered(read: Read, filter: Filter, liquid: Liquid, loops: LoopNames, inAssign: boolean): Read {
  // `handler` is private in the types: the filter that `outputEscape` appends has no name of its own to tell it by.
  if (filter['handler'] === escapeHtml) return (frame) => escapeHtml(read(frame));
  const { name } = filter;
  const args = filter.args.map((argument) => readArgument(argument, loops));
  const voiced = VOICE_FILTERS[name];
  if (voiced !== undefined) return readVoiced(read, voiced, args);
  if (!(inAssign ? SAFE_IN_ASSIGN : FAST_BUILT_IN).has(name)) throw new Unsupported(name);
  // Filters see a context only for its options and limits; the limits that matter here are checked when the program is made.
  const self = { context: new Context({}, liquid.options, { memoryLimit: Infinity, renderLimit: Infinity }), token: filter['token'], liquid };
  const handler = filter['handler'];
  const [first] = args;
  if (args.length === 0) return (frame) => handler.call(self, read(frame));
  if (args.length === 1 && first !== undefined) return (frame) => handler.call(self, read(frame), first(frame));
  return (frame) => handler.call(self, read(frame), ...args.map((argument) => argument(frame)));
}

function readVoiced(read: Read, filter: (typeof VOICE_FILTERS)[string], args: Read[]): Read {
  if (args.length === 0) return (frame) => filter(frame.voice, read(frame));
  return (frame) => filter(frame.voice, read(frame), ...args.map((argument) => argument(frame)));
}

function readArgument(argument: Filter['args'][number], loops: LoopNames): Read {
  if (!Array.isArray(argument)) return readToken(argument, loops);
  const [key, token] = argument;
  const read = readToken(token, loops);
  return (frame) => [key, read(frame)];
}
