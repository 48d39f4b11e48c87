/** The journey document as a JSON Schema (2020-12) for editors and other programs, with the settings of the given nodes. */
import { JourneyDocument } from './journey-document.ts';
import type { NodeDefinition } from './node.ts';
import { RuleGroup } from './rules/rule-group.ts';

export interface JsonSchema { [keyword: string]: unknown }

/** Without definitions a node's settings are any object; with them, each type's settings are described. */
export function journeyJsonSchema(definitions: Iterable<NodeDefinition> = []): JsonSchema {
  const types = [...definitions];
  const schema = plain(JourneyDocument);
  const groups = plain(RuleGroup, true);
  const described = types.map((definition) => ({
    if: { properties: { type: { const: definition.id }, version: { const: definition.version } } },
    then: { properties: { settings: plain(definition.settings) } },
  }));
  if (described.length > 0 && isObject(schema['properties']) && isObject(schema['properties']['nodes']) && isObject(schema['properties']['nodes']['items'])) {
    schema['properties']['nodes']['items']['allOf'] = described;
  }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Nachklang journey, format 1',
    ...schema,
    ...(described.length > 0 ? { $defs: { RuleGroup: groups } } : {}),
  };
}

/** A copy in plain JSON Schema: rule groups become references to one definition, TypeBox's own marks fall away. */
function plain(value: object, inside = false): JsonSchema {
  if ('~ruleGroup' in value && !inside) return { $ref: '#/$defs/RuleGroup', ...hintsOf(value) };
  if (inside) return convert(ruleGroupBody(value));
  return convert(value);
}

function convert(value: object): JsonSchema {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !key.startsWith('~')).map(([key, child]: [string, unknown]) => [key, convertValue(child)]));
}

function convertValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(convertValue);
  if (!isObject(value)) return value;
  return value['$ref'] === 'RuleGroup' && !('$defs' in value) ? { $ref: '#/$defs/RuleGroup' } : plain(value);
}

/** The group itself out of TypeBox's cyclic wrapper, without the `$id` that would change what references mean. */
function ruleGroupBody(value: object): object {
  const definitions: unknown = Reflect.get(value, '$defs');
  const body = isObject(definitions) ? definitions['RuleGroup'] : undefined;
  if (!isObject(body)) throw new Error('RuleGroup is not the cyclic schema that journeyJsonSchema expects');
  const { $id: _, ...rest } = body;
  return rest;
}

/** Form hints stand beside the reference. */
function hintsOf(value: object): JsonSchema {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key.startsWith('x-')));
}

function isObject(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
