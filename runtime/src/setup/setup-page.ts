/** GET and POST /setup: the page that the link on the console leads to. */
import type { Locale } from '@nachklang/nodes/sdk';
import { Value } from 'typebox/value';
import type { WebServices } from '../app-services.ts';
import { requireSameOrigin } from '../auth/same-origin.ts';
import type { App } from '../plugins/app-instance.ts';
import { acceptForms, localeOf, sendPage, textsOf } from '../plugins/plain-page.ts';
import { Problem } from '../plugins/problem.ts';
import { signInLimit } from '../plugins/rate-limits.ts';
import { setUp } from './complete-setup.ts';
import { linkOverHtml, setupHtml, type Typed } from './setup-html.ts';
import { isSetupToken } from './setup-link.ts';
import { SetupForm } from './setup-schema.ts';
import { SETUP_WORDS } from './setup-words.ts';

export function setupPage(app: App, services: WebServices): void {
  const { db, clock, config } = services;
  app.register(async (scope) => {
    acceptForms(scope);

    scope.get('/setup', { config: { permission: 'public' } }, async (request, reply) => {
      const { token } = textsOf(request.query);
      const locale = localeOf(request);
      if (token === undefined || !(await isSetupToken(db, token, clock.now()))) return sendPage(reply, 410, linkOverHtml(locale));
      return sendPage(reply, 200, setupHtml(locale, { token }));
    });

    scope.post(
      '/setup',
      { config: { permission: 'public', rateLimit: signInLimit(config) }, onRequest: async (request) => requireSameOrigin(request) },
      async (request, reply) => {
        const typed = textsOf(request.body);
        const locale = localeOf(request);
        const form = formOf(typed);
        if (!Value.Check(SetupForm, form)) return sendPage(reply, 400, setupHtml(locale, typed, problemsOf(form, locale)));
        try {
          const { cookies } = await setUp(services, form);
          return await reply.header('set-cookie', cookies).redirect('/', 303);
        } catch (error) {
          if (error instanceof Problem && error.details.status === 410) return sendPage(reply, 410, linkOverHtml(locale));
          throw error;
        }
      },
    );
  });
}

function formOf({ token, name, email, password, shopName, country, language, senderEmail }: Typed): unknown {
  return {
    token: token ?? '',
    owner: { name: name?.trim() ?? '', email: email?.trim() ?? '', password: password ?? '' },
    shop: { name: shopName?.trim() ?? '', country: country ?? '', language: language ?? '', senderEmail: senderEmail?.trim() ?? '' },
  };
}

/** One sentence per field that is not right. */
function problemsOf(form: unknown, locale: Locale): string[] {
  const fields = new Set(Value.Errors(SetupForm, form).map((error) => error.instancePath));
  return Object.entries(SETUP_WORDS[locale].wants).flatMap(([field, want]) => (fields.has(field) ? [want] : []));
}
