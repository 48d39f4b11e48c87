/** GET /api/v1/tasks: open ones, or those that are done, newest first; by owner, or those that are overdue. */
import { Type } from 'typebox';
import type { WebServices } from '../app-services.ts';
import { orderNumbers } from '../orders/order-numbers.ts';
import { PAGE_QUERY } from '../paging/page-schema.ts';
import type { App } from '../plugins/app-instance.ts';
import { listTasks as readTasks } from './task-repository.ts';
import { TaskPage, presentTask } from './task-schema.ts';

const Query = Type.Object(
  {
    ...PAGE_QUERY,
    state: Type.Enum(['open', 'done'], { default: 'open' }),
    owner: Type.Optional(Type.String({ minLength: 1, maxLength: 320, description: 'Whose they are' })),
    unassigned: Type.Optional(Type.Boolean({ description: 'Only those that are nobody’s' })),
    overdue: Type.Optional(Type.Boolean({ description: 'Only those whose date has passed, the latest first' })),
  },
  { additionalProperties: false },
);

export function listTasks(app: App, { db, clock }: WebServices): void {
  app.get(
    '/api/v1/tasks',
    { config: { permission: 'tasks:read' }, schema: { tags: ['tasks'], summary: 'Tasks for the team', querystring: Query, response: { 200: TaskPage } } },
    async (request) => {
      const { state, owner, unassigned, overdue, limit, cursor } = request.query;
      const { records, ...next } = await readTasks(db, request.shopId, {
        state, limit, cursor,
        ...(unassigned === true ? { owner: null } : owner !== undefined && { owner }),
        ...(overdue === true && { dueBefore: clock.now() }),
      });
      const numbers = await orderNumbers(db, request.shopId, records);
      return { items: records.map((record) => presentTask(record, numbers)), ...next };
    },
  );
}
