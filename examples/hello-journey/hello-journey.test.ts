/** The README of this example is true: the command prints what is written there. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { runCommandLine } from '../../runtime/src/cli/command-line.ts';
import { testTerminal } from '../../runtime/src/cli/test-terminal.ts';

const here = (name: string): string => new URL(name, import.meta.url).pathname;

test('nachklang simulate prints the expected output', async () => {
  const terminal = testTerminal();
  const code = await runCommandLine(['simulate', here('.'), '--events', here('events.ndjson')], terminal);
  expect(`${[...terminal.printed, ...terminal.noted].join('\n')}\n`).toBe(await readFile(here('expected-output.txt'), 'utf8'));
  expect(code).toBe(0);
});

test('nachklang validate finds nothing to mend', async () => {
  expect(await runCommandLine(['validate', here('.')], testTerminal())).toBe(0);
});
