/** What the first page of the editor says, in German: loaded before anything else, and on its own. The English twin must have the same keys. */
import { canvas } from '../canvas/words.de.ts';
import { journeyStates } from '../journeys/state-words.de.ts';
import { demo } from '../start/demo-words.de.ts';

export const first = {
  app: { skip: 'Zum Inhalt', menu: 'Menü', navigation: 'Hauptmenü', account: 'Konto', language: 'Sprache', appearance: 'Darstellung', light: 'Hell', dark: 'Dunkel', system: 'Wie das Gerät', signOut: 'Abmelden', goTo: 'Gehe zu …', goToHint: 'Seite, Journey oder Kontakt', goToNothing: 'Nichts gefunden. Kontakte findest du nach Adresse, Name oder Bestellnummer.', shop: 'Shop', shops: 'Shops', demo: 'Demo' },
  common: {
    again: 'Noch einmal versuchen', more: 'Mehr laden', cancel: 'Abbrechen', close: 'Schließen', save: 'Speichern', saved: 'Gespeichert', back: 'Zurück', copy: 'Kopieren', copied: 'Kopiert', copyThis: 'Kopieren: {{what}}',
    all: 'Alle', none: 'keine', loading: 'Wird geladen …', transactional: 'Transaktional', marketing: 'Werbung', today: 'Heute', yesterday: 'Gestern', unknownJourney: 'gelöschte Journey', optional: 'freiwillig',
  },
  problem: {
    title: 'Das hat nicht geklappt',
    unreachable: 'Der Server antwortet nicht. Prüfe, ob Nachklang läuft und deine Verbindung steht.',
    forbidden: 'Dafür fehlt dir die Berechtigung. Frag die Person, der der Shop gehört.',
    internal_error: 'Auf dem Server ist ein Fehler passiert. Versuche es noch einmal; bleibt er, hilft ein Blick ins Protokoll.',
    too_many_requests: 'Das waren zu viele Versuche. Warte eine Minute und versuche es noch einmal.',
    invalid_email_or_password: 'E-Mail-Adresse und Passwort passen nicht zusammen. Prüfe beides und versuche es noch einmal.',
    stale_revision: 'Jemand hat diese Journey inzwischen geändert. Lade die Seite neu und versuche es noch einmal.',
    invalid_request: 'Etwas in deiner Eingabe passt nicht. Prüfe sie, oder lade die Seite neu.',
    not_found: 'Das gibt es hier nicht (mehr).',
    other: 'Der Server hat abgelehnt ({{code}}).',
  },
  notFound: { title: 'Hier ist nichts', text: 'Diese Seite gibt es nicht. Vielleicht ist der Link alt.', action: 'Zur Startseite' },
  canvas,
  journeys: { states: journeyStates },
  start: { demo },
};
