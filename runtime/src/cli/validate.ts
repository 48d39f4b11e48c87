/** `nachklang validate <file…>`: everything that can be known of a journey before it runs. */
import type { Problem } from '@nachklang/nodes/sdk';
import { Command } from 'commander';
import { loadNodesDir } from '../config/load-config.ts';
import { checkJourney } from '../journeys/check-journey.ts';
import { loadNodeTypes } from '../nodes/load-nodes.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { readJourneyFile } from './journey-file.ts';
import { printProblems } from './print-problems.ts';
import type { Terminal } from './terminal.ts';

const HELP = `
Examples:
  nachklang validate journey.json
  nachklang validate templates/*/           a folder stands for its journey.json and emails/
  nachklang validate journey.json --json    for programs: problems with code, node and JSON Pointer

Exits with 1 when a journey cannot be published; with --strict also when there are warnings.`;

export function validateCommand(terminal: Terminal, done: (code: ExitCode) => void): Command {
  return new Command('validate')
    .description('Check journeys: shape, graph, policy and mails')
    .argument('<file...>', 'journey files, or folders with a journey.json')
    .option('--strict', 'count warnings as problems')
    .option('--json', 'print one JSON document')
    .addHelpText('after', HELP)
    .action(async (files: string[], options: { strict?: true; json?: true }) => {
      const nodeTypes = await loadNodeTypes(loadNodesDir());
      const results: { file: string; ok: boolean; problems: Problem[] }[] = [];
      for (const file of files) {
        const { problems, publishable } = await checkJourney(await readJourneyFile(file), nodeTypes);
        const ok = publishable && (options.strict === undefined || problems.length === 0);
        results.push({ file, ok, problems });
        if (options.json) continue;
        terminal.print(`${ok ? '✓' : '✗'} ${file}`);
        printProblems(terminal, problems);
      }
      if (options.json) terminal.print(JSON.stringify(results, undefined, 2));
      done(results.every(({ ok }) => ok) ? EXIT.ok : EXIT.problems);
    });
}
