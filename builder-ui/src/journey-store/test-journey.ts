/** A small journey with a branch and mails, for the tests of the store. */
import { DEFAULT_JOURNEY_SETTINGS, type JourneyDocument, type JourneyEdge, type JourneyNode } from '@nachklang/nodes/sdk';

const SETTINGS: Record<string, Record<string, unknown>> = {
  'order-event': { which: 'placed' },
  delay: { duration: 'P3D' },
  if: { rules: { combinator: 'and', rules: [{ field: 'order.total', operator: '>=', value: 100 }] } },
  'send-email': { email: 'thanks', class: 'transactional', whenBlocked: 'skip', trackClicks: false },
  exit: {},
};

export const node = (id: string, type: string, x = 0, y = 0): JourneyNode => ({ id, type, version: 1, settings: { ...SETTINGS[type] }, position: { x, y } });

/** `edge('start next wait')` */
export function edge(text: string): JourneyEdge {
  const [from = '', port = '', to = ''] = text.split(' ');
  return { from, port, to };
}

export const email = (subject: string): JourneyDocument['emails'][string] => ({ de: { subject, mjml: '<mjml></mjml>' }, en: { subject, mjml: '<mjml></mjml>' } });

/** start → wait → big? yes → thanks → end; no → end */
export function testJourney(changes: Partial<JourneyDocument> = {}): JourneyDocument {
  return {
    format: 1,
    name: { de: 'Danke', en: 'Thanks' },
    subject: 'order',
    settings: DEFAULT_JOURNEY_SETTINGS,
    nodes: [node('start', 'order-event'), node('wait', 'delay', 0, 140), node('big', 'if', 0, 280), node('thanks', 'send-email', 0, 420), node('end', 'exit', 320, 560)],
    edges: ['start next wait', 'wait next big', 'big yes thanks', 'big no end', 'thanks sent end'].map(edge),
    emails: { thanks: email('Danke') },
    notes: [{ position: { x: 400, y: 0 }, text: 'Erst ab 100 €' }],
    ...changes,
  };
}
