/** Entry of the command line: `nachklang <command>`, also what `npm start` runs. */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// Before any other module is loaded: a later start reads them compiled, and does without the type stripper and its memory.
enableCompileCache(join(import.meta.dirname, '../../../node_modules/.cache/nachklang'));
const { runCommandLine } = await import('./command-line.ts');
const { processTerminal } = await import('./process-terminal.ts');

process.exitCode = await runCommandLine(process.argv.slice(2), processTerminal());
