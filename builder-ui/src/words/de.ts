/** Everything the pages say, in German: informal, short, and saying what to do. The English twin must have the same keys. */
import { emails } from '../email-editor/words.de.ts';
import { journeys } from '../journeys/words.de.ts';
import { failures } from '../mailbox/failure-words.de.ts';
import { events, mailbox, messages } from '../mailbox/words.de.ts';
import { people } from '../people/words.de.ts';
import { audit } from '../settings/audit-words.de.ts';
import { law } from '../settings/law-words.de.ts';
import { sendTimes, settings, suppressionList } from '../settings/words.de.ts';
import { signIn } from '../sign-in/words.de.ts';
import { start } from '../start/words.de.ts';
import { tasks } from '../tasks/words.de.ts';
import { fieldProblems } from '../ui/field-words.de.ts';
import { problems } from '../ui/problems.de.ts';
import { nodeForm } from '../node-form/words.de.ts';
import { publishing } from '../publishing/words.de.ts';
import { runs } from '../runs/words.de.ts';
import { first } from './first.de.ts';

export const de = {
  ...first,
  nav: { start: 'Start', mailbox: 'Postfach', messages: 'Nachrichten', journeys: 'Journeys', people: 'Kontakte', tasks: 'Aufgaben', settings: 'Einstellungen' },
  signIn,
  start,
  messages,
  events,
  mailbox,
  emails,
  journeys,
  people,
  event: {
    order_placed: 'Bestellung aufgegeben', order_paid: 'Bestellung bezahlt', order_payment_overdue: 'Zahlung überfällig', order_cancelled: 'Bestellung storniert', order_fulfilled: 'Bestellung vollständig versandt', order_refunded: 'Bestellung erstattet',
    parcel_status: 'Sendungsstatus', parcel_retracted: 'Sendungsstatus zurückgenommen',
    return_requested: 'Retoure angefragt', return_registered: 'Retoure angemeldet', return_in_transit: 'Retoure unterwegs', return_received: 'Retoure eingetroffen', return_approved: 'Retoure angenommen', return_rejected: 'Retoure abgelehnt', return_refunded: 'Retoure erstattet',
    complaint_opened: 'Beschwerde eröffnet', complaint_resolved: 'Beschwerde gelöst', feedback_given: 'Bewertung abgegeben',
    contact_updated: 'Kontaktdaten geändert', contact_signed_up: 'Zum Newsletter angemeldet', contact_consent_confirmed: 'Einwilligung bestätigt', contact_objected: 'Werbung widersprochen', contact_erased: 'Daten gelöscht', contact_frequency_chosen: 'Häufigkeit gewählt', contact_suppressed: 'Adresse gesperrt', contact_data_requested: 'Datenauskunft verlangt', contact_merged: 'Kontakte zusammengeführt', contact_absorbed: 'Anderen Kontakt übernommen', contact_handed_over: 'An anderen Kontakt übergeben',
    address_invalid: 'Adresse fehlerhaft', address_corrected: 'Adresse berichtigt', withdrawal_submitted: 'Widerruf erklärt',
    message_delivered: 'Mail zugestellt', message_bounced: 'Mail unzustellbar', message_complained: 'Mail als Spam gemeldet', message_clicked: 'Link in Mail geklickt', message_opened: 'Mail geöffnet', message_unsubscribed: 'Abgemeldet', message_failed: 'Mail nicht übergeben', message_withdrawn: 'Mail zurückgezogen',
    voucher_redeemed: 'Gutschein eingelöst', call_completed: 'Antwort auf HTTP-Aufruf', custom: 'Eigenes Ereignis „{{name}}“',
  },
  parcel: {
    label_created: 'Etikett erstellt', handed_over: 'an den Paketdienst übergeben', in_transit: 'unterwegs', customs: 'beim Zoll', delayed: 'verspätet', out_for_delivery: 'in Zustellung', attempt_failed: 'Zustellversuch gescheitert', ready_for_pickup: 'abholbereit', delivered: 'zugestellt', exception: 'Problem mit der Sendung', returning: 'geht zurück', returned: 'zurück beim Absender', cancelled: 'abgebrochen', expired: 'ohne weitere Meldung', unknown: 'unbekannt',
  },
  decision: {
    send: 'Mail erlaubt', defer: 'Mail aufgeschoben', skip: 'Mail nicht gesendet',
    reasons: {
      clear: 'Nichts sprach dagegen.', cap: 'Das Limit „{{limit}}“ ist ausgeschöpft ({{used}} von {{max}}).', suppressed: 'Die Adresse ist gesperrt: {{why}}.', no_address: 'Es ist keine Adresse bekannt.', erased: 'Die Daten der Person wurden gelöscht.', expired: 'Der nächste freie Platz käme zu spät.',
      no_consent: 'Für Werbung fehlt die Erlaubnis: {{consent}}; {{purchase}}.',
      paused: 'Die Person hat um eine Pause gebeten.', outranked: 'Eine wichtigere Nachricht hat Vorrang.',
      quiet_hours: 'Bei der Person ist Ruhezeit: Dort ist es {{time}} Uhr.',
      voucher: 'Für einen Gutschein ist es noch zu früh.',
      other: 'Grund: {{reason}}.',
    },
    consent: { none: 'keine Einwilligung', pending: 'Einwilligung noch nicht bestätigt', withdrawn: 'Einwilligung widerrufen', other_address: 'Einwilligung gilt für eine andere Adresse' }, purchase: { not_allowed_here: 'ein Kauf genügt im Land der Person nicht', channel: 'ein Kauf genügt auf diesem Weg nicht', objected: 'der Werbung wurde schon einmal widersprochen', no_order: 'kein passender Kauf', not_similar: 'nichts Ähnliches gekauft', goods_unknown: 'die Mail nennt nicht, wofür sie wirbt', cancelled: 'der Kauf wurde storniert', no_notice: 'beim Kauf fehlte der Hinweis auf das Widerspruchsrecht', other_address: 'gekauft mit einer anderen Adresse', ecg_list_missing: 'für Österreich fehlt die ECG-Liste', ecg_list: 'die Adresse steht auf der ECG-Liste' },
    next: 'Frühestens möglich: {{when}}.', limit: '{{max}} in {{window}}',
  },
  message: { queued: 'Mail wartet auf Übergabe', sending: 'Mail wird übergeben', sent: 'Mail gesendet', failed: 'Mail fehlgeschlagen', unknown: 'Ungewiss, ob die Mail ankam', withdrawn: 'Mail zurückgezogen', open: 'Mail ansehen', from: 'Journey „{{journey}}“' },
  tasks,
  settings,
  nodeForm,
  publishing,
  runs,
  sendTimes,
  audit,
  failures,
  problems,
  fieldProblems,
  suppressionList,
  law,
};
