/** `nachklang db`: look into the database, or serve the embedded store to other tools such as mongosh. */
import { findRunningStore, startEmbeddedMongo } from '@nachklang/embedded-mongo';
import { Command } from 'commander';
import { loadConfig } from '../config/load-config.ts';
import { CouldNotRun, EXIT, type ExitCode } from './exit-codes.ts';
import { withDatabase } from './open-shop.ts';
import { wholeNumber } from './option-values.ts';
import { stopSignal } from './stop-signal.ts';
import type { Terminal } from './terminal.ts';

const HELP = `
Examples:
  nachklang db info
  nachklang db serve --port 27017      then: mongosh mongodb://127.0.0.1:27017/nachklang?directConnection=true

While Nachklang runs on the same DATA_DIR, "db serve" tells the address of the running store instead.`;

export function dbCommand(terminal: Terminal, done: (code: ExitCode) => void): Command {
  const command = new Command('db').description('Look into the database, or serve the embedded store').addHelpText('after', HELP);
  command
    .command('info')
    .description('what the database holds')
    .option('--json', 'one JSON document')
    .action(async (options: { json?: true }) => {
      const { counts, where } = await readInfo();
      if (options.json) terminal.print(JSON.stringify({ where, collections: counts }, undefined, 2));
      else {
        terminal.print(where);
        const width = Math.max(0, ...Object.keys(counts).map((name) => name.length));
        for (const [name, count] of Object.entries(counts)) terminal.print(`  ${name.padEnd(width)}  ${count.toLocaleString(terminal.language)}`);
      }
      done(EXIT.ok);
    });
  command
    .command('serve')
    .description('serve the embedded store on a port of this machine, until Ctrl-C')
    .option('--port <number>', 'port to listen on', wholeNumber(1, 65_535), 27_017)
    .action(async ({ port }: { port: number }) => {
      await serveStore(terminal, port);
      done(EXIT.ok);
    });
  return command;
}

function readInfo(): Promise<{ where: string; counts: Record<string, number> }> {
  return withDatabase(async (db, where) => {
    const names = (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name).sort();
    const counts: Record<string, number> = {};
    for (const name of names) counts[name] = await db.collection(name).countDocuments({});
    return { where, counts };
  });
}

async function serveStore(terminal: Terminal, port: number): Promise<void> {
  const { mongodbUri, dataDir } = loadConfig();
  if (mongodbUri !== undefined) throw new CouldNotRun('MONGODB_URI is set, so the embedded store is not in use: connect to that MongoDB instead.');
  const running = await findRunningStore(dataDir);
  if (running !== undefined) {
    terminal.note('Nachklang is running and serves its store here already:');
    terminal.print(running);
    return;
  }
  const stopped = stopSignal();
  const store = await startEmbeddedMongo({ dataDir, port });
  terminal.print(store.uri);
  terminal.note('Stop with Ctrl-C.');
  await stopped;
  await store.stop();
}
