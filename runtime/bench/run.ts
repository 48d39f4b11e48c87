/** `npm run bench [-- <name> …] [--quick] [--write]`: measures and prints; `--write` also puts the figures into docs/benchmarks.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { FULL, QUICK, SECTIONS } from './sections.ts';
import { renderSection, replaceBlock } from './table.ts';

const DOCUMENT = join(import.meta.dirname, '../../docs/benchmarks.md');

const { values, positionals } = parseArgs({ allowPositionals: true, options: { quick: { type: 'boolean' }, write: { type: 'boolean' } } });
const names = positionals.length === 0 ? Object.keys(SECTIONS) : positionals;
const unknown = names.filter((name) => !Object.hasOwn(SECTIONS, name));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}; there are: ${Object.keys(SECTIONS).join(', ')}.`);
  process.exit(2);
}

const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}, ${process.platform}`;
console.log(machine);
let failed = 0;
for (const name of names) {
  // A machine that is busy with other things measures those too: the figures say how busy it was.
  try {
    const loadBefore = loadavg()[0] ?? 0;
    const section = await SECTIONS[name]?.(values.quick ? QUICK : FULL);
    if (!section) continue;
    console.log(`\n## ${section.title}\n\n${renderSection(section)}`);
    if (values.write) {
      const stamped = `${renderSection(section)}\n\nMeasured ${new Date().toISOString().slice(0, 10)} on ${machine}; load average before: ${loadBefore.toFixed(1)}.`;
      writeFileSync(DOCUMENT, replaceBlock(readFileSync(DOCUMENT, 'utf8'), name, stamped));
    }
  } catch (error) {
    // One that cannot be measured must not cost the others.
    failed += 1;
    console.error(`\n${name}:`, error);
  }
}
process.exitCode = failed > 0 ? 1 : 0;
