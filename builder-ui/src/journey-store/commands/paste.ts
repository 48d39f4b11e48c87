/** Puts a clip onto the canvas: nodes under new ids, the edges between them, notes, and the e-mails they send. */
import type { JourneyEmail, JourneyNode } from '@nachklang/nodes/sdk';
import type { Clip } from '../clip.ts';
import type { Command } from '../command.ts';
import type { Definitions } from '../definitions.ts';
import { emailSettings } from '../email-settings.ts';

export interface Placing {
  /** How far everything moves from where it was copied. */
  by: { x: number; y: number };
  /** New ids by the old ones; the caller makes them so that it can select what was pasted. */
  ids: ReadonlyMap<string, string>;
}

export function paste(clip: Clip, { by, ids }: Placing, definitions: Definitions, name: 'paste' | 'duplicate' = 'paste'): Command {
  return {
    name,
    apply(document) {
      const keys = keysFor(clip.emails, document.emails);
      const shift = <T extends { position: JourneyNode['position'] }>(thing: T): T => ({ ...thing, position: { x: Math.round(thing.position.x + by.x), y: Math.round(thing.position.y + by.y) } });
      const renewed = (id: string) => ids.get(id) ?? id;
      return {
        ...document,
        nodes: [...document.nodes, ...clip.nodes.map((node) => ({ ...shift(withEmails(node, keys, definitions)), id: renewed(node.id) }))],
        edges: [...document.edges, ...clip.edges.map(({ from, port, to }) => ({ from: renewed(from), port, to: renewed(to) }))],
        notes: [...document.notes, ...clip.notes.map(shift)],
        emails: { ...document.emails, ...Object.fromEntries(Object.entries(clip.emails).map(([key, email]) => [keys.get(key) ?? key, email])) },
      };
    },
  };
}

/** The same mail keeps its key and is there once; another one under a key that is taken gets the next free one. */
function keysFor(incoming: Clip['emails'], present: Readonly<Record<string, JourneyEmail>>): Map<string, string> {
  const taken = new Map(Object.entries(present));
  const keys = new Map<string, string>();
  for (const [key, email] of Object.entries(incoming)) {
    let free = key;
    for (let number = 2; taken.has(free) && JSON.stringify(taken.get(free)) !== JSON.stringify(email); number += 1) free = `${key.slice(0, 60)}-${number}`;
    taken.set(free, email);
    keys.set(key, free);
  }
  return keys;
}

function withEmails(node: JourneyNode, keys: ReadonlyMap<string, string>, definitions: Definitions): JourneyNode {
  const settings = { ...node.settings };
  for (const name of emailSettings(definitions.get(node.type))) {
    const key = settings[name];
    if (typeof key === 'string') settings[name] = keys.get(key) ?? key;
  }
  return { ...node, settings };
}
