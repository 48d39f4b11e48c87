/** `nachklang start`: the program in its role, by default web and worker in one process. Also what `npm start` runs. */
import { Command } from 'commander';
import { loadConfig } from '../config/load-config.ts';
import type { ExitCode } from './exit-codes.ts';
import { wholeNumber } from './option-values.ts';
import type { Terminal } from './terminal.ts';

const HELP = `
Examples:
  nachklang start
  nachklang start --demo               with a shop, 300 past orders and the mails they led to
  nachklang start --port 4000
  ROLE=web nachklang start             HTTP only; start workers beside it

Stops with Ctrl-C or SIGTERM: what is in hand is finished first. A second Ctrl-C stops at once; nothing is lost.`;

export function startCommand(terminal: Terminal, done: (code: ExitCode) => void): Command {
  return new Command('start')
    .description('Run Nachklang')
    .option('--port <number>', 'port to listen on (PORT)', wholeNumber(0, 65_535))
    .option('--host <address>', 'address to listen on (HOST)')
    .option('--demo', 'load the demo shop first, unless it is there')
    .option('--no-demo', 'do not ask whether to load the demo shop')
    .addHelpText('after', HELP)
    .action(async ({ port, host, demo }: { port?: number; host?: string; demo?: boolean }) => {
      const config = loadConfig({ ...(port !== undefined && { PORT: String(port) }), ...(host !== undefined && { HOST: host }) });
      const { serve } = await import('./serve.ts');
      const { prepareDemo } = await import('./demo.ts');
      done(await serve(config, terminal, { prepare: (core) => prepareDemo(core, terminal, demo) }));
    });
}
