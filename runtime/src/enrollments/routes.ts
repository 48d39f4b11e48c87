/** The routes of runs. */
import type { WebServices } from '../app-services.ts';
import type { App } from '../plugins/app-instance.ts';
import { listEnrollments } from './list-enrollments.ts';
import { readEnrollment } from './read-enrollment.ts';

export function enrollmentRoutes(app: App, services: WebServices): void {
  listEnrollments(app, services);
  readEnrollment(app, services);
}
