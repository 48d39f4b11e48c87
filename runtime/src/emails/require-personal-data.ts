/** A preview with an order shows what the order and its customer's page show: who may not see those, may not see them here. */
import type { FastifyRequest } from 'fastify';
import { callerOf } from '../auth/enforce-permissions.ts';
import type { Permission } from '../auth/permissions.ts';
import { Problem } from '../plugins/problem.ts';

const NEEDED = ['orders:read', 'contacts:read'] as const satisfies Permission[];

/** Throws a problem for callers without them. */
export function requirePersonalData(request: FastifyRequest): void {
  const { permissions } = callerOf(request);
  const missing = NEEDED.find((permission) => !permissions.has(permission));
  if (missing === undefined) return;
  throw new Problem({ status: 403, code: 'forbidden', field: '/orderId', detail: `A preview with the data of an order needs ${NEEDED.join(' and ')}; ${missing} is lacking. Leave orderId out for an invented customer.` });
}
