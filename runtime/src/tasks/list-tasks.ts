/** GET /api/v1/tasks: open ones, or those that are done, newest first. */
import { Type } from 'typebox';
import type { WebServices } from '../app-services.ts';
import { PAGE_QUERY } from '../paging/page-schema.ts';
import type { App } from '../plugins/app-instance.ts';
import { listTasks as readTasks } from './task-repository.ts';
import { TaskPage, presentTask } from './task-schema.ts';

const Query = Type.Object({ ...PAGE_QUERY, state: Type.Enum(['open', 'done'], { default: 'open' }) }, { additionalProperties: false });

export function listTasks(app: App, { db }: WebServices): void {
  app.get(
    '/api/v1/tasks',
    { config: { permission: 'tasks:read' }, schema: { tags: ['tasks'], summary: 'Tasks for the team', querystring: Query, response: { 200: TaskPage } } },
    async (request) => {
      const { records, ...next } = await readTasks(db, request.shopId, request.query);
      return { items: records.map(presentTask), ...next };
    },
  );
}
