/** What one click can safely do about a problem. Whatever takes something away asks first; all of it can be undone. */
import type { JourneyDocument, Problem } from '@nachklang/nodes/sdk';
import type { Command } from '../../journey-store/command.ts';
import { addEmail } from '../../journey-store/commands/add-email.ts';
import { deleteSelection } from '../../journey-store/commands/delete-selection.ts';
import { removeEmail } from '../../journey-store/commands/remove-email.ts';
import type { Definitions } from '../../journey-store/definitions.ts';
import { emailSettings } from '../../journey-store/email-settings.ts';
import { NOTHING_SELECTED } from '../../journey-store/journey-state.ts';
import { nodesById } from '../../journey-store/graph/nodes-by-id.ts';
import { starterEmail } from '../../journey-store/starter-email.ts';

export type Mend =
  | { kind: 'removeEdge' | 'makeEmail'; command: Command }
  | { kind: 'removeNode' | 'removeEmail'; command: Command; asks: true }
  /** Asks which trigger. */
  | { kind: 'addTrigger' };

const DANGLING = ['edge_node_unknown', 'edge_port_unknown', 'edge_into_trigger', 'port_taken'];

/** @param document the one the problem was found in */
export function mendFor({ code, path, nodeId }: Problem, document: JourneyDocument, definitions: Definitions): Mend | undefined {
  if (DANGLING.includes(code)) {
    const edge = document.edges[Number(/^\/edges\/(\d+)/.exec(path)?.[1] ?? NaN)];
    return edge === undefined ? undefined : { kind: 'removeEdge', command: { name: 'mend', apply: (now) => ({ ...now, edges: now.edges.filter((one) => one !== edge) }) } };
  }
  if (code === 'node_unreachable' && nodeId !== undefined) {
    return { kind: 'removeNode', asks: true, command: { ...deleteSelection({ ...NOTHING_SELECTED, nodes: [nodeId] }, definitions), name: 'mend' } };
  }
  if (code === 'email_missing' && nodeId !== undefined) {
    const node = nodesById(document).get(nodeId);
    const key = emailSettings(definitions.get(node?.type ?? '')).map((name) => node?.settings[name]).find((value) => typeof value === 'string');
    return key === undefined || !/^[a-z0-9][a-z0-9-]{0,63}$/.test(key) ? undefined : { kind: 'makeEmail', command: { ...addEmail(key, starterEmail()), name: 'mend' } };
  }
  const unused = code === 'email_unused' ? /^\/emails\/([^/]+)$/.exec(path)?.[1] : undefined;
  if (unused !== undefined) return { kind: 'removeEmail', asks: true, command: { ...removeEmail(unused), name: 'mend' } };
  return code === 'trigger_missing' ? { kind: 'addTrigger' } : undefined;
}
