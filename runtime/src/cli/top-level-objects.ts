/** Cuts a byte stream of JSON into its outermost objects, whether they stand in an array, on lines of their own or one after another. */
import { CouldNotRun } from './exit-codes.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
/** Between objects: white space, the comma and the brackets of an array, a byte order mark. */
const BETWEEN = new Set([0x20, 0x09, RETURN, NEWLINE, 0x2c, 0x5b, 0x5d, 0xef, 0xbb, 0xbf]);

export interface JsonText {
  text: string;
  /** On which it begins, from 1. */
  line: number;
  /** What it says, where it was parsed to find its end. */
  value?: unknown;
}

/** Those that end in one piece of the source after the other. All bytes it looks for are ASCII, so that UTF-8 needs no decoding before an object is whole. */
export async function* topLevelObjects(source: AsyncIterable<Uint8Array>): AsyncGenerator<JsonText[]> {
  let rest: Uint8Array = new Uint8Array();
  let depth = 0;
  let inString = false;
  let escaped = false;
  let line = 1;
  let startLine = 1;
  // Until a line that looked like one object was none: it takes long to find that out again and again.
  let byLines = true;
  for await (const chunk of source) {
    const found: JsonText[] = [];
    let start = rest.length > 0 ? 0 : -1;
    let lineEnd = -1;
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    for (let at = rest.length; at < bytes.length; at += 1) {
      const byte = bytes[at];
      if (byte === NEWLINE) line += 1;
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) inString = false;
      } else if (byte === QUOTE && depth > 0) {
        inString = true;
      } else if (byte === OPEN) {
        if (depth === 0) {
          if (lineEnd < at) lineEnd = endOfLine(bytes, at);
          const whole = byLines && lineEnd !== Infinity ? objectUpTo(bytes, at, lineEnd) : 'other';
          if (typeof whole === 'object') {
            found.push({ ...whole, line });
            at = lineEnd - 1;
            continue;
          }
          if (whole === 'not JSON') byLines = false;
          [start, startLine] = [at, line];
        }
        depth += 1;
      } else if (byte === CLOSE && depth > 0) {
        depth -= 1;
        if (depth === 0) {
          found.push({ text: bytes.toString('utf8', start, at + 1), line: startLine });
          start = -1;
        }
      } else if (depth === 0 && byte !== undefined && !BETWEEN.has(byte)) {
        throw new CouldNotRun(`Line ${line}: expected an event as a JSON object (NDJSON, or one JSON array of events), found “${String.fromCharCode(byte)}”.`);
      }
    }
    yield found;
    rest = start === -1 ? new Uint8Array() : bytes.subarray(start);
  }
  if (depth > 0) throw new CouldNotRun(`Line ${startLine}: the event that begins here is cut off.`);
}

function endOfLine(bytes: Buffer, from: number): number {
  const end = bytes.indexOf(NEWLINE, from);
  return end === -1 ? Infinity : end;
}

/** NDJSON: what begins here and ends with its line can only be one object when it parses. Many times faster than looking at each byte. */
function objectUpTo(bytes: Buffer, start: number, lineEnd: number): Omit<JsonText, 'line'> | 'other' | 'not JSON' {
  const end = bytes[lineEnd - 1] === RETURN ? lineEnd - 1 : lineEnd;
  if (bytes[end - 1] !== CLOSE) return 'other';
  const text = bytes.toString('utf8', start, end);
  try {
    return { text, value: JSON.parse(text) };
  } catch {
    return 'not JSON';
  }
}
