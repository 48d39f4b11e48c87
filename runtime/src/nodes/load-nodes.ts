/** The node types of this installation: the built-in ones and those of the folder `NACHKLANG_NODES`. */
import { existsSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { NODE_TYPES } from '@nachklang/nodes/executors';
import { checkNode, type NodeExecutor } from '@nachklang/nodes/sdk';
import { ConfigError } from '../config/load-config.ts';
import type { NodeTypes } from '../engine/compile-journey.ts';
import { lendPackages } from './lend-packages.ts';

const ENTRIES = ['index.ts', 'index.js', 'index.mjs'];

/** Throws {@link ConfigError} with the folder and what to mend in it. */
export async function loadNodeTypes(nodesDir: string | undefined): Promise<NodeTypes> {
  if (nodesDir === undefined) return NODE_TYPES;
  const types = new Map(NODE_TYPES);
  const problems: string[] = [];
  for (const [index, value] of (await readNodes(nodesDir)).entries()) {
    const name = nameOf(value, index);
    const checked = checkNode(value);
    if (checked.kind === 'unusable') {
      problems.push(...checked.problems.map((problem) => `NACHKLANG_NODES: ${name} in ${nodesDir} cannot be used. ${problem}`));
      continue;
    }
    const taken = conflict(checked.node, types);
    if (taken === undefined) types.set(checked.node.definition.id, checked.node);
    else problems.push(`NACHKLANG_NODES: ${name} in ${nodesDir} cannot be used. ${taken}`);
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return types;
}

/** A node may take the place of another one only as its newer version: journeys in use were drawn with the older. */
function conflict({ definition: { id, version } }: NodeExecutor, types: NodeTypes): string | undefined {
  const before = types.get(id)?.definition;
  if (before === undefined || version > before.version) return undefined;
  return `There already is a node "${id}" of version ${before.version}: give yours another id, or a version of ${before.version + 1} or more to take its place.`;
}

async function readNodes(nodesDir: string): Promise<readonly unknown[]> {
  const refuse = (problem: string, cause?: unknown): ConfigError => Object.assign(new ConfigError([`NACHKLANG_NODES: ${problem}`]), cause === undefined ? {} : { cause });
  if (!existsSync(nodesDir) || !statSync(nodesDir).isDirectory()) throw refuse(`there is no folder ${nodesDir}; give the folder that holds your index.ts.`);
  const entry = ENTRIES.map((name) => join(nodesDir, name)).find((path) => existsSync(path));
  if (entry === undefined) throw refuse(`${nodesDir} has no index.ts (or index.js); list your nodes there: export const nodes = [step(definition, execute)].`);
  const url = pathToFileURL(realpathSync(entry)).href;
  lendPackages(url);
  let loaded: unknown;
  try {
    loaded = await import(/* @vite-ignore */ url);
  } catch (error) {
    throw refuse(`${entry} could not be loaded: ${error instanceof Error ? error.message : String(error)}`, error);
  }
  const nodes = typeof loaded === 'object' && loaded !== null && 'nodes' in loaded ? loaded.nodes : undefined;
  if (!Array.isArray(nodes)) throw refuse(`${entry} does not export a list "nodes"; add: export const nodes = [step(definition, execute)].`);
  return nodes;
}

function nameOf(value: unknown, index: number): string {
  const definition = typeof value === 'object' && value !== null && 'definition' in value ? value.definition : undefined;
  const id = typeof definition === 'object' && definition !== null && 'id' in definition ? definition.id : undefined;
  return typeof id === 'string' ? `the node "${id}"` : `node ${index + 1} of the list`;
}
