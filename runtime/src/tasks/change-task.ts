/** PATCH /api/v1/tasks/:id: who does it, until when, and how urgent it is. */
import { Type, type Static } from 'typebox';
import type { WebServices } from '../app-services.ts';
import { orderNumbers } from '../orders/order-numbers.ts';
import { Instant } from '../paging/instants.ts';
import type { App } from '../plugins/app-instance.ts';
import { notFound } from '../plugins/problem.ts';
import { changeTask as change, type TaskChange } from './task-repository.ts';
import { Task, TaskPath, TaskPriority, presentTask } from './task-schema.ts';

/** What is absent stays as it is; null clears it (RFC 7396). */
const Form = Type.Object(
  {
    owner: Type.Optional(Type.Union([Type.String({ minLength: 1, maxLength: 320 }), Type.Null()])),
    dueAt: Type.Optional(Type.Union([Instant, Type.Null()])),
    priority: Type.Optional(TaskPriority),
  },
  { additionalProperties: false },
);

export function changeTask(app: App, { db, live }: WebServices): void {
  app.patch(
    '/api/v1/tasks/:id',
    { config: { permission: 'tasks:write' }, schema: { tags: ['tasks'], summary: 'Assign, set the date or the priority', params: TaskPath, body: Form, response: { 200: Task } } },
    async (request) => {
      const task = await change(db, request.shopId, request.params.id, changeOf(request.body));
      if (task === null) throw notFound('Task');
      live.publish(request.shopId, { topic: 'tasks', id: task._id });
      return presentTask(task, await orderNumbers(db, request.shopId, [task]));
    },
  );
}

function changeOf({ owner, dueAt, priority }: Static<typeof Form>): TaskChange {
  return {
    ...(owner !== undefined && { owner }),
    ...(dueAt !== undefined && { dueAt: dueAt === null ? null : Date.parse(dueAt) }),
    ...(priority !== undefined && { priority }),
  };
}
