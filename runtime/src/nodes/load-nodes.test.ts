import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { NODE_TYPES } from '@nachklang/nodes/executors';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { runCommandLine } from '../cli/command-line.ts';
import { testTerminal } from '../cli/test-terminal.ts';
import { loadNodeTypes } from './load-nodes.ts';

const EXAMPLE = resolve(import.meta.dirname, '../../../examples/custom-node');
const JOURNEY = join(EXAMPLE, 'await-points/example.journey.json');
const CLI = resolve(import.meta.dirname, '../cli/nachklang.ts');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'own-nodes-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

const words = { de: 'Eigener Knoten', en: 'Own node' };
const NODE = {
  id: 'own-node', version: 1, kind: 'action', label: words, description: words, icon: 'star', defaults: {}, ports: [{ id: 'next', label: words }],
  settings: { type: 'object', properties: {}, additionalProperties: false },
};

/** A folder whose list holds this node, in plain JavaScript. */
async function folderWith(definition: object, behaviour = 'execute: () => ({ kind: "next", port: "next", effects: [] })'): Promise<string> {
  await writeFile(join(folder, 'index.mjs'), `export const nodes = [{ definition: { ...${JSON.stringify(definition)}, summary: () => 'Own' }, ${behaviour} }];`);
  return folder;
}
async function refusal(dir: string): Promise<string> {
  try {
    await loadNodeTypes(dir);
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  return 'loaded';
}

describe('the folder of the example', () => {
  test('adds its node to the built-in ones', async () => {
    const types = await loadNodeTypes(EXAMPLE);
    expect(types.size).toBe(NODE_TYPES.size + 1);
    expect(types.get('await-points')).toMatchObject({ definition: { kind: 'wait' } });
  });

  test('is what validate and simulate know, once NACHKLANG_NODES names it', async () => {
    const events = join(folder, 'orders.ndjson');
    const order = { specversion: '1.0', id: '1', source: 'shop', type: 'order.placed', time: '2026-03-05T11:00:00Z', data: { order: { id: '1' }, contact: { email: 'anna@example.com' } } };
    await writeFile(events, JSON.stringify(order));
    expect(await runCommandLine(['validate', JOURNEY], testTerminal())).toBe(1);
    vi.stubEnv('NACHKLANG_NODES', EXAMPLE);
    expect(await runCommandLine(['validate', JOURNEY], testTerminal())).toBe(0);
    const terminal = testTerminal();
    expect(await runCommandLine(['simulate', JOURNEY, '--events', events], terminal)).toBe(0);
    expect(terminal.printed.join('\n')).toContain('1 completed');
  });

  test('may lie anywhere: the SDK comes from the program', async () => {
    const elsewhere = join(folder, 'nodes');
    await cp(EXAMPLE, elsewhere, { recursive: true });
    const env = { ...process.env, NACHKLANG_NODES: elsewhere };
    const { stdout } = await promisify(execFile)(process.execPath, [CLI, 'validate', join(elsewhere, 'await-points/example.journey.json')], { env, cwd: folder });
    expect(stdout).toContain('✓');
  });
});

describe('what cannot be used is refused with the folder and the remedy', () => {
  test.each<[string, object, string?, string?]>([
    ['a name of the wrong shape', { ...NODE, id: 'Own Node' }, 'definition.id'],
    ['a language that is missing', { ...NODE, label: { de: 'Nur deutsch' } }, 'definition.label'],
    ['an exit without words', { ...NODE, ports: [{ id: 'next' }] }, 'Exit 1 needs an id and a label'],
    ['two exits of one name', { ...NODE, ports: [NODE.ports[0], NODE.ports[0]] }, 'Two exits have the same id'],
    ['defaults that the settings refuse', { ...NODE, defaults: { points: 1 } }, '`defaults` do not fit'],
    ['a wait that never pauses', { ...NODE, kind: 'wait' }, 'pauses: true'],
    ['an action that is listed as a trigger', NODE, 'use step(definition, execute)', 'trigger: () => undefined'],
    ['the id of a built-in node', { ...NODE, id: 'delay' }, 'There already is a node "delay" of version 1'],
  ])('%s', async (_what, definition, problem, behaviour) => {
    const refused = await refusal(await folderWith(definition, behaviour));
    expect(refused).toContain(problem);
    expect(refused).toContain(folder);
  });

  test('a folder that is not there, one without a list, and one that does not load', async () => {
    expect(await refusal(join(folder, 'nowhere'))).toContain('there is no folder');
    expect(await refusal(folder)).toContain('has no index.ts');
    const [empty, broken] = [join(folder, 'index.js'), join(folder, 'index.ts')];
    await writeFile(empty, 'export const other = [];');
    expect(await refusal(folder)).toContain('does not export a list "nodes"');
    await writeFile(broken, 'throw new Error("no luck");');
    expect(await refusal(folder)).toContain('could not be loaded: no luck');
  });
});

test('a newer version takes the place of a node', async () => {
  const types = await loadNodeTypes(await folderWith({ ...NODE, id: 'delay', version: 2 }));
  expect(types.get('delay')?.definition).toMatchObject({ version: 2, label: words });
  expect(types.size).toBe(NODE_TYPES.size);
});
