/** What the start page and the first minutes say, in German. */
import { demo } from './demo-words.de.ts';

export const start = {
  title: 'Heute', messages: 'Nachrichten heute', sent: 'Gesendet', underway: 'Unterwegs', failed: 'Fehlgeschlagen', unknown: 'Ungewiss', withdrawn: 'Zurückgezogen',
  waiting: 'Wartet auf dich', nothing: 'Nichts wartet auf dich.', nothingText: 'Alle Ereignisse sind verarbeitet, keine Aufgabe ist offen.',
  parked_one: '{{count, number}} Ereignis ist geparkt', parked_other: '{{count, number}} Ereignisse sind geparkt', parkedText: 'Die zugehörige Bestellung oder Sendung ist noch nicht bekannt.',
  failedEvents_one: '{{count, number}} Ereignis ist gescheitert', failedEvents_other: '{{count, number}} Ereignisse sind gescheitert', failedEventsText: 'Beim Verarbeiten trat ein Fehler auf.',
  tasks_one: '{{count, number}} Aufgabe ist offen', tasks_other: '{{count, number}} Aufgaben sind offen', tasksText: 'Eine Journey oder ein Widerruf braucht dich.',
  complaints: 'Deine Mails werden zu oft als Spam gemeldet', complaintsHigh: 'So viele Spam-Meldungen, dass Mailanbieter deine Mails abweisen können', complaintsText: 'Sieh nach, wie viele es sind und was jetzt hilft.',
  unknownMessages_one: 'Bei {{count, number}} Nachricht ist ungewiss, ob sie ankam', unknownMessages_other: 'Bei {{count, number}} Nachrichten ist ungewiss, ob sie ankamen', unknownMessagesText: 'Die Übergabe brach ab. Werbung wird in diesem Fall nie doppelt gesendet.',
  latest: 'Zuletzt im Postfach', allMails: 'Alle Mails',
  firstSteps: 'Die ersten Schritte', firstStepsText: 'So kommt deine erste Mail auf den Weg.',
  stepJourney: 'Journey veröffentlichen', stepJourneyText: 'Lege eine Journey aus einer Vorlage an und schalte sie live.', stepJourneyDo: 'Vorlagen ansehen',
  stepEvents: 'Bestellungen hereinholen', stepEventsText: 'Verbinde Shopify, oder sende Bestellungen aus deinem System.', stepEventsDo: 'Shop verbinden',
  stepMail: 'Die erste Mail ansehen', stepMailText: 'Sie erscheint im Postfach, sobald eine Journey sie verschickt.', stepMailDo: 'Zum Postfach',
  stepDone: 'erledigt',
  failedRuns_one: '{{count, number}} Lauf ist gescheitert', failedRuns_other: '{{count, number}} Läufe sind gescheitert', failedRunsText: 'Öffne die Journey und wiederhole oder beende sie unter „Läufe“.',
  noImprint: 'Die Anschrift für das Impressum fehlt', noImprintText: 'Geschäftliche Mails müssen sagen, wer sie schickt.', noSupport: 'Es fehlt eine Adresse für Rückfragen', noSupportText: 'Jede Mail soll einen Weg zu einem Menschen zeigen.',
  overdueTasks_one: '{{count, number}} Aufgabe ist überfällig', overdueTasks_other: '{{count, number}} Aufgaben sind überfällig', overdueTasksText: 'Jemand wartet auf Antwort.',
  paused_one: '{{count, number}} Journey ist pausiert', paused_other: '{{count, number}} Journeys sind pausiert', pausedText: 'Sie nehmen niemand Neues auf.',
  problems_one: '„{{name}}“ hat {{count, number}} Problem', problems_other: '„{{name}}“ hat {{count, number}} Probleme', problemsText: 'So lässt sich der Entwurf nicht veröffentlichen.',
  dayOrders_one: '{{count, number}} Bestellung', dayOrders_other: '{{count, number}} Bestellungen', dayMessages_one: '{{count, number}} Nachricht', dayMessages_other: '{{count, number}} Nachrichten', busiest: 'Am meisten war zwischen {{from}} und {{to}} Uhr los.', hour: '{{from}}–{{to}} Uhr: {{count}}', clock: '{{hour}} Uhr',
  setup: {
    title: 'Nachklang einrichten', steps: 'Schritte', first: 'Zuerst', question: 'Frage {{number}} von {{of}}', next: 'Weiter', finish: 'Fertig', choose: 'Bitte wählen',
    account: 'Konto', shop: 'Shop', sender: 'Absender', place: 'Land',
    accountTitle: 'Dein Konto', accountText: 'Damit meldest du dich künftig an. Es gehört nur dir; andere lädst du später ein.', emailHint: 'Zum Anmelden. Deine Kundschaft sieht sie nicht.',
    shopTitle: 'Wie heißt dein Shop, und wo sitzt er?', shopText: 'Name und Anschrift stehen am Fuß jeder Mail. Das verlangt das Gesetz von geschäftlicher Post.', shopName: 'Name des Shops', street: 'Straße und Hausnummer', postcode: 'PLZ', town: 'Ort', footOfMail: 'So steht es unter jeder Mail:',
    senderTitle: 'Von wem kommen die Mails?', senderText: 'Antworten landen an dieser Adresse. Nimm eine, die jemand liest.', senderEmail: 'Absender-Adresse', senderEmailHint: 'Am besten mit der Domain deines Shops, zum Beispiel hallo@dein-shop.de.', senderName: 'Name im Postfach', inbox: 'So sieht es im Postfach aus', inboxSubject: 'Ihr Paket ist unterwegs',
    placeTitle: 'Welches Land, welche Sprache?', placeText: 'Danach richten sich Recht, Uhrzeit und Feiertage.', country: 'Land des Shops', countryHint: 'Welches Recht gilt, entscheidet bei jeder Mail das Land der Kundin oder des Kunden.', language: 'Sprache der Mails', languageHint: 'Für alle, deren Sprache wir nicht kennen.',
    over: 'Dieser Link gilt nicht mehr', overText: 'Er wurde schon benutzt oder ist älter als 24 Stunden. Starte Nachklang neu: Dann steht ein neuer Link in der Konsole.', done: 'Hier ist schon alles eingerichtet', doneText: 'Melde dich mit deinem Konto an. Hast du keines, lass dich einladen.',
  },
  welcome: {
    title: 'Willkommen, {{name}}', intro: 'Dein Shop ist eingerichtet. Nichts wird verschickt, bevor du eine Journey veröffentlichst.',
    template: 'Mit einer Vorlage anfangen', templateText: 'Fertige Journeys mit Mails auf Deutsch und Englisch. Du siehst vorher, was sie tun, und änderst, was du willst.', templateDo: 'Vorlagen ansehen',
    demo: 'Erst einmal umsehen', demoText: 'Ein erfundener Shop mit 300 Bestellungen aus 60 Tagen, Mails, Aufgaben und Verläufen. Er liegt neben deinem Shop und verschickt nichts.', skip: 'Weiter zur Startseite',
  },
  demo,
};
