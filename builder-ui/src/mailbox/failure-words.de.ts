/** Why a run, a message or an event came to nothing, in German: a sentence for each code of the API. */
import type { FailureWords } from './failure-words.ts';

export const failures = {
  goes_in_circles: 'Die Journey läuft im Kreis: Nach {{visits}} Schritten ohne Pause wurde sie angehalten. Füge ein Warten ein, oder ändere die Verbindung, die zurückführt.',
  node_has_no_behaviour: 'Der Schritt „{{node}}“ lässt sich hier nicht ausführen. Vermutlich fehlt der Ordner mit euren eigenen Knoten.',
  node_threw: 'Im Schritt „{{node}}“ ist ein Fehler passiert: {{error}}',
  node_waits_for_nothing: 'Der Schritt „{{node}}“ wartet auf nichts, das je eintreten könnte. Prüfe seine Einstellungen.',
  version_missing: 'Diese Version der Journey lässt sich hier nicht ausführen: Sie selbst, ihr Shop oder der Kontakt fehlt.',
  not_worked_through: 'Beim Verarbeiten ist ein Fehler passiert: {{error}}',
  too_large: 'Ein Datensatz dieser Person würde größer als die 16 MB, die sich speichern lassen. Prüfe, ob der Shop sehr lange Attribute schickt oder ob sich viele Leute ein Kundenkonto teilen.',
  contacts_in_circle: 'Mehrere Kontakte verweisen im Kreis aufeinander. Das Ereignis gehört zu keinem von ihnen.',
  mail_refused: 'Der Mailserver hat die Mail abgelehnt: {{answer}}',
  address_refused: 'Die Adresse nimmt keine Mails an und wird nicht mehr angeschrieben: {{answer}}',
  not_accepted_yet: 'Noch nicht angenommen, ein weiterer Versuch folgt: {{answer}}',
  given_up: 'Nach drei Tagen aufgegeben. Zuletzt hieß es: {{answer}}',
  answer_lost: 'Die Verbindung brach ab, bevor der Mailserver antwortete: {{answer}}',
  interrupted: 'Das Programm hielt zwischen Übergabe und Antwort an.',
  run_ended: 'Der Lauf endete, bevor die Mail an der Reihe war: {{reason}}.',
  run_ended_while_leaving: 'Der Lauf endete, bevor die Mail übergeben war. Zuletzt hieß es: {{answer}}',
  contact_erased: 'Die Daten der Person wurden gelöscht.',
  parts_missing: 'Der Lauf, der Kontakt oder die E-Mail-Vorlage ist nicht mehr da.',
  not_rendered: 'Die Mail ließ sich nicht erzeugen: {{error}}',
  ends: { ended_by_hand: 'von Hand beendet', moved_out: 'die neue Version hatte keinen Platz dafür' },
} satisfies FailureWords;
