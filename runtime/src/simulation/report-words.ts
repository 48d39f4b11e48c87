/** The words of the printed report in both languages. */
import type { Locale } from '@nachklang/nodes/sdk';

/** One, many. */
type Counted = readonly [string, string];

export interface ReportWords {
  orders: Counted; contacts: Counted; events: Counted; messages: Counted; tasks: Counted;
  transactional: string; marketing: string;
  nothingSent: string; perDay: string; perWeek: string;
  busiestHour: string; hour(date: string, hour: number, count: string): string;
  mostMailed: string; maximum(email: string, messages: number, in24h: number, in7d: number): string;
  marketingMaximum: string; within(in24h: number, in7d: number): string;
  longestSilence: string; medianSilence: string; withoutMessage: string;
  held: string; nothingHeld: string; notBefore: string;
  outcomes: Record<'defer' | 'skip', string>;
  reasons: Record<string, string>;
  runs: string; states: Record<'completed' | 'exited' | 'failed' | 'waiting', string>; endedBy: string;
  timeline: string; customerUnknown(email: string): string; parcel: string; retracted: string;
  units: Record<'day' | 'hour' | 'minute', Counted>;
}

const two = (value: number): string => String(value).padStart(2, '0');

export const REPORT_WORDS: Record<Locale, ReportWords> = {
  de: {
    orders: ['Bestellung', 'Bestellungen'], contacts: ['Person', 'Personen'], events: ['Ereignis', 'Ereignisse'],
    messages: ['Nachricht', 'Nachrichten'], tasks: ['Aufgabe', 'Aufgaben'],
    transactional: 'Service', marketing: 'Werbung',
    nothingSent: 'Es wurde nichts gesendet.', perDay: 'Nachrichten je Tag', perWeek: 'Nachrichten je Woche (ab)',
    busiestHour: 'Stärkste Stunde',
    hour: (date, hour, count) => `${date.split('-').reverse().join('.')}, ${two(hour)}–${two(hour + 1)} Uhr: ${count}`,
    mostMailed: 'Am häufigsten angeschrieben',
    maximum: (email, messages, in24h, in7d) => `${email}: ${messages}, höchstens ${in24h} in 24 Stunden und ${in7d} in 7 Tagen`,
    marketingMaximum: 'Meiste Werbung an eine Person', within: (in24h, in7d) => `${in24h} in 24 Stunden, ${in7d} in 7 Tagen`,
    longestSilence: 'Längste Stille', medianSilence: 'Stille je Bestellung, Median', withoutMessage: 'Bestellungen ganz ohne Nachricht',
    held: 'Zurückgehalten', nothingHeld: 'Nichts wurde zurückgehalten.', notBefore: 'frühestens',
    outcomes: { defer: 'verschoben', skip: 'weggelassen' },
    reasons: { cap: 'Häufigkeitsgrenze', expired: 'Aufschub zu lang', suppressed: 'Widerspruch oder unzustellbar', no_address: 'keine Adresse', erased: 'Daten gelöscht', voucher: 'zu früh für einen Gutschein' },
    runs: 'Durchläufe', states: { completed: 'zu Ende gelaufen', exited: 'vorzeitig beendet', failed: 'fehlgeschlagen', waiting: 'warten noch' },
    endedBy: 'beendet durch',
    timeline: 'Verlauf von', customerUnknown: (email) => `Zu ${email} gibt es in diesen Ereignissen niemanden.`, parcel: 'Paket', retracted: 'Meldung zurückgenommen',
    units: { day: ['Tag', 'Tage'], hour: ['Std.', 'Std.'], minute: ['Min.', 'Min.'] },
  },
  en: {
    orders: ['order', 'orders'], contacts: ['person', 'people'], events: ['event', 'events'],
    messages: ['message', 'messages'], tasks: ['task', 'tasks'],
    transactional: 'service', marketing: 'marketing',
    nothingSent: 'Nothing was sent.', perDay: 'Messages per day', perWeek: 'Messages per week (from)',
    busiestHour: 'Busiest hour',
    hour: (date, hour, count) => `${date}, ${two(hour)}:00–${two(hour + 1)}:00: ${count}`,
    mostMailed: 'Most-mailed customer',
    maximum: (email, messages, in24h, in7d) => `${email}: ${messages}, at most ${in24h} in 24 hours and ${in7d} in 7 days`,
    marketingMaximum: 'Most marketing to one person', within: (in24h, in7d) => `${in24h} in 24 hours, ${in7d} in 7 days`,
    longestSilence: 'Longest silence', medianSilence: 'Silence per order, median', withoutMessage: 'Orders without any message',
    held: 'Held back', nothingHeld: 'Nothing was held back.', notBefore: 'not before',
    outcomes: { defer: 'deferred', skip: 'skipped' },
    reasons: { cap: 'frequency cap', expired: 'deferred too long', suppressed: 'objection or undeliverable', no_address: 'no address', erased: 'data erased', voucher: 'too early for a voucher' },
    runs: 'runs', states: { completed: 'completed', exited: 'ended early', failed: 'failed', waiting: 'still waiting' },
    endedBy: 'ended by',
    timeline: 'Timeline of', customerUnknown: (email) => `Nobody in these events has the address ${email}.`, parcel: 'parcel', retracted: 'report retracted',
    units: { day: ['day', 'days'], hour: ['h', 'h'], minute: ['min', 'min'] },
  },
};
