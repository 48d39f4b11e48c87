/** Finds each node's definition, brings old settings to its version and checks them against its schema. */
import type { JourneyDocument, JourneyNode } from '../journey-document.ts';
import { portsOf, type NodeDefinition } from '../node.ts';
import type { Localized } from '../values.ts';
import { compiledSchema } from './compiled-schema.ts';
import { pointer, type Problem } from './problem.ts';
import { describeMismatch } from './schema-sentences.ts';

/** A node as the later checks see it. */
export interface ResolvedNode {
  /** With settings of the definition's version. */
  node: JourneyNode;
  /** JSON Pointer of the node. */
  path: string;
  definition?: NodeDefinition;
  /** The settings fit their schema, so the definition's functions may be called. */
  sound: boolean;
  /** Ids of its ports; `undefined` when they cannot be known. */
  ports: ReadonlySet<string> | undefined;
}

export function resolveNodes(document: JourneyDocument, definitions: ReadonlyMap<string, NodeDefinition>): { nodes: ResolvedNode[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const nodes = document.nodes.map((node, index) => resolveNode(node, pointer('/nodes', index), definitions.get(node.type), problems));
  return { nodes, problems };
}

function resolveNode(node: JourneyNode, path: string, definition: NodeDefinition | undefined, problems: Problem[]): ResolvedNode {
  const refuse = (code: string, at: string, message: Localized, mend: Localized): ResolvedNode => {
    problems.push({ level: 'graph', severity: 'error', code, nodeId: node.id, path: at, message, mend });
    return { node, path, ...(definition ? { definition } : {}), sound: false, ports: undefined };
  };
  if (!definition) {
    return refuse('node_type_unknown', pointer(path, 'type'),
      { de: `Den Knotentyp „${node.type}“ gibt es hier nicht.`, en: `The node type “${node.type}” does not exist here.` },
      { de: 'Ersetze den Knoten oder installiere die Erweiterung, aus der er stammt.', en: 'Replace the node or install the extension it comes from.' });
  }
  if (node.version > definition.version || (node.version < definition.version && !definition.migrate)) {
    return refuse('node_version_unknown', pointer(path, 'version'),
      { de: `Version ${node.version} von „${definition.label.de}“ ist hier unbekannt; vorhanden ist Version ${definition.version}.`, en: `Version ${node.version} of “${definition.label.en}” is unknown here; version ${definition.version} is installed.` },
      { de: 'Aktualisiere Nachklang oder setze den Knoten neu.', en: 'Update Nachklang or place the node anew.' });
  }
  const settings = node.version < definition.version ? migrate(definition, node) : node.settings;
  if (!settings) {
    return refuse('node_migration_failed', pointer(path, 'settings'),
      { de: `Die Einstellungen von „${definition.label.de}“ (Version ${node.version}) lassen sich nicht auf Version ${definition.version} bringen.`, en: `The settings of “${definition.label.en}” (version ${node.version}) cannot be brought to version ${definition.version}.` },
      { de: 'Setze den Knoten neu und übertrage die Einstellungen.', en: 'Place the node anew and carry the settings over.' });
  }
  const current: JourneyNode = node.version === definition.version ? node : { ...node, version: definition.version, settings };
  const sound = compiledSchema(definition.settings).Check(settings);
  if (!sound) problems.push(...settingsProblems(current, definition, path));
  return { node: current, path, definition, sound, ports: sound || typeof definition.ports !== 'function' ? new Set(portsOf(definition, settings).map((port) => port.id)) : undefined };
}

/** Old settings are data from outside: whatever a migration trips over is a problem of the document. */
function migrate(definition: NodeDefinition, node: JourneyNode): Record<string, unknown> | undefined {
  try {
    const migrated = definition.migrate?.(structuredClone(node.settings), node.version);
    return isRecord(migrated) ? migrated : undefined;
  } catch {
    return undefined;
  }
}

function settingsProblems(node: JourneyNode, definition: NodeDefinition, path: string): Problem[] {
  return describeMismatch(definition.settings, node.settings, pointer(path, 'settings')).map((found) => ({ level: 'graph', severity: 'error', nodeId: node.id, ...found, code: found.code.replace(/^shape_/, 'settings_') }));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
