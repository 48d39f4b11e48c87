/** Runs the server until it is asked to stop, and tells on the way what a person has to know. */
import { flushCompileCache } from 'node:module';
import type { Config } from '../config/environment.ts';
import type { Core } from '../core.ts';
import { loadNodeTypes } from '../nodes/load-nodes.ts';
import { startServer, type Running } from '../server.ts';
import { makeSetupLink } from '../setup/setup-link.ts';
import { CouldNotRun, EXIT, type ExitCode } from './exit-codes.ts';
import { releaseStartMemory } from './release-start-memory.ts';
import { stopSignal } from './stop-signal.ts';
import type { Terminal } from './terminal.ts';

const WORDS = {
  de: {
    running: (url: string) => `Nachklang läuft: ${url}`,
    worker: 'Nachklang-Arbeiter läuft.',
    setup: (link: string) => `Noch gibt es keinen Zugang. Einrichten (einmalig, 24 Stunden gültig):\n  ${link}`,
    mailbox: 'Mails gehen ins eingebaute Postfach, solange SMTP_URL nicht gesetzt ist.',
    smtp: 'Mails gehen an den SMTP-Server aus SMTP_URL.',
    stop: 'Beenden mit Strg-C.',
    stopping: 'Wird beendet …',
    storeLost: 'Der eingebaute Speicher ist unerwartet beendet worden. Nichts Angenommenes ist verloren: Starte Nachklang neu.',
  },
  en: {
    running: (url: string) => `Nachklang is running: ${url}`,
    worker: 'Nachklang worker is running.',
    setup: (link: string) => `Nobody has an account yet. Set up (works once, for 24 hours):\n  ${link}`,
    mailbox: 'Mails go to the built-in mailbox as long as SMTP_URL is not set.',
    smtp: 'Mails go to the SMTP server in SMTP_URL.',
    stop: 'Stop with Ctrl-C.',
    stopping: 'Stopping …',
    storeLost: 'The embedded store ended unexpectedly. Nothing that was accepted is lost: start Nachklang again.',
  },
} as const;

export interface ServeOptions {
  /** Runs before anything is worked on. */
  prepare?: (core: Core) => Promise<void>;
}

export async function serve(config: Config, terminal: Terminal, { prepare }: ServeOptions = {}): Promise<ExitCode> {
  const words = WORDS[terminal.language];
  const stopped = stopSignal();
  const running = await start(config, prepare);
  void running.core.storeLost.then(() => {
    terminal.note(words.storeLost);
    // Requests that wait for the store would keep the process alive for long.
    process.exit(EXIT.couldNotRun);
  });
  try {
    await tellStarted(config, terminal, running);
    // A start that is cut off by a signal leaves its work for the next one all the same.
    flushCompileCache();
    releaseStartMemory();
    terminal.note(words.stop);
    await stopped;
    terminal.note(words.stopping);
  } finally {
    // Also when something fails on the way: a server that nobody watches would run on.
    await running.stop();
  }
  return EXIT.ok;
}

async function tellStarted(config: Config, terminal: Terminal, running: Running): Promise<void> {
  const words = WORDS[terminal.language];
  if (running.app) {
    terminal.print(words.running(config.baseUrl));
    const link = await makeSetupLink(running.core);
    if (link !== null) terminal.print(words.setup(link));
  } else {
    terminal.print(words.worker);
  }
  terminal.note(config.smtpUrl === undefined ? words.mailbox : words.smtp);
}

async function start(config: Config, prepare: ServeOptions['prepare']): Promise<Running> {
  try {
    return await startServer(config, { nodeTypes: await loadNodeTypes(config.nodesDir), ...(prepare && { prepare }) });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE') throw new CouldNotRun(`Port ${config.port} is in use. Stop the other program, or choose another port with --port or PORT.`);
    if (code === 'EACCES') throw new CouldNotRun(`This user may not listen on port ${config.port}. Choose one above 1023 with --port or PORT.`);
    throw error;
  }
}
