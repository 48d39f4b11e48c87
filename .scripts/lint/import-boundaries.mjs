/**
 * Dependencies point one way (design.md §3): builder-ui → nodes ← runtime; the engine is pure; a stage is entered through its
 * index.ts only.
 */
import { dirname, relative, resolve, sep } from 'node:path';
import { ROOT } from '../setup/paths.mjs';

const PURE_PACKAGES = /^(@nachklang\/nodes(\/.*)?|node:crypto|typebox(\/.*)?|temporal-polyfill)$/;
/** Stages that the engine composes; they are as pure as it is. */
const PURE_STAGES = new Set(['projections', 'matching', 'advancing', 'policy']);

export const importBoundaries = {
  meta: { type: 'problem', docs: { description: 'Dependencies between the parts point one way' } },
  create(context) {
    const from = placeOf(context.filename);
    const check = (node) => {
      if (!node.source) return;
      const message = boundaryProblem(from, node.source.value);
      if (message) context.report({ node: node.source, message });
    };
    return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check, ImportExpression: check };
  },
};

/** A file's path below the root, with forward slashes. */
export function placeOf(filename) {
  return relative(ROOT, filename).split(sep).join('/');
}

/** What is wrong with `from` importing `specifier`, or nothing. */
export function boundaryProblem(from, specifier) {
  if (typeof specifier !== 'string') return undefined;
  const to = specifier.startsWith('.') ? placeOf(resolve(ROOT, dirname(from), specifier)) : specifier;
  return workspaceProblem(from, to) ?? stageProblem(from, to) ?? purityProblem(from, to);
}

function workspaceProblem(from, to) {
  const isTest = /\.test\.tsx?$/.test(from) || from.startsWith('nodes/sdk/testing/');
  const toRuntime = to.startsWith('runtime/') || to.startsWith('@nachklang/runtime') || to.startsWith('@nachklang/embedded-mongo');
  const toUi = to.startsWith('builder-ui/') || to.startsWith('@nachklang/builder-ui');
  if (from.startsWith('nodes/') && toRuntime && !(isTest && to === '@nachklang/runtime/simulation')) {
    return 'nodes may not import the runtime; only tests and nodes/sdk/testing may import "@nachklang/runtime/simulation".';
  }
  if (from.startsWith('builder-ui/src/') && toRuntime) return 'The UI knows the runtime by its HTTP API only; shared types live in @nachklang/nodes.';
  if ((from.startsWith('nodes/') || from.startsWith('runtime/')) && toUi) return 'Neither nodes nor the runtime may import the UI.';
  const workspace = /^(nodes|runtime|builder-ui|templates|examples)\//.exec(from)?.[1];
  if (workspace === 'runtime' && to.startsWith('nodes/')) return 'Import the nodes as a package: "@nachklang/nodes/…".';
  if (from.startsWith('runtime/embedded-mongo/') && (to.startsWith('runtime/src/') || to.startsWith('@nachklang/'))) {
    return 'The embedded store is a workspace of its own and knows nothing of Nachklang.';
  }
  return undefined;
}

function stageProblem(from, to) {
  const target = /^runtime\/src\/stages\/([^/]+)\/(.+)$/.exec(to);
  // Tests and benchmarks may look closer.
  if (!target || target[2] === 'index.ts' || from.endsWith('.test.ts') || from.startsWith('runtime/bench/')) return undefined;
  const own = /^runtime\/src\/stages\/([^/]+)\//.exec(from)?.[1];
  return own === target[1] ? undefined : `No one reaches inside a stage: import "stages/${target[1]}/index.ts", and let it offer what is needed.`;
}

/** The engine and the stages it composes see no database, no network and no clock. */
function purityProblem(from, to) {
  if (from.endsWith('.test.ts') || /\/test-[^/]+\.ts$/.test(from)) return undefined;
  if (/^nodes\/[^/]+\/[^/]+\/execute\.ts$/.test(from) && to.startsWith('node:')) return 'A node is pure (invariant 7): what touches the world is asked for as an effect.';
  if (!isPurePlace(from) || isPurePlace(to) || PURE_PACKAGES.test(to)) return undefined;
  return 'The engine and its stages (projections, matching, advancing, policy) are pure: they import only each other, @nachklang/nodes, node:crypto, typebox and temporal-polyfill.';
}

const isPurePlace = (path) => path.startsWith('runtime/src/engine/') || PURE_STAGES.has(/^runtime\/src\/stages\/([^/]+)\//.exec(path)?.[1] ?? '');
