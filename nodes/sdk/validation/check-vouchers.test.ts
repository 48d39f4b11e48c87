/** A journey that can come to its voucher too early says so before it is published (R42). */
import { describe, expect, it } from 'vitest';
import { DEFINITIONS_BY_ID } from '../../definitions.ts';
import { DEFAULT_JOURNEY_SETTINGS, type JourneyDocument } from '../journey-document.ts';
import { edge, mail, node } from './sample-journey.ts';
import { validateJourney } from './validate-journey.ts';

const UNSUBSCRIBE = '<mj-button href="{{ unsubscribe_url }}">Abmelden</mj-button>';
const send = (settings: Record<string, unknown> = {}) => node('mail', 'send-email', { email: 'thanks', class: 'marketing', whenBlocked: 'defer', deferFor: 'P60D', trackClicks: false, ...settings });
const placed = node('t', 'order-event', { which: 'placed' });
const lastParcel = node('t', 'parcel-status', { statuses: ['delivered'], lastParcel: true });
const days = (id: string, duration: string) => node(id, 'delay', { duration });
const until = (settings: Record<string, unknown>) => node('u', 'until-date', { field: 'order.lastDeliveryAt', ...settings });

function found(nodes: JourneyDocument['nodes'], edges: string[], { mjml = '{{ voucher.code }}', subject = 'order' }: { mjml?: string; subject?: JourneyDocument['subject'] } = {}): string[] {
  const document: JourneyDocument = { format: 1, name: { de: 'Danke', en: 'Thanks' }, subject, settings: DEFAULT_JOURNEY_SETTINGS, nodes, edges: edges.map(edge), emails: { thanks: mail(`${mjml}${UNSUBSCRIBE}`) }, notes: [] };
  const { problems } = validateJourney(document, DEFINITIONS_BY_ID);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return problems.filter(({ code }) => code.startsWith('voucher')).map(({ severity, code, path, nodeId }) => `${severity} ${code} ${path} ${nodeId}`);
}

const EARLY = ['warning voucher_before_delivery /nodes/1/settings mail'];

describe('a mail with a voucher', () => {
  it('is warned about where some way leads to it without waiting for the delivery', () => {
    expect(found([placed, send()], ['t next mail'])).toEqual(EARLY);
    expect(found([placed, send(), days('d', 'P90D')], ['t next d', 'd next mail'])).toEqual(EARLY);
    expect(found([placed, send(), until({ returnPeriod: true })], ['t next u', 'u next mail', 'u missing mail'])).toEqual(EARLY);
    expect(found([placed, send(), until({ offset: 'P1D', direction: 'before' })], ['t next u', 'u next mail'])).toEqual(EARLY);
    expect(found([placed, send(), node('u', 'until-date', { field: 'order.promisedAt', returnPeriod: true })], ['t next u', 'u next mail'])).toEqual(EARLY);
  });

  it('is warned about where the return period may still run', () => {
    const within = ['warning voucher_in_return_period /nodes/1/settings mail'];
    expect(found([lastParcel, send()], ['t next mail'])).toEqual(within);
    expect(found([lastParcel, send(), days('d', 'P13D')], ['t next d', 'd next mail'])).toEqual(within);
    expect(found([placed, send(), until({ offset: 'P7D', direction: 'after' })], ['t next u', 'u next mail'])).toEqual(within);
    // The shorter of two ways counts.
    expect(found([lastParcel, send(), until({ offset: 'P20D', direction: 'after' }), days('d', 'P13D')], ['t next u', 'u next mail', 'u missing d', 'd next mail'])).toEqual(within);
  });

  it('is fine after the delivery and the return period', () => {
    expect(found([placed, send(), until({ returnPeriod: true, offset: 'P3D', direction: 'after' })], ['t next u', 'u next mail'])).toEqual([]);
    expect(found([lastParcel, send(), days('d', 'P18D')], ['t next d', 'd next mail'])).toEqual([]);
    expect(found([placed, send(), until({ offset: 'P17D', direction: 'after' })], ['t next u', 'u next mail'])).toEqual([]);
  });

  it('is found in the subject, in a marked block, and in a service mail that can do without it', () => {
    expect(found([placed, send()], ['t next mail'], { mjml: '<mj-section nk-block="voucher">' })).toEqual(EARLY);
    expect(found([placed, send()], ['t next mail'], { mjml: '<mj-section css-class="box nk-voucher">' })).toEqual(EARLY);
    expect(found([placed, send({ class: 'transactional' })], ['t next mail'], { mjml: '{% if may_advertise %}{{ voucher.code }}{% endif %}' })).toEqual(EARLY);
    expect(found([placed, send()], ['t next mail'], { mjml: 'Ein voucher{% comment %}{{ voucher }}{% endcomment %}' })).toEqual([]);
  });

  it('waits for no parcel where nothing was ordered', () => {
    const signedUp = node('t', 'customer-event', { which: 'signed_up' });
    expect(found([signedUp, send()], ['t next mail'], { subject: 'contact' })).toEqual([]);
    expect(found([placed, send()], ['t next mail'], { subject: 'contact' })).toEqual(EARLY);
  });

  it('that may leave at any time says why that is a risk', () => {
    expect(found([placed, send({ voucherAnyTime: true })], ['t next mail'])).toEqual(['warning voucher_any_time /nodes/1/settings mail']);
    expect(found([placed, send({ voucherAnyTime: true })], ['t next mail'], { mjml: 'Danke' })).toEqual([]);
  });
});
