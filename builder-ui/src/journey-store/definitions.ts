/** The node types this installation has, by id: the built-in ones at once, its own as soon as the server has told of them: at once when the journey has some, else when the page is at rest. */
import { DEFINITIONS_BY_ID } from '@nachklang/nodes/definitions';
import type { NodeDefinition } from '@nachklang/nodes/sdk';
import { useQuery } from '@tanstack/react-query';
import { createContext, use, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { nodeTypesQuery } from '../node-form/help/node-types.ts';
import { whenAtRest } from '../ui/at-rest.ts';
import { useJourney } from './JourneyStoreProvider.tsx';
import { described, ownNode } from './own-nodes.ts';

export type Definitions = ReadonlyMap<string, NodeDefinition>;

export const DefinitionsContext = createContext<Definitions>(DEFINITIONS_BY_ID);

export function useDefinitions(): Definitions {
  return use(DefinitionsContext);
}

/** For the editor's frame, which gives them to everything inside. */
export function useAllDefinitions(): Definitions {
  const hasOwn = useJourney(({ document }) => document.nodes.some(({ type }) => !DEFINITIONS_BY_ID.has(type)));
  const [atRest, setAtRest] = useState(false);
  useEffect(() => whenAtRest(() => setAtRest(true)), []);
  const { data } = useQuery({ ...nodeTypesQuery, enabled: hasOwn || atRest });
  const known = useStore(described, (state) => state.known);
  const own = useMemo(() => (data ?? []).filter(({ custom }) => custom), [data]);
  return useMemo(() => {
    if (own.length === 0) return DEFINITIONS_BY_ID;
    // What became known changes what a definition says: a new map makes its cards anew.
    return known >= 0 ? new Map([...DEFINITIONS_BY_ID, ...own.map((type) => [type.id, ownNode(type)] as const)]) : DEFINITIONS_BY_ID;
  }, [own, known]);
}
