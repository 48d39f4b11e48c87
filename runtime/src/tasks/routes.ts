/** The routes of tasks. */
import type { WebServices } from '../app-services.ts';
import type { App } from '../plugins/app-instance.ts';
import { changeTask } from './change-task.ts';
import { finishTask } from './finish-task.ts';
import { listTasks } from './list-tasks.ts';

export function taskRoutes(app: App, services: WebServices): void {
  listTasks(app, services);
  finishTask(app, services);
  changeTask(app, services);
}
