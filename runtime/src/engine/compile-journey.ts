/** Turns a published version into what the engine runs: nodes by id, triggers by event type, rules compiled on first use. */
import {
  compileRules, findAdvertisingIn, type Advertising, type CompiledRules, type EpochMs, type Facts, type JourneyDocument, type NodeDefinition, type NodeExecutor, type RuleGroup,
} from '@nachklang/nodes/sdk';

/** Node types by id, as the lists of `@nachklang/nodes` give them. */
export type NodeTypes = ReadonlyMap<string, NodeExecutor>;

export interface CompiledNode {
  id: string;
  type: NodeExecutor;
  settings: Record<string, unknown>;
  /** Port → node id. A port without an entry ends the run. */
  targets: Map<string, string>;
}

export interface JourneyVersion {
  /** `${journeyId}@${number}` */
  id: string;
  journeyId: string;
  shopId: string;
  document: JourneyDocument;
}

export interface CompiledJourney extends JourneyVersion {
  nodes: Map<string, CompiledNode>;
  triggers: Map<string, CompiledNode[]>;
  sendsMarketing: boolean;
  /** Advertising in its e-mails, by key, in whichever language it stands. */
  advertising: ReadonlyMap<string, Advertising>;
  matches(rules: RuleGroup, facts: Facts & { now: EpochMs }): boolean;
}

/** Throws when a node type is unknown here: such a version must not run half. */
export function compileJourney(version: JourneyVersion, types: NodeTypes): CompiledJourney {
  const nodes = new Map<string, CompiledNode>();
  const triggers = new Map<string, CompiledNode[]>();
  let sendsMarketing = false;
  for (const node of version.document.nodes) {
    const type = types.get(node.type);
    if (!type) throw new Error(`Journey version ${version.id}: node ${node.id} is of type “${node.type}”, which is not installed here.`);
    const settings = migrated(type.definition, node.settings, node.version);
    const compiled: CompiledNode = { id: node.id, type, settings, targets: new Map() };
    nodes.set(node.id, compiled);
    sendsMarketing ||= type.definition.sendsMessage?.(settings)?.class === 'marketing';
    for (const eventType of type.definition.listensTo?.(settings) ?? []) {
      if (type.trigger) triggers.set(eventType, [...(triggers.get(eventType) ?? []), compiled]);
    }
  }
  for (const edge of version.document.edges) nodes.get(edge.from)?.targets.set(edge.port, edge.to);
  return { ...version, nodes, triggers, sendsMarketing, advertising: advertisingIn(version.document), matches: rulesCache() };
}

function advertisingIn({ emails }: JourneyDocument): Map<string, Advertising> {
  const found = new Map<string, Advertising>();
  for (const [key, { de, en }] of Object.entries(emails)) {
    const worst = findAdvertisingIn([de, en]);
    if (worst) found.set(key, worst);
  }
  return found;
}

function migrated(definition: NodeDefinition, settings: Record<string, unknown>, from: number): Record<string, unknown> {
  if (from === definition.version || !definition.migrate) return settings;
  return definition.migrate(settings, from) as Record<string, unknown>;
}

function rulesCache(): CompiledJourney['matches'] {
  const compiled = new WeakMap<RuleGroup, CompiledRules>();
  return (rules, facts) => {
    let rule = compiled.get(rules);
    if (!rule) {
      rule = compileRules(rules);
      compiled.set(rules, rule);
    }
    return rule.matches(facts);
  };
}
