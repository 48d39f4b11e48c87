/** Entry of the command line: `nachklang <command>`, also what `npm start` runs. */
import { runCommandLine } from './command-line.ts';
import { processTerminal } from './process-terminal.ts';

process.exitCode = await runCommandLine(process.argv.slice(2), processTerminal());
