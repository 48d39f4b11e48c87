/** JSON whose whole numbers beyond 2^53 stay exact, as text: shop systems send such ids (commerce.md §2). */

const LONG_NUMBER = /\d{16}/;
const WHOLE = /^-?\d+$/;

/** Throws SyntaxError. Almost no body holds a long number; only those pay for the slow way. */
export function parseLossless(text: string): unknown {
  return LONG_NUMBER.test(text) ? JSON.parse(text, keepLongNumbers) : JSON.parse(text);
}

function keepLongNumbers(_key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  const source = context?.source;
  return source !== undefined && WHOLE.test(source) ? source : value;
}
