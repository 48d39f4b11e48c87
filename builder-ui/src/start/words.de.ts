/** What the pages of the start page say, in German. */

export const start = {
  title: 'Heute', messages: 'Nachrichten heute', sent: 'Gesendet', underway: 'Unterwegs', failed: 'Fehlgeschlagen', unknown: 'Ungewiss', withdrawn: 'Zurückgezogen',
  waiting: 'Wartet auf dich', nothing: 'Nichts wartet auf dich.', nothingText: 'Alle Ereignisse sind verarbeitet, keine Aufgabe ist offen.',
  parked_one: '{{count, number}} Ereignis ist geparkt', parked_other: '{{count, number}} Ereignisse sind geparkt', parkedText: 'Die zugehörige Bestellung oder Sendung ist noch nicht bekannt.',
  failedEvents_one: '{{count, number}} Ereignis ist gescheitert', failedEvents_other: '{{count, number}} Ereignisse sind gescheitert', failedEventsText: 'Beim Verarbeiten trat ein Fehler auf.',
  tasks_one: '{{count, number}} Aufgabe ist offen', tasks_other: '{{count, number}} Aufgaben sind offen', tasksText: 'Eine Journey bittet dich um etwas.',
  unknownMessages_one: 'Bei {{count, number}} Nachricht ist ungewiss, ob sie ankam', unknownMessages_other: 'Bei {{count, number}} Nachrichten ist ungewiss, ob sie ankamen', unknownMessagesText: 'Die Übergabe brach ab. Werbung wird in diesem Fall nie doppelt gesendet.',
  latest: 'Zuletzt im Postfach', allMails: 'Alle Mails',
  firstSteps: 'Die ersten Schritte', firstStepsText: 'So kommt deine erste Mail auf den Weg.',
  stepJourney: 'Journey veröffentlichen', stepJourneyText: 'Lege eine Journey aus einer Vorlage an und schalte sie live.', stepJourneyDo: 'Zu den Journeys',
  stepEvents: 'Bestellungen senden', stepEventsText: 'Erzeuge einen API-Schlüssel und schicke damit Bestellungen an /api/v1/events.', stepEventsDo: 'API-Schlüssel erzeugen',
  stepMail: 'Die erste Mail ansehen', stepMailText: 'Sie erscheint im Postfach, sobald eine Journey sie verschickt.', stepMailDo: 'Zum Postfach',
  stepDone: 'erledigt',
};
