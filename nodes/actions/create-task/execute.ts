/** Asks for the task and goes on. */
import type { Execute } from '../../sdk/node.ts';
import { fillText } from '../../sdk/placeholders/placeholders.ts';
import { next } from '../../sdk/results.ts';
import { addDuration } from '../../sdk/time/add-duration.ts';
import type { createTask } from './definition.ts';

export const executeCreateTask: Execute<typeof createTask.settings> = (ctx, { title, text, owner, priority, dueIn }) =>
  next('next', [{
    kind: 'task',
    title: fillText(title, ctx, { reader: ctx.shop }),
    ...(text !== undefined && { text: fillText(text, ctx, { reader: ctx.shop }) }),
    ...(owner !== undefined && { owner }),
    priority,
    ...(dueIn !== undefined && { dueAt: addDuration(ctx.now, dueIn, ctx.shop.timeZone) }),
  }]);
