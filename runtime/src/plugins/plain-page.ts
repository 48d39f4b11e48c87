/** The shell and the fields of pages that the server makes itself: set-up and invitations work without script and without the built UI. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Locale } from '@nachklang/nodes/sdk';
import { html, type Html } from './html.ts';

/** What is wrong with the form: a heading, and a sentence for each field. */
export function problemList(heading: string, problems: readonly string[] = []): Html {
  const list = problems.length === 0 ? '' : html`<ul>${problems.map((problem) => html`<li>${problem}</li>`)}</ul>`;
  return html`<div class="problems" role="alert"><p>${heading}</p>${list}</div>`;
}

export function field(input: { name: string; label: string; type?: string; autocomplete: string; hint?: string; value?: string | undefined }): Html {
  const { name, label, type = 'text', autocomplete, hint, value = '' } = input;
  const described = hint === undefined ? '' : html` aria-describedby="${name}-hint"`;
  return html`<label for="${name}">${label}</label>
<input id="${name}" name="${name}" type="${type}" autocomplete="${autocomplete}" value="${value}" required${described}>
${hint === undefined ? '' : html`<p class="hint" id="${name}-hint">${hint}</p>`}`;
}

export function page(locale: Locale, title: string, body: Html): string {
  return html`<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title>
<style>
:root{color-scheme:light dark;--ink:#1c2430;--paper:#fff;--soft:#5b6675;--line:#c9d1db;--accent:#0b6e6e;--warn:#8a1c1c}
@media (prefers-color-scheme:dark){:root{--ink:#e8ecf1;--paper:#14191f;--soft:#a3afbd;--line:#3a4552;--accent:#4fc3bd;--warn:#ff9d9d}}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
main{max-width:32rem;margin:3rem auto;padding:0 1.25rem}
h1{font-size:1.75rem;line-height:1.2}
fieldset{border:1px solid var(--line);border-radius:.5rem;margin:1.5rem 0;padding:.5rem 1.25rem 1.25rem}
legend{font-weight:600;padding:0 .4rem}
label{display:block;margin:.9rem 0 .25rem;font-weight:500}
input,select{width:100%;box-sizing:border-box;padding:.6rem .7rem;font:inherit;color:inherit;background:transparent;border:1px solid var(--line);border-radius:.4rem}
select option{color:#1c2430;background:#fff}
:focus-visible{outline:3px solid var(--accent);outline-offset:1px}
.hint{margin:.25rem 0 0;color:var(--soft);font-size:.875rem}
.problems{border-left:4px solid var(--warn);padding:.1rem 1rem}
button{padding:.7rem 1.4rem;font:inherit;font-weight:600;border:0;border-radius:.4rem;background:var(--accent);color:var(--paper);cursor:pointer}
</style></head><body><main>${body}</main></body></html>`.text;
}

/** Never kept: these pages carry tokens. */
export function sendPage(reply: FastifyReply, status: number, text: string): FastifyReply {
  return reply.code(status).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(text);
}

/** Lets the routes of this scope read what a plain form sends. */
export function acceptForms(scope: FastifyInstance): void {
  scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: 16_384 }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
}

/** The texts among the fields of a form or query. */
export function textsOf(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

export function localeOf(request: FastifyRequest): Locale {
  return /^de\b/i.test(request.headers['accept-language'] ?? '') ? 'de' : 'en';
}
