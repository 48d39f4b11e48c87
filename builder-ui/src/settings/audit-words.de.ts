/** What the log of who did what says, in German. */
import type { ActionWords } from './audit-words.ts';

export const audit = {
  intro: 'Wer was über Menschen und Regeln gesehen oder geändert hat. Von Regeln steht hier, was vorher galt und was jetzt gilt; von Namen und Adressen nur, dass sie sich geändert haben.',
  empty: 'Noch kein Eintrag', emptyText: 'Sobald jemand einen Kontakt ansieht oder eine Regel ändert, steht es hier.', byKey: 'ein API-Schlüssel', byFormer: 'jemand, der nicht mehr im Team ist', somebody: 'ein Kontakt',
  unchanged: 'Gespeichert, ohne dass sich etwas änderte.', others: 'Geändert: {{fields}}', changed: '{{label}}: {{before}} → {{now}}', set: '{{label}}: {{now}}', nothing: 'nichts', atOnce: 'keine', days_one: '{{count, number}} Tag', days_other: '{{count, number}} Tage', seconds_one: '{{count, number}} Sekunde', seconds_other: '{{count, number}} Sekunden',
  capMax: 'Limit geändert: {{what}}', capChanged: 'Limit geändert: {{before}} → {{after}}', capAdded: 'Limit hinzugefügt: {{what}}', capRemoved: 'Limit entfernt: {{what}}',
  timesChanged: 'Ruhezeit geändert: {{before}} → {{after}}', timesAdded: 'Ruhezeit hinzugefügt: {{what}}', timesRemoved: 'Ruhezeit entfernt: {{what}}', notice: { from: 'Hinweis im Bestellvorgang „{{version}}“: wird gezeigt seit {{when}}', until: 'Hinweis im Bestellvorgang „{{version}}“: wurde gezeigt bis {{when}}', retractedAt: 'Hinweis im Bestellvorgang „{{version}}“: Angabe zurückgenommen am {{when}}' }, connected: 'Verbunden', disconnected: 'Getrennt',
  fields: {
    name: 'Name des Shops', url: 'Adresse des Shops', country: 'Land', timeZone: 'Zeitzone', locale: 'Sprache der Mails', returnDays: 'Rückgabefrist', imprint: 'Impressum', mailFrom: 'Absender', senderName: 'Unterschrift', supportEmail: 'Hilfe per E-Mail', supportPhone: 'Hilfe am Telefon', formalAddress: 'Anrede',
    caps: 'Limits', sendTimes: 'Ruhezeiten', settleSeconds: 'Bedenkzeit für Werbung', voucherGraceDays: 'Abstand von Gutscheinen', checkoutNotices: 'Hinweis im Bestellvorgang', retention_withdrawals: 'Aufbewahrung von Widerrufen', retention: 'Aufbewahrung', retention_mails: 'Aufbewahrung von Mails', retention_decisions: 'Aufbewahrung von Gründen', retention_events: 'Aufbewahrung von Ereignissen', retention_runs: 'Aufbewahrung von Läufen', retention_audit: 'Aufbewahrung des Protokolls',
    role: 'Rolle', frequency: 'Werbung', pauseUntil: 'Pause bis', objection: 'Adressen ohne Werbung', unreachable: 'Adressen, die nichts bekommen',
  },
  values: { role_owner: 'Inhaber:in', role_editor: 'Redaktion', role_viewer: 'Lesen', frequency_normal: 'wie üblich', frequency_half: 'halb so oft', frequency_none: 'keine', formalAddress_sie: 'Sie', formalAddress_du: 'du' },
  actions: {
    person_viewed: 'Kontakt angesehen', person_exported: 'Daten eines Kontakts heruntergeladen', person_erased: 'Daten eines Kontakts gelöscht', person_frequency: 'Werbung für einen Kontakt geändert', suppressions_imported: 'Sperrliste eingelesen', shop_changed: 'Einstellungen des Shops geändert', member_invited: 'Jemanden eingeladen', invitation_withdrawn: 'Einladung zurückgezogen', member_changed: 'Rolle geändert', member_removed: 'Aus dem Team entfernt',
    key_created: 'API-Schlüssel angelegt', key_revoked: 'API-Schlüssel widerrufen', secret_viewed: 'Signatur unserer Aufrufe angesehen', source_changed: 'Anbindung geändert', journey_published: 'Journey veröffentlicht', journey_paused: 'Journey angehalten', journey_resumed: 'Journey fortgesetzt', journey_archived: 'Journey archiviert', journey_unarchived: 'Journey aus dem Archiv geholt', run_retried: 'Lauf noch einmal versucht', run_ended: 'Lauf beendet',
  } satisfies ActionWords,
};
