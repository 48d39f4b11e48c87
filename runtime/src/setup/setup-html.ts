/** The set-up page: a plain form that works without script. */
import type { Locale } from '@nachklang/nodes/sdk';
import { html, type Html } from '../plugins/html.ts';
import { field, page, problemList } from '../plugins/plain-page.ts';
import { SETUP_WORDS } from './setup-words.ts';

const COUNTRIES = ['DE', 'AT', 'CH', 'BE', 'BG', 'CY', 'CZ', 'DK', 'EE', 'ES', 'FI', 'FR', 'GB', 'GR', 'HR', 'HU', 'IE', 'IT', 'LI', 'LT', 'LU', 'LV', 'MT', 'NL', 'NO', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK', 'US'];

/** Values of the form's fields, as typed before. */
export type Typed = Readonly<Record<string, string>>;

export function setupHtml(locale: Locale, typed: Typed, problems: readonly string[] = []): string {
  const words = SETUP_WORDS[locale];
  const country = typed.country ?? (locale === 'de' ? 'DE' : '');
  const language = typed.language ?? locale;
  const body = html`<h1>${words.title}</h1><p>${words.intro}</p>
${problems.length === 0 ? '' : problemList(words.check, problems)}
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

function option(value: string, label: string, selected: boolean): Html {
  return selected ? html`<option value="${value}" selected>${label}</option>` : html`<option value="${value}">${label}</option>`;
}

/** Germany, Austria and Switzerland first, the others by name. */
function countries(locale: Locale): { code: string; name: string }[] {
  const names = new Intl.DisplayNames([locale], { type: 'region' });
  const named = COUNTRIES.map((code) => ({ code, name: names.of(code) ?? code }));
  return [...named.slice(0, 3), ...named.slice(3).toSorted((a, b) => a.name.localeCompare(b.name, locale))];
}
