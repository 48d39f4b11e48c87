/** A card as a sentence for those who hear the canvas: what happens, and what comes then. */
import type { JourneyDocument, JourneyNode, Locale } from '@nachklang/nodes/sdk';
import type { Definitions } from '../journey-store/definitions.ts';
import { edgesOf } from '../journey-store/graph/edges-of.ts';
import { nodePorts } from '../journey-store/graph/node-ports.ts';
import { nodesById } from '../journey-store/graph/nodes-by-id.ts';
import { nodeSentence } from '../journey-store/node-words.ts';

const WORDS = {
  de: { then: 'dann', end: 'dann ist Schluss', on: (port: string) => `bei „${port}“` },
  en: { then: 'then', end: 'then it ends', on: (port: string) => `on “${port}”` },
} as const;

/** “Wait 3 days, then Send review request”; at a fork “…; on “yes” then Thank, on “no” then it ends”. */
export function cardSentence(node: JourneyNode, document: JourneyDocument, definitions: Definitions, locale: Locale): string {
  const words = WORDS[locale];
  const nodes = nodesById(document);
  const outgoing = edgesOf(document).from(node.id);
  const ports = nodePorts(node, definitions, outgoing);
  const what = nodeSentence(node, definitions, locale);
  const after = (port: string): string => {
    const target = nodes.get(outgoing.find((edge) => edge.port === port)?.to ?? '');
    return target === undefined ? words.end : `${words.then} ${nodeSentence(target, definitions, locale)}`;
  };
  const [only] = ports;
  if (only === undefined) return `${what}, ${words.end}`;
  if (ports.length === 1) return `${what}, ${after(only.id)}`;
  return `${what}; ${ports.map((port) => `${words.on(port.label[locale])} ${after(port.id)}`).join(', ')}`;
}
