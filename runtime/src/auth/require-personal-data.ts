/** What shows a real person's data, such as a preview with an order, is for those who may see their page. */
import type { FastifyRequest } from 'fastify';
import { Problem } from '../plugins/problem.ts';
import { callerOf } from './enforce-permissions.ts';
import type { Permission } from './permissions.ts';

const NEEDED = ['orders:read', 'contacts:read'] as const satisfies Permission[];

/** Throws a problem for callers without them. `field` asked for the person. */
export function requirePersonalData(request: FastifyRequest, field = '/orderId'): void {
  const { permissions } = callerOf(request);
  const missing = NEEDED.find((permission) => !permissions.has(permission));
  if (missing === undefined) return;
  throw new Problem({ status: 403, code: 'forbidden', field, detail: `The data of a real order or person needs ${NEEDED.join(' and ')}; ${missing} is lacking. Ask for an invented customer instead.` });
}
