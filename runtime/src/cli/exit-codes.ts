/** What a command's exit code means; `nachklang --help` tells the same. */
export const EXIT = {
  ok: 0,
  /** It ran, and what it looked at is not in order. */
  problems: 1,
  /** The command line was not understood. */
  usage: 2,
  /** Something it needs is missing or broken: a file, the database, the configuration. */
  couldNotRun: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** An expected reason not to run, told in a sentence that says what to do. */
export class CouldNotRun extends Error {
  override name = 'CouldNotRun';
}
