/** GET and POST /join: the page that an invitation leads to. */
import type { Locale } from '@nachklang/nodes/sdk';
import { Value } from 'typebox/value';
import type { WebServices } from '../app-services.ts';
import { requireSameOrigin } from '../auth/same-origin.ts';
import type { App } from '../plugins/app-instance.ts';
import { html } from '../plugins/html.ts';
import { acceptForms, field, localeOf, page, problemList, sendPage, textsOf } from '../plugins/plain-page.ts';
import { Problem } from '../plugins/problem.ts';
import { signInLimit } from '../plugins/rate-limits.ts';
import { join } from './accept-invitation.ts';
import { findInvitation } from './invitation-repository.ts';
import { JOIN_WORDS } from './join-words.ts';
import { AcceptForm } from './team-schema.ts';

export function joinPage(app: App, services: WebServices): void {
  const { db, clock, config } = services;
  app.register(async (scope) => {
    acceptForms(scope);

    scope.get('/join', { config: { permission: 'public' } }, async (request, reply) => {
      const { token } = textsOf(request.query);
      const locale = localeOf(request);
      if (token === undefined || (await findInvitation(db, token, clock.now())) === null) return sendPage(reply, 410, overHtml(locale));
      return sendPage(reply, 200, joinHtml(locale, { token, name: '' }));
    });

    scope.post(
      '/join',
      { config: { permission: 'public', rateLimit: signInLimit(config) }, onRequest: async (request) => requireSameOrigin(request) },
      async (request, reply) => {
        const { token = '', name = '', password = '' } = textsOf(request.body);
        const locale = localeOf(request);
        const form = { token, name: name.trim(), password };
        if (!Value.Check(AcceptForm, form)) return sendPage(reply, 400, joinHtml(locale, form, JOIN_WORDS[locale].incomplete));
        try {
          const { cookies } = await join(services, form);
          return await reply.header('set-cookie', cookies).redirect('/', 303);
        } catch (error) {
          if (error instanceof Problem && error.details.status === 410) return sendPage(reply, 410, overHtml(locale));
          if (error instanceof Problem && error.details.status === 401) return sendPage(reply, 401, joinHtml(locale, form, JOIN_WORDS[locale].wrongPassword));
          throw error;
        }
      },
    );
  });
}

function joinHtml(locale: Locale, { token, name }: { token: string; name: string }, problem?: string): string {
  const words = JOIN_WORDS[locale];
  const body = html`<h1>${words.title}</h1><p>${words.intro}</p>
${problem === undefined ? '' : problemList(problem)}
<form method="post" action="/join">
<input type="hidden" name="token" value="${token}">
${field({ name: 'name', label: words.name, autocomplete: 'name', value: name })}
${field({ name: 'password', label: words.password, type: 'password', autocomplete: 'new-password', hint: words.passwordHint })}
<p><button>${words.submit}</button></p></form>`;
  return page(locale, words.title, body);
}

function overHtml(locale: Locale): string {
  const words = JOIN_WORDS[locale];
  return page(locale, words.over, html`<h1>${words.over}</h1><p>${words.overHint}</p>`);
}
