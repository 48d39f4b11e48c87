/** Puts nodes and notes elsewhere; aligning, distributing and tidying are moves with names of their own. */
import type { JourneyNode } from '@nachklang/nodes/sdk';
import type { Command } from '../command.ts';

type Position = JourneyNode['position'];

export interface Moves {
  nodes: ReadonlyMap<string, Position>;
  /** By index. */
  notes?: ReadonlyMap<number, Position>;
}

/** @param merge nudges with the same mark are one step */
export function move(moves: Moves, name: 'move' | 'align' | 'distribute' | 'layout' = 'move', merge?: string): Command {
  return {
    name,
    ...(merge !== undefined && { merge }),
    apply(document) {
      const nodes = document.nodes.map((node) => moved(node, moves.nodes.get(node.id)));
      const notes = document.notes.map((note, index) => moved(note, moves.notes?.get(index)));
      const same = nodes.every((node, index) => node === document.nodes[index]) && notes.every((note, index) => note === document.notes[index]);
      return same ? document : { ...document, nodes, notes };
    },
  };
}

function moved<T extends { position: Position }>(thing: T, to: Position | undefined): T {
  if (to === undefined || (to.x === thing.position.x && to.y === thing.position.y)) return thing;
  return { ...thing, position: { x: Math.round(to.x), y: Math.round(to.y) } };
}
