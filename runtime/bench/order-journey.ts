/** The journey every throughput figure is measured with: order placed → if → wait → send-email, with the mail of the dispatched template. */
import { DEFAULT_JOURNEY_SETTINGS, type EmailContent, type JourneyDocument } from '@nachklang/nodes/sdk';
import { loadTemplate } from '../src/journeys/load-template.ts';

/** How long the journey of the throughput figures waits. */
export const WAIT_MS = 1_000;

/** `wait`: ISO 8601. */
export async function orderJourney(wait: string, messageClass: 'transactional' | 'marketing' = 'transactional'): Promise<JourneyDocument> {
  const template = await loadTemplate('dispatched');
  const email = Object.values(template?.emails ?? {})[0];
  if (!email) throw new Error('The template “dispatched” has no e-mail.');
  return {
    format: 1,
    name: { de: 'Messung', en: 'Measurement' },
    subject: 'order',
    settings: DEFAULT_JOURNEY_SETTINGS,
    nodes: [
      node('start', 'order-event', { which: 'placed' }),
      node('big', 'if', { rules: { combinator: 'and', rules: [{ field: 'order.total', operator: '>', value: 10 }] } }),
      node('wait', 'delay', { duration: wait }),
      node('mail', 'send-email', { email: 'order', class: messageClass, whenBlocked: 'skip', trackClicks: false }),
    ],
    edges: [
      { from: 'start', port: 'next', to: 'big' },
      { from: 'big', port: 'yes', to: 'wait' },
      { from: 'wait', port: 'next', to: 'mail' },
    ],
    emails: { order: { de: forOrder(email.de), en: forOrder(email.en) } },
    notes: [],
  };
}

function node(id: string, type: string, settings: Record<string, unknown>): JourneyDocument['nodes'][number] {
  return { id, type, version: 1, settings, position: { x: 0, y: 0 } };
}

/** The template is about a parcel; an order has no position among parcels. */
function forOrder(content: EmailContent): EmailContent {
  const substitute = (text: string) => text.replaceAll('{{ parcel_position }}', '{{ parcel_position | default: 1 }}');
  return { ...content, subject: substitute(content.subject), mjml: substitute(content.mjml) };
}
