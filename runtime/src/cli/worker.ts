/** `nachklang worker`: one more process that advances journeys and sends mails, on a database others use too. */
import { findRunningStore } from '@nachklang/embedded-mongo';
import { Command } from 'commander';
import { loadConfig } from '../config/load-config.ts';
import { CouldNotRun, type ExitCode } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

const HELP = `
Examples:
  MONGODB_URI=mongodb://localhost:27017/nachklang?replicaSet=rs0 nachklang worker
  nachklang worker                     beside a running "nachklang start" with the same DATA_DIR

Any number of workers may run; each takes its share of the partitions.`;

export function workerCommand(terminal: Terminal, done: (code: ExitCode) => void): Command {
  return new Command('worker')
    .description('Run one more worker on the same database')
    .addHelpText('after', HELP)
    .action(async () => {
      const config = loadConfig();
      const mongodbUri = config.mongodbUri ?? (await findRunningStore(config.dataDir));
      if (mongodbUri === undefined) {
        throw new CouldNotRun('A worker needs a database that others use too: set MONGODB_URI, or start Nachklang first with the same DATA_DIR.');
      }
      const { serve } = await import('./serve.ts');
      done(await serve({ ...config, mongodbUri, role: 'worker' }, terminal));
    });
}
