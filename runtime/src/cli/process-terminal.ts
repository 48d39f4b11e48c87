/** The terminal of this process. */
import { createInterface } from 'node:readline/promises';
import type { Terminal } from './terminal.ts';

const CLEAR_LINE = '\r\u001B[K';

export function processTerminal(): Terminal {
  const { stdin, stdout, stderr } = process;
  // Whoever reads the pipe may have seen enough (`| head`): that ends the command, it is not an error.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  let progressShown = false;
  const clear = (): void => {
    if (progressShown) stderr.write(CLEAR_LINE);
    progressShown = false;
  };
  return {
    print: (line) => {
      clear();
      stdout.write(`${line}\n`);
    },
    note: (line) => {
      clear();
      stderr.write(`${line}\n`);
    },
    progress: (line) => {
      if (!stderr.isTTY) return;
      stderr.write(`${CLEAR_LINE}${line}`);
      progressShown = true;
    },
    confirm: async (question) => {
      if (!stdin.isTTY || !stderr.isTTY) return undefined;
      clear();
      const questions = createInterface({ input: stdin, output: stderr });
      try {
        const answer = (await questions.question(`${question} [Y/n] `)).trim().toLowerCase();
        return answer === '' || answer.startsWith('y') || answer.startsWith('j');
      } finally {
        questions.close();
      }
    },
    language: new Intl.DateTimeFormat().resolvedOptions().locale.startsWith('de') ? 'de' : 'en',
  };
}
