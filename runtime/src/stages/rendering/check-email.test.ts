/** What is said before an e-mail is published. */
import { readdir, readFile } from 'node:fs/promises';
import type { MessageClass, SubjectKind } from '@nachklang/nodes/sdk';
import { describe, expect, it } from 'vitest';
import { checkEmail } from './index.ts';

async function check(text: string, subject: SubjectKind = 'order', classes: MessageClass[] = [], more: { subject?: string; preheader?: string } = {}) {
  const mjml = `<mjml><mj-body><mj-section><mj-column>\n<mj-text>${text}</mj-text></mj-column></mj-section></mj-body></mjml>`;
  const problems = await checkEmail({ subject: more.subject ?? 'Hallo', ...(more.preheader !== undefined && { preheader: more.preheader }), mjml }, 'de', { subject, classes });
  return problems.map(({ code, field, line }) => `${code} ${field}${line === undefined ? '' : ` ${line}`}`);
}

describe('a variable that may be missing', () => {
  it.each([
    '{{ contact.firstName }}',
    '{{ contact.firstName | upcase }}',
    '{{ order.placedAt | date_long }}',
    '{{ contact.firstName | default: contact.lastName }}',
    '<a href="{{ order.statusUrl }}">x</a>',
    '{% for line in order.lines %}{{ line.unitPrice | money }}{% endfor %}',
    '{% if contact.firstName or contact.lastName %}{{ contact.firstName }}{% endif %}',
    '{% if contact.firstName == nil %}{{ contact.firstName }}{% endif %}',
    '{% if contact.firstName %}x{% else %}{{ contact.firstName }}{% endif %}',
    '{% unless contact.firstName %}{{ contact.firstName }}{% endunless %}',
    '{{ order.lines.first.title }}',
    '{{ parcel.status }}',
    '{{ contact.attributes.size }}',
    '{% assign name = contact.firstName %}{{ name }}',
    '{% if line.url %}{% for line in order.lines %}{{ line.url }}{% endfor %}{% endif %}',
  ])('is told: %s', async (text) => {
    expect(await check(text)).toContain('variable_may_be_missing mjml 2');
  });

  it.each([
    '{{ contact.firstName | default: "Sie" }}',
    '{{ contact.firstName | default: contact.lastName | default: "Sie" }}',
    '{% if contact.firstName %}{{ contact.firstName }}{% endif %}',
    '{% if contact.firstName and contact.lastName %}{{ contact.firstName }} {{ contact.lastName }}{% endif %}',
    '{% if contact.firstName != blank %}{{ contact.firstName }}{% endif %}',
    '{% if contact.country == "DE" %}{{ contact.country }}{% endif %}',
    '{% unless contact.firstName %}x{% else %}{{ contact.firstName }}{% endunless %}',
    '{% if parcel %}{{ parcel.status }} {{ parcel_count }}{% endif %}',
    '{% if parcel.trackingUrl %}{{ parcel.carrier | default: "x" }} {{ parcel.status }} {{ parcel.trackingUrl }}{% endif %}',
    '{% case contact.country %}{% when "DE" %}{{ contact.country }}{% endcase %}',
    '{% for line in order.lines limit: 3 %}{% if line.unitPrice %}{{ line.unitPrice | times: line.quantity | money }}{% endif %}{{ line.title }}{{ forloop.index }}{% endfor %}',
    '{% assign name = contact.firstName | default: "Sie" %}{{ name }}',
    '{% capture who %}{{ order.number }}{% endcapture %}{{ who }}',
    '{{ greeting }} {{ contact.tags | join: ", " }} {{ order.lines.size }} {{ order.parcels | size }}',
    '{% if event.score %}{{ event.score }}{% endif %}{{ event.properties.size | default: "M" }}',
  ])('is no problem with a substitute or a condition: %s', async (text) => {
    expect(await check(text)).toEqual([]);
  });

  it('depends on what the journey is about', async () => {
    expect(await check('{{ parcel.status }} {{ parcel_position }}', 'parcel')).toEqual([]);
    expect(await check('{{ line.title }}', 'line')).toEqual([]);
    expect(await check('{{ order.number }}', 'contact')).toEqual(['variable_may_be_missing mjml 2']);
  });

  it('is looked for in subject and preheader too', async () => {
    expect(await check('x', 'order', [], { subject: 'Hallo {{ contact.firstName }}', preheader: '{{ contact.firstNam }}' })).toEqual([
      'variable_may_be_missing subject 1', 'unknown_variable preheader 1',
    ]);
  });
});

describe('a variable that does not exist', () => {
  it.each(['{{ contact.firstname }}', '{{ customer.name }}', '{% if order.lines.titel %}x{% endif %}', '{{ "x" | append: order.numer }}', '{% for l in order.zeilen %}x{% endfor %}', '{{ order }}'])(
    'is told: %s', async (text) => expect(await check(text)).toContain('unknown_variable mjml 2'));
});

describe('a marketing e-mail', () => {
  it('must offer a way out', async () => {
    expect(await check('Angebot', 'order', ['marketing'])).toEqual(['unsubscribe_missing mjml']);
    expect(await check('<a href="{{ unsubscribe_url }}">Abmelden</a>', 'order', ['marketing'])).toEqual([]);
    expect(await check('Ihre Bestellung', 'order', ['transactional'])).toEqual([]);
  });
});

it('the e-mails of the templates have no problems', async () => {
  const root = new URL('../../../../templates/', import.meta.url);
  for (const name of await readdir(root)) {
    const document = await readFile(new URL(`${name}/journey.json`, root), 'utf8').catch(() => undefined);
    if (document === undefined) continue;
    const { subject, emails } = JSON.parse(document);
    for (const [key, languages] of Object.entries<Record<'de' | 'en', { subject: string; preheader?: string }>>(emails)) {
      for (const locale of ['de', 'en'] as const) {
        const mjml = await readFile(new URL(`${name}/emails/${key}.${locale}.mjml`, root), 'utf8');
        expect(await checkEmail({ ...languages[locale], mjml }, locale, { subject }), `${name}/${key}.${locale}`).toEqual([]);
      }
    }
  }
});
