/** The commands together, their help, and what every failure means for the exit code. */
import { Command, CommanderError } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { StoreNotStarted } from '@nachklang/embedded-mongo';
import { ConfigError } from '../config/load-config.ts';
import { CouldNotRun, EXIT, type ExitCode } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

type MakeCommand = (terminal: Terminal, done: (code: ExitCode) => void) => Command;

/** Loaded when named, so that a quick command does not pay for the server. In the order of the help. */
const COMMANDS = new Map<string, () => Promise<MakeCommand>>([
  ['start', async () => (await import('./start.ts')).startCommand],
  ['worker', async () => (await import('./worker.ts')).workerCommand],
  ['validate', async () => (await import('./validate.ts')).validateCommand],
  ['simulate', async () => (await import('./simulate.ts')).simulateCommand],
  ['export', async () => (await import('./export.ts')).exportCommand],
  ['import', async () => (await import('./import.ts')).importCommand],
  ['mailbox', async () => (await import('./mailbox.ts')).mailboxCommand],
  ['db', async () => (await import('./db.ts')).dbCommand],
]);

const HELP = `
Exit codes:
  0  all is well
  1  it ran and found problems (an invalid journey, for instance)
  2  the command line was not understood
  3  it could not run (missing file, unreachable database, wrong configuration)

Configuration is read from the environment and from .env; see docs/configuration.md.`;

/** Runs one command; answers the exit code. */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.ok;
  const done = (code: ExitCode): void => {
    exitCode = code;
  };
  const program = new Command('nachklang')
    .description('Durable post-purchase journeys: run them, check them, try them on past orders.')
    .version(packageJson.version)
    .addHelpText('after', HELP)
    .showHelpAfterError('(run with --help for the options)');
  program.exitOverride().configureOutput({ writeOut: (text) => terminal.print(text.trimEnd()), writeErr: (text) => terminal.note(text.trimEnd()) });
  try {
    const named = COMMANDS.get(args[0] ?? '');
    for (const load of named ? [named] : COMMANDS.values()) program.addCommand((await load())(terminal, done).copyInheritedSettings(program));
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    return explain(error, terminal);
  }
}

function explain(error: unknown, terminal: Terminal): ExitCode {
  // Commander has already said what it did not understand; help and version end with 0.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (error instanceof CouldNotRun || error instanceof ConfigError || error instanceof StoreNotStarted) terminal.note(error.message);
  else terminal.note(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return EXIT.couldNotRun;
}
