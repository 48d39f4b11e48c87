/** GET /api/v1/enrollments/:id: one run with its trail: at which node, when, and which way it left. */
import type { WebServices } from '../app-services.ts';
import { orderNumbers } from '../orders/order-numbers.ts';
import type { App } from '../plugins/app-instance.ts';
import { notFound } from '../plugins/problem.ts';
import { findEnrollment } from './enrollment-repository.ts';
import { Enrollment, EnrollmentPath, presentEnrollment } from './enrollment-schema.ts';

export function readEnrollment(app: App, { db }: WebServices): void {
  app.get(
    '/api/v1/enrollments/:id',
    { config: { permission: 'runs:read' }, schema: { tags: ['enrollments'], summary: 'One run with its trail', params: EnrollmentPath, response: { 200: Enrollment } } },
    async (request) => {
      const enrollment = await findEnrollment(db, request.shopId, request.params.id);
      if (enrollment === null) throw notFound('Enrollment');
      return presentEnrollment(enrollment, await orderNumbers(db, request.shopId, [enrollment]));
    },
  );
}
