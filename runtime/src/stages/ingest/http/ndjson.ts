/** Events as lines of JSON, read and answered while they arrive, in bounded memory. */
import type { Readable, Writable } from 'node:stream';
import type { Answer } from '../answer.ts';

export type LineAnswer = { line: number } & (Answer | { status: 'failed'; problem: { code: string; detail: string } });

interface Line { number: number; text: string | undefined }

const BATCH_LINES = 500;
const MAX_LINE_CHARACTERS = 1_000_000;
/** Many clients read no answer before they have sent everything, so answers wait here; this bounds them. */
const MAX_LINES = 100_000;

/** Writes one answer per line and ends the output. Stops at the first batch that could not be made durable, and says so. */
export async function answerLines(input: Readable, output: Writable, accept: (events: unknown[]) => Promise<Answer[]>): Promise<void> {
  let batch: Line[] = [];
  const flush = async (): Promise<boolean> => {
    const lines = batch;
    batch = [];
    try {
      const answers = await answersTo(lines, accept);
      output.write(answers.map((answer) => `${JSON.stringify(answer)}\n`).join(''));
      return true;
    } catch {
      const detail = `Line ${lines[0]?.number ?? 0} and those after it may not be stored. Send them again; what is stored will be answered as duplicate.`;
      return stop(output, { line: lines[0]?.number ?? 0, status: 'failed', problem: { code: 'store_unavailable', detail } });
    }
  };
  try {
    for await (const line of linesOf(input)) {
      if (line.number > MAX_LINES) {
        if (await flush()) stop(output, { line: line.number, status: 'failed', problem: { code: 'too_many_lines', detail: `One request takes ${MAX_LINES} lines; send the rest in another one.` } });
        return;
      }
      batch.push(line);
      if (batch.length >= BATCH_LINES && !(await flush())) return;
    }
    if (batch.length > 0) await flush();
  } finally {
    output.end();
  }
}

function stop(output: Writable, answer: LineAnswer): false {
  output.write(`${JSON.stringify(answer)}\n`);
  return false;
}

async function answersTo(lines: readonly Line[], accept: (events: unknown[]) => Promise<Answer[]>): Promise<LineAnswer[]> {
  const parsed = lines.map((line) => parse(line));
  const events = parsed.flatMap((one) => (one.kind === 'event' ? [one.event] : []));
  const answers = await accept(events);
  let next = 0;
  return lines.map(({ number }, index): LineAnswer => {
    const one = parsed[index];
    const answer = one?.kind === 'event' ? answers[next++] : undefined;
    return { line: number, ...(answer ?? { id: '', status: 'invalid', problem: { code: 'invalid_json', detail: one?.kind === 'bad' ? one.detail : 'The line was not answered.' } }) };
  });
}

type Parsed = { kind: 'event'; event: unknown } | { kind: 'bad'; detail: string };

function parse({ text }: Line): Parsed {
  if (text === undefined) return { kind: 'bad', detail: `The line is longer than ${MAX_LINE_CHARACTERS} characters; send this event in smaller parts.` };
  try {
    return { kind: 'event', event: JSON.parse(text) };
  } catch {
    return { kind: 'bad', detail: 'The line is not valid JSON; send one event per line.' };
  }
}

/** Numbered from 1, blank ones left out; `text` is missing when a line was too long to be kept. */
async function* linesOf(input: Readable): AsyncGenerator<Line> {
  const decoder = new TextDecoder();
  let number = 0;
  let rest = '';
  let overlong = false;
  const line = (text: string): Line | undefined => {
    number += 1;
    const tooLong = overlong || text.length > MAX_LINE_CHARACTERS;
    overlong = false;
    if (tooLong) return { number, text: undefined };
    return text.trim() === '' ? undefined : { number, text };
  };
  for await (const chunk of input) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const whole = line(part);
      if (whole) yield whole;
    }
    if (rest.length > MAX_LINE_CHARACTERS) {
      overlong = true;
      rest = '';
    }
  }
  const last = rest !== '' || overlong ? line(rest + decoder.decode()) : undefined;
  if (last) yield last;
}
