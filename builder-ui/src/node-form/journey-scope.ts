/** Where a node stands in its journey: which events may have come, and which exits others have. */
import { portsOf, compiledSchema, type JourneyDocument, type JourneyNode, type Locale, type NodeDefinition, type RuleScope } from '@nachklang/nodes/sdk';
import type { NodeWithExits } from './form-context.ts';

type Definitions = ReadonlyMap<string, NodeDefinition>;

/** As validation sees it: a node that listens asks for its own events, any other may meet every event of the journey. */
export function scopeOf(document: JourneyDocument, node: JourneyNode, definitions: Definitions): RuleScope {
  const definition = definitions.get(node.type);
  const own = listened(node, definitions);
  return {
    subject: document.subject,
    eventTypes: own.length > 0 ? own : [...new Set(document.nodes.flatMap((one) => listened(one, definitions)))],
    inTrigger: definition?.kind === 'trigger',
  };
}

/** Nodes with a choice of exits, under the names they have on the canvas. */
export function nodesWithExits(document: JourneyDocument, definitions: Definitions, locale: Locale): NodeWithExits[] {
  return document.nodes.flatMap((node) => {
    const definition = definitions.get(node.type);
    if (definition === undefined || definition.kind === 'trigger' || !isSound(node, definition)) return [];
    const exits = portsOf(definition, node.settings).map(({ id, label }) => ({ id, label: label[locale] }));
    return exits.length < 2 ? [] : [{ id: node.id, name: node.name?.[locale] ?? definition.summary(node.settings, locale), exits }];
  });
}

export function triggersOf({ nodes }: JourneyDocument, definitions: Definitions): JourneyNode[] {
  return nodes.filter(({ type }) => definitions.get(type)?.kind === 'trigger');
}

function listened(node: JourneyNode, definitions: Definitions): readonly string[] {
  const definition = definitions.get(node.type);
  return definition !== undefined && isSound(node, definition) ? (definition.listensTo?.(node.settings) ?? []) : [];
}

/** The functions of a definition may be called with settings of its shape only. */
function isSound(node: JourneyNode, definition: NodeDefinition): boolean {
  return compiledSchema(definition.settings).Check(node.settings);
}
