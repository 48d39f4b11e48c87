/** An effect as the preview shows it: what would happen, without the headers that may hold secrets. */
import type { Effect } from '@nachklang/nodes/sdk';
import { iso } from '../paging/instants.ts';
import type { PreviewEffect } from './preview-schema.ts';

const MAX_BODY = 2000;

export function shownEffect(effect: Effect): PreviewEffect {
  switch (effect.kind) {
    case 'call': return { kind: 'call', method: effect.method, url: effect.url, ...(effect.body !== undefined && { body: effect.body.slice(0, MAX_BODY) }) };
    case 'task': return {
      kind: 'task', title: effect.title,
      ...(effect.text !== undefined && { text: effect.text }), ...(effect.owner !== undefined && { owner: effect.owner }), ...(effect.dueAt !== undefined && { dueAt: iso(effect.dueAt) }),
    };
    case 'tag': return { kind: 'tag', target: effect.target, add: effect.add, remove: effect.remove };
    case 'set-attribute': return { kind: 'set-attribute', name: effect.name, value: effect.value };
    case 'emit-event': return { kind: 'emit-event', type: effect.type, properties: effect.properties };
  }
}
