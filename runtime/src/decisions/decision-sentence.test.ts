import { expect, test } from 'vitest';
import { sentenceOf } from './decision-sentence.ts';

const failed = (rule: string, inputs: object) => ({ rule, passed: false, inputs: { ...inputs } });

test.each([
  ['cap', 'skip', [failed('permission', {}), failed('three', { used: 3, max: 3, windowMs: 7 * 86_400_000 })], 'Nicht gesendet: mehr als 3 in 7 Tagen soll niemand bekommen.', 'Not sent: nobody shall get more than 3 in 7 days.'],
  ['quiet_hours', 'defer', [failed('night', { localTime: '2026-03-28 22:15' })], 'Aufgeschoben: bei der Person ist es 22:15 Uhr, und da ist Ruhezeit.', 'Put off: it is 22:15 where the person lives, which is quiet time.'],
  ['suppressed', 'skip', [failed('suppression', { reason: 'unsubscribe' })], 'Nicht gesendet: die Person hat sich abgemeldet.', 'Not sent: the person unsubscribed.'],
  ['no_consent', 'skip', [failed('permission', { consent: 'none', existingCustomer: 'no_notice' })], 'Nicht gesendet: es fehlt die Einwilligung, und beim Kauf fehlte der Hinweis auf das Widerspruchsrecht.', 'Not sent: there is no consent, and no notice of the right to object was shown at the purchase.'],
  ['clear', 'send', [{ rule: 'permission', passed: true, inputs: { basis: 'consent' } }], 'Gesendet: die Person hat eingewilligt, und nichts sprach dagegen.', 'Sent: the person consented, and nothing spoke against it.'],
  ['voucher', 'defer', [failed('voucher', { waitsFor: 'return_period', returnsUntil: '2026-03-31' })], 'Aufgeschoben: für einen Gutschein ist es zu früh, denn bis 31.03.2026 kann noch zurückgegeben werden.', 'Put off: it is too early for a voucher, because returns are possible until 2026-03-31.'],
  ['voucher', 'skip', [failed('voucher', { waitsFor: 'delivery' })], 'Nicht gesendet: für einen Gutschein ist es zu früh, denn noch ist nicht alles zugestellt.', 'Not sent: it is too early for a voucher, because not everything is delivered yet.'],
  ['voucher', 'defer', [failed('voucher', { waitsFor: 'return' })], 'Aufgeschoben: für einen Gutschein ist es zu früh, denn eine Retoure oder ein Widerruf ist offen.', 'Put off: it is too early for a voucher, because a return or a withdrawal is open.'],
  ['voucher', 'skip', [failed('voucher', { waitsFor: 'called_off' })], 'Nicht gesendet: einen Gutschein gibt es nicht, denn die Bestellung wurde vor der Zustellung storniert oder erstattet.', 'Not sent: there is no voucher, because the order was cancelled or refunded before its delivery.'],
  ['clear', 'send', [failed('advertising_block', { why: 'voucher', waitsFor: 'delivery' })], 'Gesendet: ohne die Werbung darin: für einen Gutschein ist es zu früh, denn noch ist nicht alles zugestellt.', 'Sent: without the advertising in it: it is too early for a voucher, because not everything is delivered yet.'],
  ['expired', 'skip', [], 'Nicht gesendet: vor Ablauf der Frist wurde kein Platz frei.', 'Not sent: no place becomes free before it expires.'],
] as const)('%s is one sentence in both languages', (reason, outcome, checks, de, en) => {
  expect(sentenceOf({ reason, outcome, checks: [...checks] })).toEqual({ de, en });
});

test('who is outranked hears by how much', () => {
  const rival = { key: 'k', journeyId: 'j', priority: 80, at: 0, ahead: true };
  expect(sentenceOf({ reason: 'outranked', outcome: 'skip', checks: [], competitors: [rival, { ...rival, priority: 95, ahead: false }] }).en).toBe('Not sent: a more important message (priority 80) goes first.');
});
