/** Asks for the event and goes on. */
import type { Execute } from '../../sdk/node.ts';
import { fillJson } from '../../sdk/placeholders/placeholders.ts';
import { next } from '../../sdk/results.ts';
import type { emitEvent } from './definition.ts';

export const executeEmitEvent: Execute<typeof emitEvent.settings> = (ctx, { name, properties = {} }) => {
  const filled = Object.entries(properties).map(([key, value]) => [key, fillJson(value, ctx)] as const);
  return next('next', [{ kind: 'emit-event', type: `custom.${name}`, properties: Object.fromEntries(filled) }]);
};
