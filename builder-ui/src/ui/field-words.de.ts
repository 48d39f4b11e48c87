/** What the API holds against single fields, in German. */
import type { FormField } from './form-fields.ts';

export const fieldProblems = {
  missing: '„{{field}}“ fehlt. Ergänze die Angabe.',
  unknown: '„{{field}}“ kennt der Server nicht. Lade die Seite neu und versuche es noch einmal.',
  expected: '„{{field}}“ passt nicht. Erwartet wird {{expected}}.',
  other: '„{{field}}“ passt nicht. Prüfe die Angabe.',
  whole: 'Die Eingabe passt als Ganzes nicht. Prüfe sie, oder lade die Seite neu.',
  wholeExpected: 'Die Eingabe passt als Ganzes nicht. Erwartet wird {{expected}}.',
  entry: '{{list}} {{number}}', inEntry: '{{list}} {{number}}: {{field}}',
  more_one: 'Und noch {{count, number}} weitere Stelle.', more_other: 'Und noch {{count, number}} weitere Stellen.',
  names: {
    token: 'Link', owner: 'Wer macht das?', name: 'Name', email: 'E-Mail-Adresse', password: 'Passwort', shop: 'Shop', country: 'Land', language: 'Sprache der Mails', senderEmail: 'Absender-Adresse', senderName: 'Unterschrift', imprint: 'Impressum', timeZone: 'Zeitzone',
    scopes: 'Darf', role: 'Rolle', locale: 'Sprache der Mails', url: 'Adresse des Shops', supportEmail: 'Hilfe per E-Mail', supportPhone: 'Hilfe am Telefon', returnDays: 'Rückgabefrist in Tagen', mailFrom: 'Absender', formalAddress: 'Anrede in deutschen Mails',
    caps: 'Limit', id: 'Kennung', channel: 'Kanal', class: 'Art', category: 'Kategorie', window: 'Zeit', max: 'Höchstens', sendTimes: 'Ruhezeit', quiet: 'Stunden ohne Nachrichten', from: 'Beginn', to: 'Ende', weekdays: 'Tage', restOnHolidays: 'Feiertage',
    retention: 'Aufbewahrung', mails: 'Mails im Postfach', decisions: 'Gründe, warum etwas gesendet wurde oder nicht', events: 'Ereignisse', runs: 'Läufe', audit: 'Protokoll', withdrawals: 'Widerrufe', settleSeconds: 'Bedenkzeit', voucherGraceDays: 'Abstand von Gutscheinen',
    version: 'Bezeichnung', text: 'Wortlaut', until: 'Ende', secret: 'Schlüssel aus Shopify', origin: 'Nur von diesem Shop', kind: 'Art', addresses: 'Adresse', source: 'Woher stammt sie?', dueAt: 'Bis wann?', priority: 'Wie dringend?',
    amount: 'Wie viel Werbung', pauseUntil: 'Pause bis', confirm: 'Bestätigung', tags: 'Tag', underWay: 'Läufe unterwegs', versions: 'Version', nodes: 'Knoten', de: 'Deutsch', en: 'Englisch', template: 'Vorlage',
  } satisfies Record<FormField, string>,
  /** Where a form calls a field otherwise. */
  places: { '/owner/name': 'Dein Name', '/shop/name': 'Name des Shops', '/shop/senderName': 'Name im Postfach', '/shop/imprint': 'Anschrift', '/name/de': 'Name', '/name/en': 'Name' },
};
