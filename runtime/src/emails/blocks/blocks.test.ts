/** What can be inserted compiles, leaves no gap, reads well, and gives nobody a reason to complain. */
import type { EmailContent, Locale, MessageClass, SubjectKind } from '@nachklang/nodes/sdk';
import { describe, expect, it } from 'vitest';
import type { ShopRecord } from '../../engine/shop-model.ts';
import { examineEmail } from '../examine-email.ts';
import { inventedFacts } from '../samples/invented-facts.ts';
import { blocksFor, startingEmail } from './blocks.ts';

const NOW = Date.UTC(2026, 10, 22, 9);
const SUBJECTS = ['order', 'parcel', 'line', 'contact'] as const;
const LOCALES = ['de', 'en'] as const;
const shop: ShopRecord = {
  _id: 'a', caps: [], mailFrom: 'hallo@shop.example', formalAddress: 'sie', createdAt: NOW,
  view: { id: 'a', name: 'Kontor', timeZone: 'Europe/Berlin', country: 'DE', locale: 'de', returnDays: 14, url: 'https://shop.example', supportEmail: 'hilfe@shop.example', supportPhone: '+49 40 1', imprint: 'Kontor GmbH\nHamburg' },
};

const examine = (content: EmailContent, locale: Locale, subject: SubjectKind, messageClass: MessageClass = 'transactional', of: ShopRecord = shop) =>
  examineEmail({ content, locale, subject, classes: [messageClass] }, { facts: inventedFacts(of.view, subject, locale, NOW) }, of, 'https://mails.shop.example');

describe.each(SUBJECTS)('in journeys about: %s', (subject) => {
  it.each(LOCALES)('blocks are fine in a mail of their own (%s)', async (locale) => {
    for (const { name, mjml } of await blocksFor(subject)) {
      const frame = `<mjml><mj-head><mj-title>t</mj-title></mj-head><mj-body>\n${mjml[locale]}</mj-body></mjml>`;
      const { findings, rendered } = await examine({ subject: 's', preheader: 'Ein Satz, der den Betreff ergänzt.', mjml: frame }, locale, subject);
      expect([name, findings.filter(({ code }) => !['heading_skipped', 'heading_missing', 'dark_mode_missing'].includes(code)).map(({ code, line, message }) => `${line ?? ''} ${code} ${message.en}`)]).toEqual([name, []]);
      expect([name, rendered?.html.includes('{{')]).toEqual([name, false]);
      expect(rendered?.text.trim()).not.toBe('');
    }
  });

  it.each(['service', 'marketing'] as const)('a %s mail to begin with has nothing to complain about, with and without settings of the shop', async (purpose) => {
    const email = await startingEmail(purpose);
    const bare: ShopRecord = { ...shop, view: { id: 'b', name: 'Neu', timeZone: 'Europe/Zurich', country: 'CH', locale: 'de', returnDays: 14 } };
    for (const locale of LOCALES) {
      for (const one of [shop, bare]) {
        const { findings, rendered } = await examine(email[locale], locale, subject, purpose === 'marketing' ? 'marketing' : 'transactional', one);
        expect(findings.map(({ code, line }) => `${locale} ${line ?? ''} ${code}`)).toEqual([]);
        expect(rendered?.bytes).toBeLessThan(40_000);
      }
    }
  });
});

it('both languages have the same blocks, and they differ', async () => {
  for (const { name, mjml } of await blocksFor('order')) if (name !== 'imprint') expect([name, mjml.de === mjml.en]).toEqual([name, false]);
  expect((await blocksFor('contact')).map(({ name }) => name)).toEqual(['contact', 'imprint', 'unsubscribe']);
  expect((await blocksFor('parcel')).filter(({ name }) => name === 'tracking').map(({ mjml }) => mjml.de.includes('{% for'))).toEqual([false]);
});

it('a block can stand in a mail to begin with', async () => {
  const [{ mjml: starting }] = [(await startingEmail('service')).de];
  for (const { name, mjml } of await blocksFor('order')) {
    const content = { subject: 's', preheader: 'Ein Satz, der den Betreff ergänzt.', mjml: starting.replace('</mj-wrapper>', `${mjml.de}</mj-wrapper>`) };
    const { findings } = await examine(content, 'de', 'order');
    expect([name, findings.map(({ code, line }) => `${line ?? ''} ${code}`)]).toEqual([name, []]);
  }
});
