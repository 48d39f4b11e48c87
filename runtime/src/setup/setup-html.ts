/** The set-up page: a plain form that works without script. */
import type { Locale } from '@nachklang/nodes/sdk';
import { html, type Html } from '../plugins/html.ts';
import { SETUP_WORDS } from './setup-words.ts';

const COUNTRIES = ['DE', 'AT', 'CH', 'BE', 'BG', 'CY', 'CZ', 'DK', 'EE', 'ES', 'FI', 'FR', 'GB', 'GR', 'HR', 'HU', 'IE', 'IT', 'LI', 'LT', 'LU', 'LV', 'MT', 'NL', 'NO', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK', 'US'];

/** Values of the form's fields, as typed before. */
export type Typed = Readonly<Record<string, string>>;

export function setupHtml(locale: Locale, typed: Typed, problems: readonly string[] = []): string {
  const words = SETUP_WORDS[locale];
  const country = typed.country ?? (locale === 'de' ? 'DE' : '');
  const language = typed.language ?? locale;
  const body = html`<h1>${words.title}</h1><p>${words.intro}</p>
${problems.length > 0 ? html`<div class="problems" role="alert"><p>${words.check}</p><ul>${problems.map((problem) => html`<li>${problem}</li>`)}</ul></div>` : ''}
<form method="post" action="/setup">
<input type="hidden" name="token" value="${typed.token ?? ''}">
<fieldset><legend>${words.you}</legend>
${field({ name: 'name', label: words.name, autocomplete: 'name', value: typed.name })}
${field({ name: 'email', label: words.email, type: 'email', autocomplete: 'username', value: typed.email })}
${field({ name: 'password', label: words.password, type: 'password', autocomplete: 'new-password', hint: words.passwordHint })}
</fieldset>
<fieldset><legend>${words.shop}</legend>
${field({ name: 'shopName', label: words.shopName, autocomplete: 'organization', value: typed.shopName })}
<label for="country">${words.country}</label>
<select id="country" name="country" required><option value=""></option>${countries(locale).map(({ code, name }) => option(code, name, code === country))}</select>
<label for="language">${words.language}</label>
<select id="language" name="language" aria-describedby="language-hint">${option('de', 'Deutsch', language === 'de')}${option('en', 'English', language === 'en')}</select>
<p class="hint" id="language-hint">${words.languageHint}</p>
${field({ name: 'senderEmail', label: words.senderEmail, type: 'email', autocomplete: 'off', hint: words.senderHint, value: typed.senderEmail })}
</fieldset>
<button>${words.submit}</button></form>`;
  return page(locale, words.title, body);
}

export function linkOverHtml(locale: Locale): string {
  const words = SETUP_WORDS[locale];
  return page(locale, words.over, html`<h1>${words.over}</h1><p>${words.overHint}</p>`);
}

function field(input: { name: string; label: string; type?: string; autocomplete: string; hint?: string; value?: string | undefined }): Html {
  const { name, label, type = 'text', autocomplete, hint, value = '' } = input;
  const described = hint === undefined ? '' : html` aria-describedby="${name}-hint"`;
  return html`<label for="${name}">${label}</label>
<input id="${name}" name="${name}" type="${type}" autocomplete="${autocomplete}" value="${value}" required${described}>
${hint === undefined ? '' : html`<p class="hint" id="${name}-hint">${hint}</p>`}`;
}

function option(value: string, label: string, selected: boolean): Html {
  return selected ? html`<option value="${value}" selected>${label}</option>` : html`<option value="${value}">${label}</option>`;
}

/** Germany, Austria and Switzerland first, the others by name. */
function countries(locale: Locale): { code: string; name: string }[] {
  const names = new Intl.DisplayNames([locale], { type: 'region' });
  const named = COUNTRIES.map((code) => ({ code, name: names.of(code) ?? code }));
  return [...named.slice(0, 3), ...named.slice(3).toSorted((a, b) => a.name.localeCompare(b.name, locale))];
}

function page(locale: Locale, title: string, body: Html): string {
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
