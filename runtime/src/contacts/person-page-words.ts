/** What the readable file about a person says, in both languages. */
import { FIELDS, type Locale } from '@nachklang/nodes/sdk';
import type { PersonFile } from './person-file.ts';

interface PageWords {
  title: string;
  intro(when: string, shop: string): string;
  nothing: string;
  yes: string;
  no: string;
  sections: Record<keyof PersonFile, string>;
  /** By name; `return.closed` only inside of `return`. What the event types say of their data is `order.cancelled.reason` or `reason`. */
  fields: Record<string, string>;
}

/** What a field is called that stands in `within`; undefined when nobody gave it a name. */
export function fieldInWords(within: string, name: string, locale: Locale): string | undefined {
  const { fields } = PAGE_WORDS[locale];
  return [`${within}.${name}`, name].flatMap((key) => (Object.hasOwn(fields, key) ? (fields[key] ?? []) : []))[0];
}

/** The rules' words for what events carry, `return.closed` included. */
function eventFields(locale: Locale): Record<string, string> {
  return Object.fromEntries(FIELDS.flatMap(({ name, label }) => (name.startsWith('event.') ? [[name.slice('event.'.length), label[locale]]] : [])));
}

export const PAGE_WORDS: Record<Locale, PageWords> = {
  de: {
    title: 'Alles, was über Sie gespeichert ist',
    intro: (when, shop) => `Auskunft nach Art. 15 DSGVO von ${shop}, Stand ${when}.`,
    nothing: 'Nichts gespeichert.', yes: 'ja', no: 'nein',
    sections: { contact: 'Person', consentProofs: 'Einwilligungen und Widersprüche mit Nachweisen', saleNotices: 'Hinweise auf Werbung beim Kauf', bounces: 'Unzustellbare Mails', orders: 'Bestellungen', events: 'Ereignisse', runs: 'Abläufe', messages: 'Nachrichten', mails: 'Texte der Nachrichten', decisions: 'Entscheidungen über Nachrichten', tasks: 'Aufgaben', calls: 'An andere Dienste übermittelt', withdrawals: 'Widerrufe' },
    fields: {
      ...eventFields('de'),
      id: 'Kennung', email: 'E-Mail', firstName: 'Vorname', lastName: 'Nachname', phone: 'Telefon', customerId: 'Kundennummer', locale: 'Sprache', timeZone: 'Zeitzone', country: 'Land', state: 'Zustand', postcode: 'Postleitzahl', tags: 'Merkmale', attributes: 'Eigene Felder',
      orderCount: 'Zahl der Bestellungen', totalSpent: 'Summe der Bestellungen', firstOrderAt: 'Erste Bestellung', lastOrderAt: 'Letzte Bestellung', createdAt: 'Angelegt', consents: 'Einwilligungen', suppressions: 'Sperren', window: 'Zählt gegen Limits', frequency: 'Gewünschte Häufigkeit',
      channel: 'Weg', purpose: 'Zweck', source: 'Quelle', wording: 'Wortlaut', version: 'Fassung', wordingVersion: 'Fassung des Wortlauts', address: 'Adresse', ip: 'IP-Adresse', proof: 'Nachweis', at: 'Zeitpunkt', time: 'Zeitpunkt', receivedAt: 'Empfangen', event: 'Ereignis', reason: 'Grund',
      number: 'Nummer', currency: 'Währung', total: 'Summe', lines: 'Positionen', parcels: 'Pakete', shippingAddress: 'Lieferadresse', name: 'Name', street: 'Straße', city: 'Ort', title: 'Titel', quantity: 'Menge', type: 'Art', data: 'Inhalt', trigger: 'Auslöser', trail: 'Weg', to: 'An', subject: 'Betreff', text: 'Text', sentAt: 'Gesendet', outcome: 'Ergebnis', sentence: 'In einem Satz', checks: 'Geprüft', inputs: 'Angaben', rule: 'Regel', passed: 'Bestanden', url: 'Adresse im Netz', body: 'Inhalt', status: 'Status', startedAt: 'Begonnen', endedAt: 'Beendet', order: 'Bestellung', orderId: 'Bestellung', orderNumber: 'Bestellnummer', contact: 'Person', contract: 'Vertrag', goods: 'Ware', receiptTo: 'Bestätigung an', receipt: 'Bestätigung', saidBy: 'Sagt', statement: 'Angabe des Shops', 'statement.from': 'Seit', until: 'Bis', statedAt: 'Angegeben', retractedAt: 'Zurückgenommen',
      contactId: 'Kennung der Person', itemCount: 'Zahl der Artikel', parcelCount: 'Zahl der Pakete', openReturns: 'Offene Retouren', openComplaints: 'Offene Reklamationen', placedAt: 'Bestellt', paidAt: 'Bezahlt', promisedAt: 'Zugesagt für', fulfilledAt: 'Versandt', cancelledAt: 'Storniert', refundedAt: 'Erstattet', lastDeliveryAt: 'Letzte Zustellung', productId: 'Produkt', variantId: 'Variante',
      sku: 'Artikelnummer', unitPrice: 'Einzelpreis', categories: 'Warengruppen', company: 'Firma', statusUrl: 'Statusseite', advertisingNotice: 'Hinweis auf Werbung', parcel: 'Paket', parcelId: 'Paket', lineId: 'Position', lineIds: 'Positionen', carrier: 'Versanddienst', trackingNumber: 'Sendungsnummer', trackingUrl: 'Sendungsverfolgung', rawStatus: 'Statuscode des Versanddienstes',
      retractedStatus: 'Zurückgenommener Status', statusAt: 'Status seit', expectedAt: 'Erwartet', handedOverAt: 'Übergeben', deliveredAt: 'Zugestellt', returning: 'Geht zurück', return: 'Retoure', complaint: 'Reklamation', cause: 'Ursache', full: 'Vollständig', score: 'Bewertung', journeyId: 'Journey', versionId: 'Fassung der Journey',
      enrollmentId: 'Ablauf', nodeId: 'Schritt', visit: 'Besuch', port: 'Ausgang', note: 'Anmerkung', waitsFor: 'Wartet auf', dueAt: 'Termin', endReason: 'Grund des Endes', messagesSent: 'Gesendete Nachrichten', message: 'Nachricht', class: 'Klasse', category: 'Kategorie', attempts: 'Versuche', nextAttemptAt: 'Nächster Versuch',
      nextPossibleAt: 'Frühestens möglich', providerId: 'Antwort des Mailservers', kept: 'Aufbewahrt', competitors: 'Andere Nachrichten', ahead: 'Ging vor', priority: 'Dringlichkeit', owner: 'Zuständig', doneAt: 'Erledigt', doneBy: 'Erledigt von', failure: 'Fehler', error: 'Fehler', basis: 'Grundlage', ruleSet: 'Regelwerk', countryFrom: 'Land laut',
      zoneFrom: 'Zeitzone laut', localTime: 'Ortszeit', since: 'Seit', used: 'Verbraucht', max: 'Höchstens', windowMs: 'Zeitraum', noticeVersion: 'Fassung des Hinweises', noticeAt: 'Zeitpunkt des Hinweises', noticeFrom: 'Hinweis laut', pauseUntil: 'Pause bis', mergedInto: 'Aufgegangen in', method: 'Verfahren',
      'contact.state': 'Bundesland', 'shippingAddress.state': 'Bundesland', 'orders.channel': 'Verkaufskanal', 'order.channel': 'Verkaufskanal', 'messages.email': 'Vorlage der Mail', 'deferral.email': 'Vorlage der Mail', 'frequency.amount': 'Werbung', 'contact.frequency_chosen.amount': 'Werbung', 'parcel.status.message': 'Meldungstext',
      imageUrl: 'Bild', erasedAt: 'Gelöscht', shownAt: 'Gezeigt', parkedUnder: 'Wartet auf die Ankunft von', deferral: 'Aufschub', expiresAt: 'Wartet längstens bis', properties: 'Eigenschaften', callKey: 'Kennung der Übermittlung', ok: 'Erfolgreich', 'failure.code': 'Kennung des Fehlers', 'failure.data': 'Einzelheiten',
      'data.node': 'Schritt', 'data.visits': 'Besuche', 'data.answer': 'Antwort', 'data.de': 'Auf Deutsch', 'data.en': 'Auf Englisch',
      consent: 'Erlaubnis durch Einwilligung', existingCustomer: 'Erlaubnis durch einen Kauf', what: 'Werbung darin', treatedAs: 'Behandelt als', why: 'Grund', halved: 'Auf Wunsch halb so oft', holidaysOf: 'Feiertage in', opensAt: 'Wieder möglich ab',
      'inputs.orders': 'Zahl der geprüften Bestellungen', returnDays: 'Rückgabefrist in Tagen', returnDaysFrom: 'Rückgabefrist laut', returnsUntil: 'Rückgabe möglich bis', graceDays: 'Tage zwischen Rückgabefrist und Gutschein', notBefore: 'Nicht vor', anyTime: 'Gutschein auch während der Rückgabefrist',
    },
  },
  en: {
    title: 'Everything that is stored about you',
    intro: (when, shop) => `Information under Art. 15 GDPR by ${shop}, as of ${when}.`,
    nothing: 'Nothing stored.', yes: 'yes', no: 'no',
    sections: { contact: 'Person', consentProofs: 'Consents and objections with proofs', saleNotices: 'Notices about advertising at purchases', bounces: 'Mails that could not be delivered', orders: 'Orders', events: 'Events', runs: 'Runs', messages: 'Messages', mails: 'Texts of the messages', decisions: 'Decisions about messages', tasks: 'Tasks', calls: 'Passed on to other services', withdrawals: 'Withdrawals' },
    fields: {
      ...eventFields('en'),
      id: 'Id', email: 'E-mail', firstName: 'First name', lastName: 'Last name', phone: 'Phone', customerId: 'Customer number', locale: 'Language', timeZone: 'Time zone', country: 'Country', state: 'State', postcode: 'Postcode', tags: 'Tags', attributes: 'Own fields',
      orderCount: 'Number of orders', totalSpent: 'Sum of orders', firstOrderAt: 'First order', lastOrderAt: 'Last order', createdAt: 'Created', consents: 'Consents', suppressions: 'Suppressions', window: 'Counts against limits', frequency: 'Wanted frequency',
      channel: 'Channel', purpose: 'Purpose', source: 'Source', wording: 'Wording', version: 'Version', wordingVersion: 'Version of the wording', address: 'Address', ip: 'IP address', proof: 'Proof', at: 'When', time: 'When', receivedAt: 'Received', event: 'Event', reason: 'Reason',
      number: 'Number', currency: 'Currency', total: 'Total', lines: 'Lines', parcels: 'Parcels', shippingAddress: 'Delivery address', name: 'Name', street: 'Street', city: 'City', title: 'Title', quantity: 'Quantity', type: 'Kind', data: 'Content', trigger: 'Trigger', trail: 'Way', to: 'To', subject: 'Subject', text: 'Text', sentAt: 'Sent', outcome: 'Outcome', sentence: 'In one sentence', checks: 'Checked', inputs: 'Inputs', rule: 'Rule', passed: 'Passed', url: 'Web address', body: 'Content', status: 'Status', startedAt: 'Begun', endedAt: 'Ended', order: 'Order', orderId: 'Order', orderNumber: 'Order number', contact: 'Person', contract: 'Contract', goods: 'Goods', receiptTo: 'Receipt to', receipt: 'Receipt', saidBy: 'Said by', statement: 'Statement of the shop', 'statement.from': 'Since', until: 'Until', statedAt: 'Stated', retractedAt: 'Retracted',
      contactId: 'Id of the person', itemCount: 'Number of items', parcelCount: 'Number of parcels', openReturns: 'Open returns', openComplaints: 'Open complaints', placedAt: 'Placed', paidAt: 'Paid', promisedAt: 'Promised for', fulfilledAt: 'Fulfilled', cancelledAt: 'Cancelled', refundedAt: 'Refunded', lastDeliveryAt: 'Last delivery', productId: 'Product', variantId: 'Variant',
      sku: 'SKU', unitPrice: 'Unit price', categories: 'Categories', company: 'Company', statusUrl: 'Status page', advertisingNotice: 'Notice about advertising', parcel: 'Parcel', parcelId: 'Parcel', lineId: 'Line', lineIds: 'Lines', carrier: 'Carrier', trackingNumber: 'Tracking number', trackingUrl: 'Tracking', rawStatus: 'Carrier’s own status code',
      retractedStatus: 'Status taken back', statusAt: 'Status since', expectedAt: 'Expected', handedOverAt: 'Handed over', deliveredAt: 'Delivered', returning: 'Travels back', return: 'Return', complaint: 'Complaint', cause: 'Cause', full: 'In full', score: 'Score', journeyId: 'Journey', versionId: 'Version of the journey',
      enrollmentId: 'Run', nodeId: 'Step', visit: 'Visit', port: 'Exit', note: 'Note', waitsFor: 'Waits for', dueAt: 'Due', endReason: 'Reason of the end', messagesSent: 'Messages sent', message: 'Message', class: 'Class', category: 'Category', attempts: 'Attempts', nextAttemptAt: 'Next attempt',
      nextPossibleAt: 'Possible from', providerId: 'Answer of the mail server', kept: 'Kept', competitors: 'Other messages', ahead: 'Went first', priority: 'Priority', owner: 'Owner', doneAt: 'Done', doneBy: 'Done by', failure: 'Failure', error: 'Error', basis: 'Basis', ruleSet: 'Set of rules', countryFrom: 'Country according to',
      zoneFrom: 'Time zone according to', localTime: 'Local time', since: 'Since', used: 'Used', max: 'At most', windowMs: 'Period', noticeVersion: 'Version of the notice', noticeAt: 'Time of the notice', noticeFrom: 'Notice according to', pauseUntil: 'Pause until', mergedInto: 'Merged into', method: 'Method',
      'contact.state': 'State or region', 'shippingAddress.state': 'State or region', 'orders.channel': 'Sales channel', 'order.channel': 'Sales channel', 'messages.email': 'Template of the mail', 'deferral.email': 'Template of the mail', 'frequency.amount': 'Advertising', 'contact.frequency_chosen.amount': 'Advertising', 'parcel.status.message': 'Text of the report',
      imageUrl: 'Image', erasedAt: 'Erased', shownAt: 'Shown', parkedUnder: 'Waits for the arrival of', deferral: 'Put off', expiresAt: 'Waits until at most', properties: 'Properties', callKey: 'Id of what was passed on', ok: 'Successful', 'failure.code': 'Code of the failure', 'failure.data': 'Details',
      'data.node': 'Step', 'data.visits': 'Visits', 'data.answer': 'Answer', 'data.de': 'In German', 'data.en': 'In English',
      consent: 'Permission by consent', existingCustomer: 'Permission by a purchase', what: 'Advertising in it', treatedAs: 'Treated as', why: 'Reason', halved: 'Half as often, as requested', holidaysOf: 'Public holidays of', opensAt: 'Possible again from',
      'inputs.orders': 'Number of orders looked at', returnDays: 'Return period in days', returnDaysFrom: 'Return period according to', returnsUntil: 'Returns possible until', graceDays: 'Days between return period and voucher', notBefore: 'Not before', anyTime: 'Voucher also during the return period',
    },
  },
};
