/** The routes of plans and moves. */
import type { WebServices } from '../app-services.ts';
import type { App } from '../plugins/app-instance.ts';
import { listMoves } from './list-moves.ts';
import { publishPlan } from './publish-plan.ts';

export function moveRoutes(app: App, services: WebServices): void {
  publishPlan(app, services);
  listMoves(app, services);
}
