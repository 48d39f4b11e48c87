/** A journey of any size for measuring: columns of waits, conditions and mails, each below its trigger. */
import type { JourneyDocument, JourneyNode } from '@nachklang/nodes/sdk';

const ROWS = 20;

export function largeJourney(size: number): JourneyDocument {
  const nodes = Array.from({ length: size }, (_, index): JourneyNode => {
    const row = index % ROWS;
    const { type, settings } = kindOf(row);
    return { id: `n${index}`, type, version: 1, settings, position: { x: Math.floor(index / ROWS) * 340, y: row * 160 } };
  });
  const edges = nodes.flatMap(({ id, type }, index) => {
    const next = nodes[index + 1];
    return next === undefined || (index + 1) % ROWS === 0 ? [] : [{ from: id, port: { if: 'yes', 'send-email': 'sent' }[type] ?? 'next', to: next.id }];
  });
  const mail = { subject: 'Danke', mjml: '<mjml><mj-body><mj-section><mj-column><mj-text>Danke.</mj-text></mj-column></mj-section></mj-body></mjml>' };
  return {
    format: 1, name: { de: 'Groß', en: 'Large' }, subject: 'order', nodes, edges, notes: [],
    settings: { reentry: { per: 'subject', max: 1 }, exitOn: [], priority: 50, timeZone: 'recipient', holdout: 0 },
    emails: { thanks: { de: mail, en: mail } },
  };
}

function kindOf(row: number): Pick<JourneyNode, 'type' | 'settings'> {
  if (row === 0) return { type: 'order-event', settings: { which: 'placed' } };
  if (row % 3 === 1) return { type: 'delay', settings: { duration: 'P3D' } };
  if (row % 3 === 2) return { type: 'if', settings: { rules: { combinator: 'and', rules: [{ field: 'order.total', operator: '>=', value: 100 }] } } };
  return { type: 'send-email', settings: { email: 'thanks', class: 'transactional', whenBlocked: 'skip', trackClicks: false } };
}
