/** Labels of the fields that events carry, by their path in the event's data. A new field without a label fails the catalogue's test. */
import type { Localized } from '../values.ts';

export const EVENT_FIELD_LABELS: Record<string, Localized> = {
  reason: { de: 'Grund', en: 'Reason' },
  amount: { de: 'Erstatteter Betrag', en: 'Refunded amount' },
  full: { de: 'Vollständig erstattet', en: 'Fully refunded' },
  status: { de: 'Gemeldeter Paketstatus', en: 'Reported parcel status' },
  rawStatus: { de: 'Gemeldeter Statuscode des Versanddienstes', en: 'Reported carrier code' },
  retractedStatus: { de: 'Zurückgenommener Paketstatus', en: 'Retracted parcel status' },
  location: { de: 'Ort der Meldung', en: 'Place of the report' },
  message: { de: 'Meldungstext', en: 'Text of the report' },
  'parcel.id': { de: 'Gemeldetes Paket', en: 'Reported parcel' },
  'parcel.trackingNumber': { de: 'Gemeldete Sendungsnummer', en: 'Reported tracking number' },
  'parcel.trackingUrl': { de: 'Gemeldeter Sendungslink', en: 'Reported tracking link' },
  'parcel.carrier': { de: 'Gemeldeter Versanddienst', en: 'Reported carrier' },
  'parcel.expectedAt': { de: 'Gemeldeter Zustelltermin', en: 'Reported delivery date' },
  'parcel.lineIds': { de: 'Positionen im gemeldeten Paket', en: 'Lines in the reported parcel' },
  'parcel.returning': { de: 'Gemeldetes Paket geht zurück', en: 'Reported parcel travels back' },
  'return.id': { de: 'Retourennummer', en: 'Return id' },
  'return.reason': { de: 'Retourengrund', en: 'Return reason' },
  'return.closed': { de: 'Retoure abgeschlossen', en: 'Return closed' },
  'return.lineIds': { de: 'Zurückgesandte Positionen', en: 'Returned lines' },
  'complaint.id': { de: 'Reklamationsnummer', en: 'Complaint id' },
  'complaint.cause': { de: 'Ursache der Reklamation', en: 'Cause of the complaint' },
  'complaint.text': { de: 'Text der Reklamation', en: 'Text of the complaint' },
  score: { de: 'Bewertung (Zahl)', en: 'Score' },
  scale: { de: 'Bewertungsskala', en: 'Scale of the score' },
  comment: { de: 'Kommentar', en: 'Comment' },
  channel: { de: 'Kanal der Einwilligung', en: 'Channel of the consent' },
  purpose: { de: 'Zweck der Einwilligung', en: 'Purpose of the consent' },
  source: { de: 'Herkunft der Anmeldung', en: 'Where the sign-up came from' },
  wording: { de: 'Wortlaut der Einwilligung', en: 'Wording of the consent' },
  problem: { de: 'Adressproblem', en: 'Address problem' },
  lineIds: { de: 'Widerrufene Positionen', en: 'Withdrawn lines' },
  text: { de: 'Text der Erklärung', en: 'Text of the declaration' },
  messageId: { de: 'Nachricht', en: 'Message' },
  url: { de: 'Geklickter Link', en: 'Clicked link' },
  permanent: { de: 'Dauerhaft unzustellbar', en: 'Permanently undeliverable' },
  code: { de: 'Gutscheincode', en: 'Voucher code' },
};

/** Closed values of event fields that are not parcel statuses. */
export const EVENT_VALUE_LABELS: Record<string, Localized> = {
  nps: { de: 'Weiterempfehlung (NPS, 0–10)', en: 'Recommendation (NPS, 0–10)' },
  csat: { de: 'Zufriedenheit (CSAT)', en: 'Satisfaction (CSAT)' },
  stars: { de: 'Sterne', en: 'Stars' },
};
