/** The node types this installation has, by id. */
import { DEFINITIONS_BY_ID } from '@nachklang/nodes/definitions';
import type { NodeDefinition } from '@nachklang/nodes/sdk';

export type Definitions = ReadonlyMap<string, NodeDefinition>;

export function useDefinitions(): Definitions {
  return DEFINITIONS_BY_ID;
}
