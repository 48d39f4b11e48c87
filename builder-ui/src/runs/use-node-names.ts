/** Names of the draft's nodes by their ids; what only an older version has goes by its id. */
import { useJourney } from '../journey-store/JourneyStoreProvider.tsx';
import { useNodeWords } from '../publishing/use-node-words.ts';

export function useNodeNames(): (id: string) => string {
  const words = useNodeWords();
  const nodes = useJourney((state) => state.document.nodes);
  return (id) => {
    const node = nodes.find((one) => one.id === id);
    return node === undefined ? id : words.title(node);
  };
}
