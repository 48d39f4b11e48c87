/** Tests and runs, in German. */
export const runs = {
  nothingLeaves: 'Nichts verlässt das Haus: keine Mail, kein Aufruf, keine Aufgabe.',
  whom: 'Womit testen?', invented: 'Erfundene Bestellung', realOrder: 'Echte Bestellung', findOrder: 'Bestellung suchen', findOrderHint: 'Nummer, Name oder E-Mail-Adresse', orders: 'Bestellungen', noOrder: 'Noch gibt es keine Bestellung. Nimm eine erfundene.', noOrderFound: 'Keine Bestellung gefunden. Prüfe die Schreibweise.',
  parcelCount_one: '{{count}} Paket', parcelCount_other: '{{count}} Pakete',
  country: 'Land', language: 'Sprache', total: 'Bestellwert', parcels: 'Pakete', startAt: 'Beginn', startAtHint: 'Leer: jetzt', consent: 'Hat Werbung erlaubt',
  laterTitle: 'Was danach geschieht', besides: 'Was außerdem geschieht', laterKinds: { shipped: 'Versandt', delivered: 'Zugestellt', clicked: 'Klickt in einer Mail', returned: 'Meldet eine Retoure an', cancelled: 'Storniert' },
  days_one: 'Tag', days_other: 'Tage', daysUntil: '{{what}}: nach wie vielen Tagen',
  runTest: 'Testen', changeTest: 'Ändern', runAgain: 'Noch einmal', whichRun: 'Welcher Lauf', runOf: 'Lauf {{number}}: {{what}}', nobodyEntered: 'Kein Lauf beginnt', noTriggerHeard: 'Nichts von dem, was geschah, geht einen Auslöser dieser Journey an.', triggersRefused: 'Kein Auslöser ließ die Bestellung herein:', tooManySteps: 'Der Test wurde abgebrochen: Die Journey macht zu viele Schritte. Vermutlich läuft sie im Kreis.', stillWaiting: 'Hier endet der Test. Der Lauf wartet noch.',
  timeline: 'Zeitleiste', scrubber: 'Zeitpunkt', stepBack: 'Schritt zurück', stepForward: 'Schritt vor', play: 'Abspielen', pausePlay: 'Anhalten', position: '{{now}} von {{count}}', speed: 'Geschwindigkeit', moments: 'Was geschieht', later: '{{duration}} später',
  waits: 'Wartet', waitsUntil: 'Wartet bis {{when}}', waitsFor: 'Wartet auf {{what}}', waitsForUntil: 'Wartet auf {{what}}, längstens bis {{when}}', deferred: 'Mail aufgeschoben', deferredUntil: 'Mail aufgeschoben bis {{when}}', badgeUntil: 'bis {{when}}',
  leftBy: 'Weiter mit „{{port}}“', ends: { completed: 'Ende', exited: 'Vorzeitig beendet', failed: 'Gescheitert' }, reachedEnd: 'Der Weg ist zu Ende.', endedBy: 'Beendet durch: {{event}}',
  conditions: 'Bedingungen', holds: 'trifft zu', holdsNot: 'trifft nicht zu', ruleFound: '{{asked}} – war {{found}}', ruleAbsent: '{{asked}} – es gab keinen Wert', tryPort: 'Was wäre bei „{{port}}“?',
  showMail: 'Mail ansehen: {{subject}}', hideMail: 'Mail schließen', mailTo: 'an {{to}}',
  effects: { task: 'Würde die Aufgabe „{{title}}“ anlegen.', call: 'Würde {{method}} {{url}} aufrufen.', tag: 'Würde Tags ändern: {{tags}}.', attribute: 'Würde „{{name}}“ auf „{{value}}“ setzen.', event: 'Würde das Ereignis „{{name}}“ auslösen.', other: 'Würde außerdem etwas tun ({{kind}}).' },
};
