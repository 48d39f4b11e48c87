/** What is wrong with the journey, live; of the whole document or of one node. */
import type { Problem } from '@nachklang/nodes/sdk';
import { useShallow } from 'zustand/react/shallow';
import { useJourney } from './JourneyStoreProvider.tsx';

export function useProblems(): readonly Problem[] {
  return useJourney(({ problems }) => problems);
}

export function useNodeProblems(nodeId: string): readonly Problem[] {
  return useJourney(useShallow(({ problems }) => problems.filter((problem) => problem.nodeId === nodeId)));
}
