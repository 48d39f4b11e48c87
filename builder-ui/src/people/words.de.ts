/** What the pages of people say, in German. */

export const people = {
  title: 'Kontakte', intro: 'Wer bei dir gekauft hat, und warum jemand eine Mail bekam oder nicht.', search: 'E-Mail-Adresse beginnt mit …', empty: 'Noch keine Kontakte', emptyText: 'Ein Kontakt entsteht mit der ersten Bestellung.', emptyDo: 'API-Schlüssel erzeugen', noMatch: 'Niemand gefunden', noMatchText: 'Keine Adresse beginnt so. Gesucht wird vom Anfang der Adresse an.',
  noName: 'Ohne Namen', orders_one: '{{count, number}} Bestellung', orders_other: '{{count, number}} Bestellungen', spent: 'Umsatz', lastOrder: 'Letzte Bestellung', since: 'Kontakt seit', language: 'Sprache', country: 'Land', zone: 'Zeitzone', tags: 'Tags', orderCount: 'Bestellungen',
  consents: 'Einwilligungen', suppressions: 'Sperren', erased: 'Die Daten dieser Person wurden gelöscht.', timeline: 'Was geschah', timelineEmpty: 'Noch nichts geschehen', timelineEmptyText: 'Ereignisse, Nachrichten und Entscheidungen erscheinen hier.',
  suppression: { hard_bounce: 'Adresse unzustellbar', complaint: 'Als Spam gemeldet', objection: 'Widerspruch gegen Werbung', unsubscribe: 'Abgemeldet', erasure: 'Gelöscht', import: 'Beim Import gesperrt' },
  consent: { granted: 'Einwilligung', pending: 'Bestätigung steht aus', withdrawn: 'Widerrufen' },
  since_when: 'seit {{when}}',
};
