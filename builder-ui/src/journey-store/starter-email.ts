/** The mail a new e-mail node begins with: short, complete, and lawful as a service mail; a marketing mail still needs its unsubscribe link. */
import type { EmailContent, JourneyEmail, Locale } from '@nachklang/nodes/sdk';

const TEXTS = {
  de: { subject: 'Neues von {{ shop.name }}', text: 'hier steht, was Sie sagen möchten.', closing: 'Viele Grüße' },
  en: { subject: 'News from {{ shop.name }}', text: 'this is the place for what you want to say.', closing: 'Kind regards' },
} as const satisfies Record<Locale, object>;

export function starterEmail(): JourneyEmail {
  return { de: content('de'), en: content('en') };
}

function content(locale: Locale): EmailContent {
  const { subject, text, closing } = TEXTS[locale];
  return {
    subject,
    mjml: `<mjml lang="${locale}">
  <mj-head>
    <mj-attributes>
      <mj-all font-family="-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif" />
      <mj-text font-size="16px" line-height="26px" color="#24282d" />
    </mj-attributes>
  </mj-head>
  <mj-body background-color="#f4f2ee" width="600px">
    <mj-section background-color="#ffffff" border-radius="16px" padding="24px 12px">
      <mj-column>
        <mj-text>{{ greeting }},</mj-text>
        <mj-text>${text}</mj-text>
        <mj-text>${closing}<br />{{ shop.senderName | default: shop.name }}</mj-text>
      </mj-column>
    </mj-section>
    {% if shop.imprint %}
    <mj-section>
      <mj-column>
        <mj-text font-size="12px" line-height="19px" color="#5b626b">{{ shop.imprint | newline_to_br }}</mj-text>
      </mj-column>
    </mj-section>
    {% endif %}
  </mj-body>
</mjml>
`,
  };
}

/** The next key that no e-mail has yet. */
export function freeEmailKey(emails: Readonly<Record<string, unknown>>, wanted = 'mail'): string {
  let key = wanted;
  for (let number = 2; Object.hasOwn(emails, key); number += 1) key = `${wanted}-${number}`;
  return key;
}
