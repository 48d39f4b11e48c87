/** What is wrong with a request that a marketer wrote, before it is ever sent. */
import type { SettingsProblem } from '../../sdk/node.ts';
import { checkPlaceholders } from '../../sdk/placeholders/placeholders.ts';
import type { RuleScope } from '../../sdk/rules/field.ts';
import { checkDuration, readDuration } from '../../sdk/time/duration.ts';
import type { Json, Localized } from '../../sdk/values.ts';

const MAX_TIMEOUT_MS = 60_000;
/** RFC 9110 §5.6.2 token. */
const HEADER_NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
/** Set by the HTTP client itself; a second one would confuse the receiver or smuggle a request. */
const RESERVED_HEADERS = ['host', 'content-length', 'transfer-encoding', 'connection', 'upgrade', 'te', 'trailer', 'expect'];

/** An absolute http(s) address whose host is fixed: a customer's data must not choose whom we call. */
export function checkUrl(url: string): SettingsProblem[] {
  const [origin = ''] = /^[a-z]+:\/\/[^/?#]*/i.exec(url) ?? [];
  if (origin.includes('{{')) {
    return [problem('/url', 'url_host_not_fixed', {
      de: 'Der Rechnername darf kein Platzhalter sein. Schreib ihn aus und nutze Platzhalter erst im Pfad.',
      en: 'The host must not be a placeholder. Spell it out and use placeholders in the path.',
    })];
  }
  const parsed = URL.parse(url.replace(/\{\{[^{}]*\}\}/g, 'x'));
  if (parsed === null || !['http:', 'https:'].includes(parsed.protocol)) {
    return [problem('/url', 'url_unreadable', {
      de: `„${url}“ ist keine vollständige Adresse. Schreib zum Beispiel https://example.com/hook.`,
      en: `“${url}” is not a complete address. Write, for example, https://example.com/hook.`,
    })];
  }
  if (parsed.username === '' && parsed.password === '') return [];
  return [problem('/url', 'url_holds_password', {
    de: 'Zugangsdaten gehören nicht in die Adresse. Nutze die Kopfzeile „Authorization“.',
    en: 'Credentials do not belong in the address. Use the header “Authorization”.',
  })];
}

export function checkHeaders(headers: readonly { name: string; value: string }[], scope?: RuleScope): SettingsProblem[] {
  return headers.flatMap(({ name, value }, index) => {
    const path = `/headers/${index}/name`;
    const problems = checkPlaceholders(`/headers/${index}/value`, value, scope);
    if (!HEADER_NAME.test(name)) {
      problems.push(problem(path, 'header_name_wrong', {
        de: `„${name}“ ist kein Name für eine Kopfzeile. Erlaubt sind Buchstaben, Ziffern und Bindestriche.`,
        en: `“${name}” is not a header name. Letters, digits and hyphens are allowed.`,
      }));
    } else if (RESERVED_HEADERS.includes(name.toLowerCase())) {
      problems.push(problem(path, 'header_reserved', {
        de: `Die Kopfzeile „${name}“ wird von selbst gesetzt. Lösche sie.`,
        en: `The header “${name}” is set by itself. Remove it.`,
      }));
    } else if (headers.findIndex((other) => other.name.toLowerCase() === name.toLowerCase()) !== index) {
      problems.push(problem(path, 'header_twice', { de: `Die Kopfzeile „${name}“ steht zweimal da. Lösche eine.`, en: `The header “${name}” is there twice. Remove one.` }));
    }
    return problems;
  });
}

export function checkBody(method: string, body: Json | undefined, scope?: RuleScope): SettingsProblem[] {
  if (body === undefined) return [];
  if (method !== 'GET') return checkPlaceholders('/body', body, scope);
  return [problem('/body', 'body_with_get', {
    de: 'Eine GET-Anfrage hat keinen Inhalt. Wähle POST oder lösche den Inhalt.',
    en: 'A GET request has no body. Choose POST or remove the body.',
  })];
}

export function checkTimeout(timeout: string): SettingsProblem[] {
  const problems = checkDuration('/timeout', timeout);
  const parts = readDuration(timeout);
  if (problems.length > 0 || parts === undefined) return problems;
  if (parts.years + parts.months + parts.days === 0 && parts.timeMs <= MAX_TIMEOUT_MS) return [];
  return [problem('/timeout', 'timeout_too_long', {
    de: 'Ein Versuch darf höchstens 60 Sekunden dauern, zum Beispiel 30 Sekunden.',
    en: 'An attempt may take 60 seconds at most, for example 30 seconds.',
  })];
}

const problem = (path: string, code: string, message: Localized): SettingsProblem => ({ path, code, message });
