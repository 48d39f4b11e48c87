/** GET /api/v1/node-types: every node of this installation, built-in and own, with its form and its help. */
import { NODE_TYPES } from '@nachklang/nodes/executors';
import { portsOf, type NodeDefinition } from '@nachklang/nodes/sdk';
import type { WebServices } from '../app-services.ts';
import type { App } from '../plugins/app-instance.ts';
import { nodeHelp } from './node-help.ts';
import { NodeTypeList, type NodeType } from './node-type-schema.ts';

export function listNodeTypes(app: App, { nodeTypes, config }: WebServices): void {
  // Nodes are loaded when the program starts and never change while it runs.
  let list: Promise<NodeType[]> | undefined;
  app.get(
    '/api/v1/node-types',
    { config: { permission: 'journeys:read' }, schema: { tags: ['nodes'], summary: 'Every node, built-in and own', response: { 200: NodeTypeList } } },
    async () => {
      list ??= Promise.all(
        [...nodeTypes.values()].map((type) => present(type.definition, NODE_TYPES.get(type.definition.id) !== type, config.nodesDir)),
      );
      return { items: await list.catch(forget) };
    },
  );

  /** What could not be read once is tried again by the next who asks. */
  function forget(error: unknown): never {
    list = undefined;
    throw error;
  }
}

async function present(definition: NodeDefinition, custom: boolean, nodesDir: string | undefined): Promise<NodeType> {
  const { id, version, kind, label, description, icon, settings, defaults, ports, subjects, pauses, sendsMessage } = definition;
  return {
    id, version, kind, label, description, icon, custom,
    // As it travels: a schema carries marks that only a program sees.
    settings: JSON.parse(JSON.stringify(settings)),
    defaults: record(defaults),
    ports: [...portsOf(definition, defaults)],
    portsFollowSettings: typeof ports === 'function',
    summary: { de: definition.summary(defaults, 'de'), en: definition.summary(defaults, 'en') },
    ...(subjects !== undefined && { subjects: [...subjects] }),
    pauses: pauses === true,
    sendsMessage: sendsMessage !== undefined,
    help: await nodeHelp(definition, custom ? nodesDir : undefined),
  };
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
