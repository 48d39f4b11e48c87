/** POST /api/v1/setup: makes the owner's account and the shop, and signs the owner in. */
import type { WebServices } from '../app-services.ts';
import { anyOwnerExists } from '../auth/membership-repository.ts';
import { requireSameOrigin } from '../auth/same-origin.ts';
import type { App } from '../plugins/app-instance.ts';
import { Problem } from '../plugins/problem.ts';
import { signInLimit } from '../plugins/rate-limits.ts';
import { requireTimeZone } from '../shops/require-time-zone.ts';
import { createOwner } from './create-owner.ts';
import { takeSetupToken } from './setup-link.ts';
import { SetupDone, SetupForm } from './setup-schema.ts';

export function completeSetup(app: App, services: WebServices): void {
  app.post(
    '/api/v1/setup',
    {
      config: { permission: 'public', rateLimit: signInLimit(services.config) },
      schema: { tags: ['sign-in'], summary: 'First set-up, with the link from the console', body: SetupForm, response: { 201: SetupDone } },
      onRequest: async (request) => requireSameOrigin(request),
    },
    async (request, reply) => {
      const done = await setUp(services, request.body);
      return reply.code(201).header('set-cookie', done.cookies).send({ userId: done.userId, shopId: done.shopId });
    },
  );
}

/** Throws a {@link Problem} when the link is not valid any more. */
export async function setUp(services: WebServices, form: SetupForm): Promise<{ userId: string; shopId: string; cookies: string[] }> {
  const { db, clock, signIn } = services;
  requireTimeZone(form.shop.timeZone, '/shop/timeZone');
  if (!(await takeSetupToken(db, form.token, clock.now())) || (await anyOwnerExists(db))) throw linkOver();
  const { name, country, language, senderEmail, senderName = name, imprint, timeZone } = form.shop;
  const { user, shop } = await createOwner(services, form.owner, {
    name,
    country,
    locale: language,
    mailFrom: `${senderName} <${senderEmail}>`,
    senderName,
    supportEmail: senderEmail,
    ...(imprint !== undefined && { imprint }),
    ...(timeZone !== undefined && { timeZone }),
  });
  const cookies = (await signIn.signIn(form.owner.email, form.owner.password)) ?? [];
  return { userId: user.id, shopId: shop._id, cookies };
}

function linkOver(): Problem {
  return new Problem({ status: 410, code: 'setup_link_over', field: '/token', detail: 'This set-up link was used already or is too old. Restart Nachklang: it prints a new one as long as nobody owns the shop.' });
}
