/** The file about a person as a page that people can read: every value escaped, no script, nothing loaded from elsewhere. */
import type { EpochMs, Locale } from '@nachklang/nodes/sdk';
import { escapeHtml } from '../stages/rendering/index.ts';
import type { PersonFile } from './person-file.ts';
import { valueInWords } from './person-page-values.ts';
import { fieldInWords, PAGE_WORDS } from './person-page-words.ts';

export interface PageOptions { locale: Locale; shop: string; timeZone: string; now: EpochMs }

/** What a page may do that is made of other people's words. */
export const PERSON_PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const ORDER_FIELDS = new Set(['order', 'orderId']);
/** What stands in these has the names that the shop gave. */
const OWN_NAMES = new Set(['attributes', 'properties']);
const SECTIONS = ['contact', 'consentProofs', 'saleNotices', 'bounces', 'orders', 'messages', 'mails', 'decisions', 'runs', 'events', 'tasks', 'calls', 'withdrawals'] as const satisfies (keyof PersonFile)[];

export function personPage(file: PersonFile, { locale, shop, timeZone, now }: PageOptions): string {
  const words = PAGE_WORDS[locale];
  const dates = new Intl.DateTimeFormat(locale === 'de' ? 'de-DE' : 'en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone });
  const numbers = new Map<unknown, string>(file.orders.map(({ id, number }) => [id, number]));
  // Ids of the shop system tell nobody anything; each stands once, at the order itself.
  const orderName = (id: unknown): unknown => numbers.get(id) ?? id;
  const said = (value: object, number: unknown) => Object.entries(value).some(([name, part]) => ORDER_FIELDS.has(name) && numbers.get(part) === number);
  const plain = (value: unknown, within: string, name: string): string => {
    if (typeof value === 'boolean') return value ? words.yes : words.no;
    // People may write what only looks like an instant.
    if (typeof value === 'string' && ISO.test(value) && !Number.isNaN(Date.parse(value))) return dates.format(Date.parse(value));
    if (value === null || value === undefined) return '–';
    return escapeHtml((OWN_NAMES.has(within) ? undefined : valueInWords(within, name, value, locale, (at) => dates.format(at))) ?? value);
  };
  const show = (value: unknown, within: string, name: string): string => {
    if (Array.isArray(value)) return value.length === 0 ? '–' : value.every((one) => typeof one !== 'object') ? value.map((one) => plain(one, within, name)).join(', ') : `<ol>${value.map((one) => `<li>${show(one, within, name)}</li>`).join('')}</ol>`;
    return typeof value === 'object' && value !== null ? fields(value, OWN_NAMES.has(within) ? within : name) : plain(value, within, name);
  };
  const fields = (value: object, within: string): string => {
    const entries = Object.entries(value).filter(([name, part]) => part !== undefined && !(name === 'orderNumber' && said(value, part)));
    const shown = entries.map(([name, part]) => {
      const label = OWN_NAMES.has(within) ? name : (fieldInWords(within, name, locale) ?? name);
      const told = name === 'sentence' ? inLocale(part, locale) : ORDER_FIELDS.has(name) ? orderName(part) : part;
      // What the data of an event mean depends on its type.
      return `<div><dt>${escapeHtml(label)}</dt><dd>${within === 'events' && name === 'data' ? show(told, within, String(Reflect.get(value, 'type'))) : show(told, within, name)}</dd></div>`;
    });
    return `<dl>${shown.join('')}</dl>`;
  };
  const section = (name: (typeof SECTIONS)[number]): string => {
    // The text of a mail says what its HTML says; that stands in the JSON.
    const items: object[] = name === 'contact' ? [file.contact] : name === 'mails' ? file.mails.map(({ html: _html, ...mail }) => mail) : file[name];
    const list = items.length === 0 ? `<p>${words.nothing}</p>` : items.map((item) => `<article>${fields(item, name)}</article>`).join('\n');
    return `<section><h2>${words.sections[name]}${name === 'contact' ? '' : ` (${items.length})`}</h2>\n${list}</section>`;
  };
  return `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex, nofollow"><title>${words.title}</title><style>${STYLE}</style></head>
<body><main><h1>${words.title}</h1><p>${escapeHtml(words.intro(dates.format(now), shop))}</p>
${SECTIONS.map(section).join('\n')}
</main></body>
</html>
`;
}

function inLocale(value: unknown, locale: Locale): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, locale) : value;
}

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0; background: Canvas; color: CanvasText; }
main { max-width: 50rem; margin: 0 auto; padding: 2.5rem 1.25rem; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .75rem; }
article { padding: .75rem 1rem; border: 1px solid GrayText; border-radius: .5rem; margin: 0 0 .75rem; break-inside: avoid; }
dl { margin: 0; }
dl > div { display: grid; grid-template-columns: minmax(8rem, 12rem) minmax(0, 1fr); gap: .25rem 1rem; padding: .125rem 0; }
dt { font-size: .875rem; opacity: .8; }
dd { margin: 0; overflow-wrap: anywhere; white-space: pre-line; }
ol { margin: 0; padding-left: 1.25rem; }
@media (max-width: 32rem) { dl > div { grid-template-columns: 1fr; } }
`;
