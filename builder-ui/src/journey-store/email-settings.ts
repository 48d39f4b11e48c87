/** Which settings of a node hold the key of an e-mail, read from the hints of its form. */
import type { NodeDefinition } from '@nachklang/nodes/sdk';

export function emailSettings(definition: NodeDefinition | undefined): string[] {
  const properties = member(definition?.settings, 'properties');
  if (typeof properties !== 'object' || properties === null) return [];
  return Object.entries(properties).filter(([, schema]) => member(member(schema, 'x-form'), 'widget') === 'email').map(([name]) => name);
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
