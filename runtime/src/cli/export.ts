/** `nachklang export`: journeys as files in canonical form, for Git and for other installations. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJourney } from '@nachklang/nodes/sdk';
import { Command } from 'commander';
import { journeyFileName } from '../journeys/export-journey.ts';
import { journeys, type JourneyRecord } from '../journeys/journey-repository.ts';
import { CouldNotRun, EXIT, type ExitCode } from './exit-codes.ts';
import { withShop } from './open-shop.ts';
import type { Terminal } from './terminal.ts';

const HELP = `
Examples:
  nachklang export --out journeys                 every journey, one file each
  nachklang export 6f1c0d3e > dispatched.json     the draft of one journey on standard output

Keys are sorted and nothing depends on the installation, so that Git shows what really changed.`;

export function exportCommand(terminal: Terminal, done: (code: ExitCode) => void): Command {
  return new Command('export')
    .description('Write journeys to files')
    .argument('[id...]', 'journeys; all of them when none is named')
    .option('--out <folder>', 'where to; needed for more than one')
    .option('--shop <id>', 'which shop, where there are several')
    .addHelpText('after', HELP)
    .action(async (ids: string[], options: { out?: string; shop?: string }) => {
      const found = await withShop(options.shop, async (db, shop) =>
        journeys(db).find({ shopId: shop._id, ...(ids.length > 0 && { _id: { $in: ids } }) }).sort({ _id: 1 }).toArray(),
      );
      for (const id of ids) if (!found.some(({ _id }) => _id === id)) terminal.note(`There is no journey ${id}.`);
      const [only] = found;
      if (options.out !== undefined) await writeAll(options.out, found, terminal);
      else if (only !== undefined && found.length === 1) terminal.print(canonicalJourney(only.draft.document).trimEnd());
      else if (found.length > 1) throw new CouldNotRun(`There are ${found.length} journeys; say where to write them with --out <folder>, or name one: ${listed(found)}.`);
      else if (ids.length === 0) terminal.note('There are no journeys yet.');
      done(found.length < ids.length ? EXIT.problems : EXIT.ok);
    });
}

async function writeAll(folder: string, found: readonly JourneyRecord[], terminal: Terminal): Promise<void> {
  await mkdir(folder, { recursive: true });
  const taken = new Set<string>();
  for (const { _id, name, draft } of found) {
    const plain = journeyFileName(name.en);
    const file = join(folder, taken.has(plain) ? `${plain}-${_id}.json` : `${plain}.json`);
    taken.add(plain);
    await writeFile(file, canonicalJourney(draft.document));
    terminal.print(file);
  }
}

function listed(found: readonly JourneyRecord[]): string {
  return found.map(({ _id, name }) => `${_id} (${name.en})`).join(', ');
}
