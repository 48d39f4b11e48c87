/** `nachklang validate`: templates pass, a broken journey is told with node and remedy. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TEMPLATES_DIR } from '../journeys/load-template.ts';
import { runCommandLine } from './command-line.ts';
import { testTerminal } from './test-terminal.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'validate-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function nachklang(...args: string[]) {
  const terminal = testTerminal();
  return { code: await runCommandLine(args, terminal), printed: terminal.printed.join('\n'), noted: terminal.noted.join('\n') };
}

describe('nachklang validate', () => {
  it('passes a template, given as a folder', async () => {
    const { code, printed } = await nachklang('validate', join(TEMPLATES_DIR, 'dispatched'));
    expect(printed).toContain('✓');
    expect(code).toBe(0);
  });

  it('names the node that is wrong, and ends with 1', async () => {
    const template = join(TEMPLATES_DIR, 'dispatched', 'journey.json');
    const path = join(folder, 'broken.json');
    await writeFile(path, (await readFile(template, 'utf8')).replace('"port": "yes"', '"port": "perhaps"').replaceAll('"subject": "{%', '"mjml": "<mjml></mjml>", "subject": "{%'));
    const { code, printed } = await nachklang('validate', path);
    expect(printed).toContain('✗');
    expect(printed).toContain('perhaps');
    expect(code).toBe(1);
  });

  it('prints problems for programs', async () => {
    const path = join(folder, 'empty.json');
    await writeFile(path, '{}');
    const { code, printed } = await nachklang('validate', path, '--json');
    expect(JSON.parse(printed)).toMatchObject([{ file: path, ok: false, problems: expect.arrayContaining([expect.objectContaining({ level: 'shape', path: '/nodes' })]) }]);
    expect(code).toBe(1);
  });

  it('ends with 3 and a sentence when the file is missing or no JSON', async () => {
    const path = join(folder, 'text.json');
    await writeFile(path, '{ "format": 1,\n oops }');
    expect(await nachklang('validate', path)).toMatchObject({ code: 3, noted: expect.stringContaining('text.json is not JSON') });
    expect(await nachklang('validate', join(folder, 'nothing.json'))).toMatchObject({ code: 3, noted: expect.stringContaining('does not exist') });
  });
});

describe('the command line', () => {
  it('ends with 2 when it does not understand', async () => {
    expect(await nachklang('validate')).toMatchObject({ code: 2, noted: expect.stringContaining('missing required argument') });
    expect(await nachklang('dance')).toMatchObject({ code: 2, noted: expect.stringContaining('unknown command') });
  });

  it('prints help with examples and ends with 0', async () => {
    expect(await nachklang('validate', '--help')).toMatchObject({ code: 0, printed: expect.stringContaining('Examples:') });
    expect(await nachklang('--help')).toMatchObject({ code: 0, printed: expect.stringContaining('Exit codes:') });
  });
});
