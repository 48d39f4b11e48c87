/** Effects on the contact or the order: done in the same batch, and the same when done twice. */
import type { Effect } from '@nachklang/nodes/sdk';
import type { RunRecords } from './run-context.ts';

/** Which record changed; undefined for an effect that goes to the outbox instead. */
export function applyAtOnce(effect: Effect, records: RunRecords & { now: number }): 'contact' | 'order' | 'nothing' | undefined {
  if (effect.kind === 'tag') {
    const view = effect.target === 'order' ? records.order?.view : records.contact.view;
    if (!view) return 'nothing';
    const removed = new Set(effect.remove);
    view.tags = [...new Set([...view.tags, ...effect.add])].filter((tag) => !removed.has(tag));
    return effect.target;
  }
  if (effect.kind === 'set-attribute') {
    records.contact.view.attributes[effect.name] = effect.value;
    records.contact.stamps[`attributes.${effect.name}`] = { time: records.now, by: records.enrollment._id };
    return 'contact';
  }
  return undefined;
}
