/** What the pages of the mailbox, the outbox and held events say, in German. */

export const messages = {
  title: 'Nachrichten', intro: 'Was Journeys verschicken wollten und was daraus wurde.', state: 'Status', journey: 'Journey', to: 'An', when: 'Wann',
  empty: 'Keine Nachrichten', emptyText: 'Mit diesem Status gibt es gerade keine.', attempts_one: '{{count}} Versuch', attempts_other: '{{count}} Versuche', next: 'nächster Versuch {{when}}',
  states: { queued: 'Wartet', sending: 'Wird gesendet', sent: 'Gesendet', failed: 'Fehlgeschlagen', unknown: 'Ungewiss', withdrawn: 'Zurückgezogen', skipped: 'Nicht gesendet' },
  one: 'Nachricht an {{to}}', why: 'Warum?', mail: 'Die Mail', error: 'Was schiefging', asked: 'Gewünscht', handedOver: 'Übergeben', nextTry: 'Nächster Versuch', answer: 'Antwort des Mailservers', order: 'Bestellung', noDecisions: 'Zu dieser Nachricht ist keine Entscheidung festgehalten.',
  unknownText: 'Die Verbindung brach zwischen Übergabe und Antwort ab. Niemand weiß, ob die Mail ankam; Werbung wird dann nicht noch einmal geschickt.', madeAgain: 'Der Mailserver hat sie mitgenommen. Hier ist sie noch einmal aus derselben Version erzeugt, mit den Daten von heute.', wouldBe: 'So sähe die Mail mit den Daten von heute aus.', mailGone: 'Die Mail lässt sich nicht mehr zeigen: Die Daten, aus denen sie entstand, sind gelöscht.',
  emptyAll: 'Sobald eine Journey etwas verschicken will, steht es hier.', skipped: 'Nicht gesendet', noneSkipped: 'Nichts wurde zurückgehalten', noneSkippedText: 'Hier steht, was an einem Limit, einer Sperre oder einer fehlenden Einwilligung scheiterte.',
};

export const events = {
  title: 'Angehaltene Ereignisse', intro: 'Kein Ereignis geht still verloren: Was nicht verarbeitet werden kann, steht hier.', parked: 'Geparkt', failed: 'Gescheitert',
  emptyParked: 'Nichts geparkt', emptyParkedText: 'Jedes Ereignis fand seine Bestellung.', emptyFailed: 'Nichts gescheitert', emptyFailedText: 'Jedes Ereignis wurde verarbeitet.',
  waitsFor: 'wartet auf {{what}}', from: 'von {{source}}', data: 'Inhalt',
};

export const mailbox = {
  title: 'Postfach', list: 'Mails', search: 'Nach Adresse suchen', class: 'Art', journey: 'Journey', allClasses: 'Jede Art', allJourneys: 'Alle Journeys', to: 'an {{to}}',
  empty: 'Noch keine Mails', emptyText: 'Solange kein SMTP-Server eingestellt ist, landet hier jede Mail, die eine Journey verschickt.', emptyDo: 'Zu den Journeys',
  noMatch: 'Keine Mail gefunden', noMatchText: 'Ändere die Suche oder die Filter.', choose: 'Wähle eine Mail', chooseText: 'Mit den Pfeiltasten ↑ und ↓ blätterst du durch die Liste.',
  from: 'Von', recipient: 'An', sent: 'Erstellt', replyTo: 'Antwort an', why: 'Warum?', width: 'Breite', desktop: 'Computer', phone: 'Handy', view: 'Ansicht', html: 'HTML', text: 'Text', frame: 'Inhalt der Mail: {{subject}}',
  whyText: 'Die Journey „{{journey}}“ (Version {{version}}) wollte diese Mail, nachdem am {{when}} „{{event}}“ einging.', whyOrder: 'Es geht um die Bestellung {{order}}.', person: 'Verlauf dieses Kontakts', whyReceipt: 'Die Eingangsbestätigung eines Widerrufs. Sie geht immer sofort hinaus und zählt bei keinem Limit mit.', whyTest: 'Eine Testmail aus dem E-Mail-Editor. Sie ging nur an dich und zählt nirgends mit.', test: 'Test',
};
