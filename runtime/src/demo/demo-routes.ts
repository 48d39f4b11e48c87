/**
 * /api/v1/demo: the demo shop for owners, loaded on request, entered, and deleted in one call. It is a shop of its own beside the
 * real ones; entering it adds a membership and changes nothing else.
 */
import { Type } from 'typebox';
import type { WebServices } from '../app-services.ts';
import type { MemberCaller } from '../auth/caller.ts';
import { chooseShop } from '../auth/chosen-shop.ts';
import { callerOf } from '../auth/enforce-permissions.ts';
import { membershipsOf, saveMembership } from '../auth/membership-repository.ts';
import { everyStep } from '../every-step.ts';
import type { App } from '../plugins/app-instance.ts';
import { conflict } from '../plugins/problem.ts';
import type { FastifyRequest } from 'fastify';
import { DEMO_SHOP_ID } from './demo-id.ts';
import { claimDemo, readDemoState } from './demo-state.ts';
import { removeDemo } from './remove-demo.ts';

const closed = { additionalProperties: false } as const;

const Demo = Type.Object(
  {
    state: Type.Enum(['absent', 'loading', 'ready', 'failed']),
    share: Type.Optional(Type.Number({ minimum: 0, maximum: 1, description: 'How much is told, while it is loading' })),
    member: Type.Boolean({ description: 'You may work in it' }),
  },
  closed,
);

export function demoRoutes(app: App, services: WebServices): void {
  const { db, clock, config } = services;
  const write = { permission: 'shop:write' } as const;

  async function show(request: FastifyRequest) {
    const caller = callerOf(request);
    const [state, memberships] = await Promise.all([readDemoState(db, clock.now()), caller.kind === 'member' ? membershipsOf(db, caller.userId) : []]);
    return { ...state, member: memberships.some(({ shopId }) => shopId === DEMO_SHOP_ID) };
  }

  app.get('/api/v1/demo', { config: { permission: 'shop:read' }, schema: { tags: ['demo'], summary: 'Whether there is a demo shop', response: { 200: Demo } } }, show);

  app.post('/api/v1/demo', { config: write, schema: { tags: ['demo'], summary: 'Load the demo shop; ask again for its progress', response: { 202: Demo } } }, async (request, reply) => {
    const before = await show(request);
    if (before.state === 'ready' || before.state === 'loading') return reply.code(202).send(before);
    const begun = await services.beginDemo();
    // It goes on after the answer: whoever asked looks again.
    if (begun.kind === 'loading') void begun.loaded.catch((error: unknown) => request.log.error(error));
    return reply.code(202).send({ state: 'loading' as const, share: 0, member: before.member });
  });

  app.post('/api/v1/demo/enter', { config: write, schema: { tags: ['demo'], summary: 'Work in the demo shop', response: { 204: Type.Null() } } }, async (request, reply) => {
    const { userId, name, email } = personOf(request);
    if ((await readDemoState(db, clock.now())).state !== 'ready') throw conflict('demo_not_ready', 'The demo shop is not loaded yet. Load it with POST /api/v1/demo and wait until it is ready.');
    await saveMembership(db, { shopId: DEMO_SHOP_ID, userId, name, email, role: 'owner', createdAt: clock.now() });
    return reply.code(204).header('set-cookie', chooseShop(config, DEMO_SHOP_ID)).send(null);
  });

  app.delete('/api/v1/demo', { config: write, schema: { tags: ['demo'], summary: 'Delete the demo shop with everything in it', response: { 204: Type.Null() } } }, async (request, reply) => {
    personOf(request);
    const claim = await claimDemo(db, clock);
    if (claim === undefined) throw conflict('demo_loading', 'The demo shop is being loaded. Delete it when it is ready.');
    await everyStep(() => removeDemo(services), () => claim.end());
    return reply.code(204).header('set-cookie', chooseShop(config, null)).send(null);
  });
}

/** The demo is for people: a program has its own shop. */
function personOf(request: FastifyRequest): MemberCaller {
  const caller = callerOf(request);
  if (caller.kind === 'api-key') throw conflict('people_only', 'The demo shop is for people who sign in.');
  return caller;
}
