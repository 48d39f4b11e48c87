/** `nachklang import <file…>`: journeys from files become drafts. Nothing goes live by importing. */
import type { JourneyDocument } from '@nachklang/nodes/sdk';
import { Command } from 'commander';
import { loadNodesDir } from '../config/load-config.ts';
import { checkJourney } from '../journeys/check-journey.ts';
import { newJourney } from '../journeys/create-journey.ts';
import { findJourney, insertJourney, saveDraft } from '../journeys/journey-repository.ts';
import { loadNodeTypes } from '../nodes/load-nodes.ts';
import { systemClock } from '../ports/clock.ts';
import type { Db } from '../store/collections.ts';
import { CouldNotRun, EXIT, type ExitCode } from './exit-codes.ts';
import { readJourneyFile } from './journey-file.ts';
import { withShop } from './open-shop.ts';
import { printProblems } from './print-problems.ts';
import type { Terminal } from './terminal.ts';

const HELP = `
Examples:
  nachklang import journeys/*.json                        a new draft each
  nachklang import templates/delay                        a folder stands for its journey.json and emails/
  nachklang import dispatched.json --replace 6f1c0d3e     the draft of that journey; the former one is kept as a revision

A journey with problems may be imported, as it may be drawn; it cannot be published. One whose shape is wrong is refused.
Exits with 1 when one was refused.`;

const IMPORTED_BY = 'command line';

export function importCommand(terminal: Terminal, done: (code: ExitCode) => void): Command {
  return new Command('import')
    .description('Read journeys from files into drafts')
    .argument('<file...>', 'journey files, or folders with a journey.json')
    .option('--replace <id>', 'replace the draft of this journey (one file)')
    .option('--shop <id>', 'which shop, where there are several')
    .addHelpText('after', HELP)
    .action(async (files: string[], options: { replace?: string; shop?: string }) => {
      if (options.replace !== undefined && files.length > 1) throw new CouldNotRun('--replace takes one file.');
      const documents = await readAll(files, terminal);
      await withShop(options.shop, async (db, { _id }) => {
        for (const { file, document } of documents) terminal.print(`${file} → ${await store(db, _id, document, options.replace)}`);
      });
      done(documents.length === files.length ? EXIT.ok : EXIT.problems);
    });
}

/** Those that have the shape of a journey; the others are told. */
async function readAll(files: readonly string[], terminal: Terminal): Promise<{ file: string; document: JourneyDocument }[]> {
  const documents: { file: string; document: JourneyDocument }[] = [];
  const nodeTypes = await loadNodeTypes(loadNodesDir());
  for (const file of files) {
    const { document, problems } = await checkJourney(await readJourneyFile(file), nodeTypes);
    if (document !== undefined) documents.push({ file, document });
    if (problems.length === 0) continue;
    terminal.note(`${document === undefined ? '✗' : '!'} ${file}`);
    printProblems(terminal, problems);
  }
  return documents;
}

/** Answers the journey's id. */
async function store(db: Db, shopId: string, document: JourneyDocument, replace: string | undefined): Promise<string> {
  const at = systemClock.now();
  if (replace === undefined) {
    const journey = newJourney(document, { id: systemClock.uuid(), shopId, at, by: IMPORTED_BY });
    await insertJourney(db, journey);
    return journey._id;
  }
  const current = await findJourney(db, shopId, replace);
  if (current === null) throw new CouldNotRun(`There is no journey ${replace}.`);
  const saved = await saveDraft(db, shopId, replace, current.draft.revision, { document, savedAt: at, savedBy: IMPORTED_BY });
  if (saved.kind === 'saved') return replace;
  throw new CouldNotRun(saved.kind === 'archived' ? `The journey ${replace} is archived and stays as it is.` : `Somebody changed the journey ${replace} at the same time; look at it and import again.`);
}
