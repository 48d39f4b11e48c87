/** The routes of runs. */
import type { WebServices } from '../app-services.ts';
import type { App } from '../plugins/app-instance.ts';
import { changeRun } from './change-run.ts';
import { listEnrollments } from './list-enrollments.ts';
import { readEnrollment } from './read-enrollment.ts';
import { showPath } from './show-path.ts';

export function enrollmentRoutes(app: App, services: WebServices): void {
  listEnrollments(app, services);
  readEnrollment(app, services);
  showPath(app, services);
  changeRun(app, services);
}
