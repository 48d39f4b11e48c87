/** A terminal that remembers what was written. */
import type { Terminal } from './terminal.ts';

export interface TestTerminal extends Terminal {
  printed: string[];
  noted: string[];
}

export function testTerminal(answer?: boolean): TestTerminal {
  const printed: string[] = [];
  const noted: string[] = [];
  return {
    printed,
    noted,
    print: (line) => void printed.push(line),
    note: (line) => void noted.push(line),
    progress: () => undefined,
    confirm: async () => answer,
    language: 'en',
  };
}
