/** What runs while processes die: one service mail per order, and two marketing mails that compete for the same slots. */
import { DEFAULT_JOURNEY_SETTINGS, type JourneyDocument } from '@nachklang/nodes/sdk';
import type { CapRule } from '../engine/shop-model.ts';

/** The subject of each mail is one of these and the order's number. */
export const SERVICE = 'service';
export const OFFERS = ['offer-skip', 'offer-defer'] as const;

/** The short window frees slots during the test; the long one is what the sink alone can be held to. */
export const CAPS: CapRule[] = [
  { id: 'short', channel: 'any', class: 'marketing', windowMs: 15_000, max: 2 },
  { id: 'long', channel: 'any', class: 'marketing', windowMs: 24 * 3_600_000, max: 5 },
];

export const JOURNEYS: JourneyDocument[] = [
  journey(
    SERVICE,
    [
      node('start', 'order-event', { which: 'placed' }),
      node('big', 'if', { rules: { combinator: 'and', rules: [{ field: 'order.total', operator: '>', value: 10 }] } }),
      node('wait', 'delay', { duration: 'PT1S' }),
      node('mail', 'send-email', { email: 'mail', class: 'transactional', whenBlocked: 'skip', trackClicks: false }),
    ],
    [
      { from: 'start', port: 'next', to: 'big' },
      { from: 'big', port: 'yes', to: 'wait' },
      { from: 'wait', port: 'next', to: 'mail' },
    ],
  ),
  journey(
    OFFERS[0],
    [
      node('start', 'order-event', { which: 'placed' }),
      node('wait', 'delay', { duration: 'PT1S' }),
      node('mail', 'send-email', { email: 'mail', class: 'marketing', whenBlocked: 'skip', trackClicks: false }),
    ],
    [
      { from: 'start', port: 'next', to: 'wait' },
      { from: 'wait', port: 'next', to: 'mail' },
    ],
  ),
  journey(
    OFFERS[1],
    [
      node('start', 'order-event', { which: 'placed' }),
      node('mail', 'send-email', { email: 'mail', class: 'marketing', whenBlocked: 'defer', deferFor: 'P2D', trackClicks: false }),
    ],
    [{ from: 'start', port: 'next', to: 'mail' }],
  ),
];

function journey(name: string, nodes: JourneyDocument['nodes'], edges: JourneyDocument['edges']): JourneyDocument {
  const body = `{{ greeting }}, {{ order.number }} <a href="{{ unsubscribe_url }}">x</a>`;
  const content = {
    subject: `${name} {{ order.number }}`,
    mjml: `<mjml><mj-body><mj-section><mj-column><mj-text>${body}</mj-text></mj-column></mj-section></mj-body></mjml>`,
  };
  return { format: 1, name: { de: name, en: name }, subject: 'order', settings: DEFAULT_JOURNEY_SETTINGS, nodes, edges, emails: { mail: { de: content, en: content } }, notes: [] };
}

function node(id: string, type: string, settings: Record<string, unknown>): JourneyDocument['nodes'][number] {
  return { id, type, version: 1, settings, position: { x: 0, y: 0 } };
}
