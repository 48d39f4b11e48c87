/** What the pages of people say, in German. */

export const people = {
  title: 'Kontakte', intro: 'Wer bei dir gekauft hat, und warum jemand eine Mail bekam oder nicht.', search: 'Adresse, Name oder Bestellnummer', empty: 'Noch keine Kontakte', emptyText: 'Ein Kontakt entsteht mit der ersten Bestellung.', emptyDo: 'Shop verbinden', noMatch: 'Niemand gefunden', noMatchText: 'Gesucht wird vom Anfang einer Adresse oder eines Namens an, und nach ganzen Bestellnummern.',
  noName: 'Ohne Namen', orders_one: '{{count, number}} Bestellung', orders_other: '{{count, number}} Bestellungen', spent: 'Umsatz', lastOrder: 'Letzte Bestellung', since: 'Kontakt seit', language: 'Sprache', country: 'Land', zone: 'Zeitzone', tags: 'Tags', orderCount: 'Bestellungen',
  consents: 'Einwilligungen', suppressions: 'Sperren', erased: 'Die Daten dieser Person wurden gelöscht.', timeline: 'Was geschah', timelineEmpty: 'Noch nichts geschehen', timelineEmptyText: 'Ereignisse, Nachrichten und Entscheidungen erscheinen hier.',
  suppression: { hard_bounce: 'Adresse unzustellbar', complaint: 'Als Spam gemeldet', objection: 'Widerspruch gegen Werbung', unsubscribe: 'Abgemeldet', erasure: 'Gelöscht', import: 'Beim Import gesperrt' },
  consent: { granted: 'Einwilligung', pending: 'Bestätigung steht aus', withdrawn: 'Widerrufen' },
  purposes: { marketing: 'Werbung', newsletter: 'Newsletter' }, sources: { unsubscribe: 'Abmeldelink', preferences: 'Seite mit den Einstellungen', double_opt_in: 'Bestätigungsmail', team: 'vom Team eingetragen', erasure: 'Löschung', list: 'Sperrliste', shopify: 'Shopify' },
  since_when: 'seit {{when}}',
  runs: 'Journeys', runStates: { active: 'unterwegs', completed: 'angekommen', exited: 'beendet', failed: 'gescheitert' }, runSince: 'seit {{when}}', runNext: 'weiter {{when}}', channels: { email: 'E-Mail', sms: 'SMS' },
  frequency: 'Werbung', frequencyDo: 'Ändern', frequencyTitle: 'Wie viel Werbung?', frequencyText: 'Halte fest, worum dich die Person gebeten hat. Es gilt sofort, auch für Nachrichten, die schon warten.', frequencyNone: 'Das kann nur die Person selbst zurücknehmen.',
  frequencies: { normal: 'Wie üblich', half: 'Nur halb so oft', paused: 'Pause bis {{when}}', none: 'Keine' }, pauseUntil: 'Pause bis',
  choices: { normal: 'Wie üblich', half: 'Nur halb so oft', paused: 'Pause', none: 'Gar keine mehr' }, choiceText: { normal: 'Es gelten die Limits des Shops.', half: 'Jedes Limit gilt für die doppelte Zeit.', paused: 'Bis dahin kommt keine Werbung.', none: 'Ein Widerspruch. Nur die Person selbst kann ihn zurücknehmen.' },
  merged: 'Dieser Kontakt ging in einem anderen auf.', mergedDo: 'Dorthin',
  export: 'Daten herunterladen', exportPage: 'Auskunft zum Lesen', erase: 'Daten löschen', erasing: 'Wird gelöscht …', eraseTitle: 'Alles Persönliche löschen?', eraseText: 'Name, Adresse, Bestelldaten und Mails dieser Person verschwinden, laufende Journeys enden. Ein Sperrvermerk ohne Namen bleibt, damit ihr niemand mehr Werbung schickt. Das lässt sich nicht zurücknehmen.', eraseType: 'Gib zur Bestätigung „{{known}}“ ein', eraseWrong: 'Das stimmt nicht überein.', eraseDo: 'Endgültig löschen',
};
