/** POST /api/v1/tasks/:id/done and /reopen. */
import type { WebServices } from '../app-services.ts';
import { actorOf } from '../auth/caller.ts';
import { callerOf } from '../auth/enforce-permissions.ts';
import { orderNumbers } from '../orders/order-numbers.ts';
import type { App } from '../plugins/app-instance.ts';
import { notFound } from '../plugins/problem.ts';
import { finishTask as markDone, reopenTask } from './task-repository.ts';
import { Task, TaskPath, presentTask } from './task-schema.ts';

export function finishTask(app: App, { db, clock, live }: WebServices): void {
  const config = { permission: 'tasks:write' } as const;
  app.post(
    '/api/v1/tasks/:id/done',
    { config, schema: { tags: ['tasks'], summary: 'Tick off', params: TaskPath, response: { 200: Task } } },
    async (request) => {
      const task = await markDone(db, request.shopId, request.params.id, { doneAt: clock.now(), doneBy: actorOf(callerOf(request)) });
      if (task === null) throw notFound('Task');
      live.publish(request.shopId, { topic: 'tasks', id: task._id });
      return presentTask(task, await orderNumbers(db, request.shopId, [task]));
    },
  );
  app.post(
    '/api/v1/tasks/:id/reopen',
    { config, schema: { tags: ['tasks'], summary: 'Not done after all', params: TaskPath, response: { 200: Task } } },
    async (request) => {
      const task = await reopenTask(db, request.shopId, request.params.id);
      if (task === null) throw notFound('Task');
      live.publish(request.shopId, { topic: 'tasks', id: task._id });
      return presentTask(task, await orderNumbers(db, request.shopId, [task]));
    },
  );
}
