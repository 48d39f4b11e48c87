/**
 * POST /api/v1/node-types/describe: exits, words and problems of nodes with given settings. For own nodes, whose code the browser does
 * not have. What depends on the rest of the journey (edges, which events may have come) is the business of POST /journeys/validate.
 */
import { DEFAULT_JOURNEY_SETTINGS, portsOf, validateJourney, type JourneyDocument, type JourneyNode, type Localized, type NodeDefinition, type Problem } from '@nachklang/nodes/sdk';
import type { WebServices } from '../app-services.ts';
import type { App } from '../plugins/app-instance.ts';
import { NodeDescriptions, NodesToDescribe, type NodeDescription } from './node-type-schema.ts';

/** A single node cannot know which events come in its journey. */
const OF_THE_JOURNEY = new Set(['rule_field_absent', 'node_unreachable', 'email_missing']);
const NODE = '/nodes/0';
const SETTINGS = `${NODE}/settings`;

export function describeNodeTypes(app: App, { nodeTypes }: WebServices): void {
  const definitions = new Map([...nodeTypes].map(([id, { definition }]) => [id, definition]));
  app.post(
    '/api/v1/node-types/describe',
    { config: { permission: 'journeys:read' }, schema: { tags: ['nodes'], summary: 'Exits, words and problems of nodes with these settings', body: NodesToDescribe, response: { 200: NodeDescriptions } } },
    async ({ body: { subject = 'order', nodes } }) => ({
      items: nodes.map((node) => describe({ id: 'node', position: { x: 0, y: 0 }, ...node }, subject, definitions)),
    }),
  );
}

function describe(node: JourneyNode, subject: JourneyDocument['subject'], definitions: ReadonlyMap<string, NodeDefinition>): NodeDescription {
  const whole: JourneyDocument = { format: 1, name: { de: '', en: '' }, subject, settings: DEFAULT_JOURNEY_SETTINGS, nodes: [node], edges: [], emails: {}, notes: [] };
  const definition = definitions.get(node.type);
  try {
    const { document, problems } = validateJourney(whole, definitions);
    const own = problems.filter(({ path, code }) => path.startsWith(`${NODE}/`) && !OF_THE_JOURNEY.has(code));
    const current = document?.nodes[0];
    const known = { problems: own.map(fromSettings) };
    // The functions of a node may be called only with settings that its schema takes.
    if (definition === undefined || current === undefined || own.some(({ code }) => MISSHAPEN.test(code))) return known;
    return { ...known, ...words(definition, current.settings) };
  } catch (error) {
    return { problems: [thrown(error)] };
  }
}

const MISSHAPEN = /^(settings_|node_version_unknown|node_migration_failed|node_type_unknown)/;

function words(definition: NodeDefinition, settings: Record<string, unknown>): Omit<NodeDescription, 'problems'> {
  return {
    ports: [...portsOf(definition, settings)],
    summary: { de: definition.summary(settings, 'de'), en: definition.summary(settings, 'en') } satisfies Localized,
    eventTypes: [...(definition.listensTo?.(settings) ?? [])],
  };
}

function fromSettings(problem: Problem): Problem {
  const { nodeId: _node, path, ...rest } = problem;
  return { ...rest, path: path.startsWith(SETTINGS) ? path.slice(SETTINGS.length) : '' };
}

/** The functions of a node from outside may do anything. */
function thrown(error: unknown): Problem {
  const said = error instanceof Error ? error.message : String(error);
  return {
    level: 'graph', severity: 'error', code: 'node_throws', path: '',
    message: { de: `Der Knoten kommt mit diesen Einstellungen nicht zurecht: ${said}`, en: `The node cannot cope with these settings: ${said}` },
    mend: { de: 'Ändere die Einstellungen oder den Knoten selbst.', en: 'Change the settings, or the node itself.' },
  };
}
