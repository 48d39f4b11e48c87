/** `nachklang simulate <journey…> --events <file>`: the same engine over past events, on a virtual clock. */
import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { isPublishable, validateJourney, type CloudEvent, type JourneyDocument } from '@nachklang/nodes/sdk';
import { Command } from 'commander';
import { loadNodesDir } from '../config/load-config.ts';
import type { NodeTypes } from '../engine/compile-journey.ts';
import { loadNodeTypes } from '../nodes/load-nodes.ts';
import { printReport } from '../simulation/print-report.ts';
import { summarize, type ReportOptions } from '../simulation/report.ts';
import { simulateInThreads, type Simulated } from '../simulation/simulate-in-threads.ts';
import { simulate, SIMULATED_SHOP } from '../simulation/simulate.ts';
import type { ToldEvent } from '../simulation/told-event.ts';
import { readEventFile, type BadEntry } from './event-file.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { readJourneyFile } from './journey-file.ts';
import { parseInstant, parseTimeZone, wholeNumber } from './option-values.ts';
import { printProblems } from './print-problems.ts';
import type { Terminal } from './terminal.ts';

const HELP = `
Examples:
  nachklang simulate journey.json --events orders.ndjson
  nachklang simulate templates/dispatched templates/delay --events orders.ndjson --from 2026-05-01T00:00:00Z
  nachklang simulate journey.json --events orders.ndjson --customer anna@example.com
  zcat orders.ndjson.gz | nachklang simulate journey.json --events - --json

The file holds CloudEvents, one per line (NDJSON) or as one JSON array, in the order they arrived.
Events before --from build up customers and orders, but start no journey; --to stops the clock.
Nothing is sent. Exits with 1 when a journey is not valid or nothing in the file could be used.`;

interface Options {
  events: string;
  from?: string;
  to?: string;
  customer?: string;
  timeZone: string;
  threads?: number;
  json?: true;
}

export function simulateCommand(terminal: Terminal, done: (code: ExitCode) => void): Command {
  return new Command('simulate')
    .description('Try journeys on past events: every mail, every cap collision, one customer’s story')
    .argument('<journey...>', 'journey files, or folders with a journey.json')
    .requiredOption('--events <file>', 'events to replay; - reads standard input')
    .option('--from <instant>', 'journeys start at this instant (ISO 8601)', parseInstant)
    .option('--to <instant>', 'the clock stops at this instant (ISO 8601)', parseInstant)
    .option('--customer <email>', 'whose timeline to tell; the most-mailed customer’s otherwise')
    .option('--time-zone <zone>', 'the shop’s time zone', parseTimeZone, SIMULATED_SHOP.timeZone)
    .option('--threads <n>', 'threads that run the journeys; as many as there are cores, for a long file', wholeNumber(1, 64))
    .option('--json', 'print the report as one JSON document')
    .addHelpText('after', HELP)
    .action(async (files: string[], options: Options) => {
      const nodeTypes = await loadNodeTypes(loadNodesDir());
      const journeys = await loadJourneys(files, nodeTypes, terminal);
      done(journeys === undefined ? EXIT.problems : await run(journeys, nodeTypes, options, terminal));
    });
}

/** Undefined when one of them may not run; its problems are printed. */
async function loadJourneys(files: readonly string[], nodeTypes: NodeTypes, terminal: Terminal): Promise<JourneyDocument[] | undefined> {
  const definitions = new Map([...nodeTypes].map(([id, { definition }]) => [id, definition]));
  const documents: JourneyDocument[] = [];
  let valid = true;
  for (const file of files) {
    const { document, problems } = validateJourney(await readJourneyFile(file), definitions);
    if (document !== undefined && isPublishable(problems)) {
      documents.push(document);
      continue;
    }
    valid = false;
    terminal.print(`✗ ${file} cannot run:`);
    printProblems(terminal, problems);
  }
  return valid ? documents : undefined;
}

async function run(journeys: JourneyDocument[], nodeTypes: NodeTypes, options: Options, terminal: Terminal): Promise<ExitCode> {
  const bad: BadEntry[] = [];
  const { report, unused, eventsRead } = await replayed(journeys, nodeTypes, options, terminal, (entry) => bad.push(entry));
  if (options.json) terminal.print(JSON.stringify(report, undefined, 2));
  else terminal.print(printReport(report, terminal.language).trimEnd());
  tellUnused(terminal, bad, unused);
  return eventsRead > unused.length ? EXIT.ok : EXIT.problems;
}

async function replayed(journeys: JourneyDocument[], nodeTypes: NodeTypes, options: Options, terminal: Terminal, onBad: (entry: BadEntry) => void): Promise<Simulated> {
  const { timeZone, from, to, customer } = options;
  const journeyNames = Object.fromEntries(journeys.map((journey, index) => [`journey-${index + 1}`, journey.name]));
  const report: ReportOptions = { timeZone, journeyNames, ...(customer !== undefined && { customer }) };
  const input = {
    journeys,
    events: readEventFile(options.events, onBad),
    shop: { timeZone },
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    onProgress: (events: number) => terminal.progress(`${events.toLocaleString('en')} events …`),
  };
  const threads = options.threads ?? (await usefulThreads(options.events));
  if (threads > 1) return simulateInThreads({ ...input, threads, nodesDir: loadNodesDir(), report });
  const result = await simulate({ ...input, events: oneByOne(input.events), nodeTypes });
  return { ...result, report: summarize(result, report) };
}

async function* oneByOne(portions: AsyncIterable<readonly ToldEvent[]>): AsyncGenerator<CloudEvent> {
  for await (const portion of portions) for (const { event } of portion) yield event;
}

/** Starting threads takes as long as some thousand events. */
async function usefulThreads(path: string): Promise<number> {
  const size = path === '-' ? Infinity : await stat(path).then((file) => file.size, () => 0);
  return size < WORTH_THREADS_BYTES ? 1 : availableParallelism();
}

const WORTH_THREADS_BYTES = 4 * 2 ** 20;

/** Why events were not used, the most frequent reason first, each with its first place. */
function tellUnused(terminal: Terminal, bad: readonly BadEntry[], unused: readonly { id: string; reason: string }[]): void {
  const entries = [...bad.map(({ line, reason }) => ({ where: `line ${line}`, reason })), ...unused.map(({ id, reason }) => ({ where: `event ${id}`, reason }))];
  if (entries.length === 0) return;
  terminal.note(`\n${entries.length} ${entries.length === 1 ? 'event was' : 'events were'} not used:`);
  const reasons = [...Map.groupBy(entries, ({ reason }) => reason)].sort(([, a], [, b]) => b.length - a.length);
  for (const [reason, of] of reasons) terminal.note(`  ${of.length} × ${reason} (${of.length > 1 ? 'first: ' : ''}${of[0]?.where ?? ''})`);
}
