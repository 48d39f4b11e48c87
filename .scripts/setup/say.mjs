/** Plain progress lines on stderr, so that a command's own output stays clean on stdout. */

export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Something a person has to put right; shown as one sentence, without a stack. */
export class SetupProblem extends Error {
  name = 'SetupProblem';
}

/** Calls `line()` every few seconds until `work` settles, so that long work is never silent. */
export async function withProgress(work, line, everyMs = 5000) {
  const timer = setInterval(() => say(line()), everyMs);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}
