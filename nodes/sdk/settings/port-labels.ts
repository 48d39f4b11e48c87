/** Ports that many nodes have, with the same words everywhere. */
import type { Port } from '../node.ts';

export const NEXT: Port = { id: 'next', label: { de: 'weiter', en: 'next' } };
/** The exits of a trigger, and of a node with one way on. */
export const ONLY_NEXT: readonly Port[] = [NEXT];
