/** A journey with a wait, a condition and a mail, and its creation and publication through the API. */
import type { Shop } from './shop.ts';

export interface CareDocument {
  nodes: { id: string; type: string; version: number; settings: Record<string, unknown>; position: { x: number; y: number }; name?: { de: string; en: string } }[];
  edges: { from: string; port: string; to: string }[];
  emails: Record<string, unknown>;
  [member: string]: unknown;
}

const mjml = (text: string) => `<mjml><mj-body><mj-section><mj-column><mj-text font-size="16px">{{ greeting }},<br/>${text}</mj-text></mj-column></mj-section></mj-body></mjml>`;

/** @param wait ISO 8601 */
export function careJourney(name: string, wait = 'P3D'): CareDocument {
  return {
    format: 1,
    name: { de: name, en: `${name} (en)` },
    subject: 'order',
    settings: { reentry: { per: 'subject', max: 1 }, exitOn: [{ type: 'order.cancelled' }], priority: 40, timeZone: 'recipient', holdout: 0 },
    nodes: [
      { id: 'placed', type: 'order-event', version: 1, settings: { which: 'placed' }, position: { x: 0, y: 0 } },
      { id: 'rest', type: 'delay', version: 1, settings: { duration: wait }, position: { x: 0, y: 160 } },
      { id: 'large', type: 'if', version: 1, settings: { rules: { combinator: 'and', rules: [{ field: 'order.total', operator: '>=', value: 100 }] } }, position: { x: 0, y: 320 } },
      { id: 'care', type: 'send-email', version: 1, settings: { email: 'care', class: 'transactional', whenBlocked: 'skip', trackClicks: false }, position: { x: -160, y: 480 }, name: { de: 'Pflegehinweise senden', en: 'Send care instructions' } },
      { id: 'small', type: 'exit', version: 1, settings: { reason: 'small_order' }, position: { x: 160, y: 480 } },
    ],
    edges: [
      { from: 'placed', port: 'next', to: 'rest' },
      { from: 'rest', port: 'next', to: 'large' },
      { from: 'large', port: 'yes', to: 'care' },
      { from: 'large', port: 'no', to: 'small' },
    ],
    emails: {
      care: {
        de: { subject: 'So pflegen Sie Ihr Instrument', preheader: 'Drei Handgriffe.', mjml: mjml('drei Handgriffe halten Ihr Instrument lange schön.') },
        en: { subject: 'How to care for your instrument', preheader: 'Three simple steps.', mjml: mjml('three simple steps keep your instrument beautiful.') },
      },
    },
    notes: [],
  };
}

/** Answers the id of the journey. */
export async function createJourney({ api }: Pick<Shop, 'api'>, document: CareDocument): Promise<string> {
  const answer = await api.post('/api/v1/journeys', { data: { document } });
  if (!answer.ok()) throw new Error(`The journey was not created: ${await answer.text()}`);
  const { id } = await answer.json();
  created.add(id);
  return id;
}

const created = new Set<string>();

/** After a test: the shop is shared, and no other test's orders shall go through these journeys. */
export async function archiveCreated({ api }: Pick<Shop, 'api'>): Promise<void> {
  for (const id of created) await api.post(`/api/v1/journeys/${id}/archive`, { data: {} });
  created.clear();
}

export async function publishJourney({ api }: Pick<Shop, 'api'>, id: string): Promise<void> {
  const answer = await api.post(`/api/v1/journeys/${id}/publish`, { data: {} });
  if (!answer.ok()) throw new Error(`The journey was not published: ${await answer.text()}`);
}

/** Saves another draft, as another browser would. */
export async function saveDraft({ api }: Pick<Shop, 'api'>, id: string, document: CareDocument): Promise<void> {
  const { revision } = await (await api.get(`/api/v1/journeys/${id}`)).json();
  const answer = await api.put(`/api/v1/journeys/${id}/draft`, { data: { document }, headers: { 'if-match': `"${revision}"` } });
  if (!answer.ok()) throw new Error(`The draft was not saved: ${await answer.text()}`);
}

/** Waits until so many runs of the journey are in this state, and have come to this node. */
export async function untilRuns({ api }: Pick<Shop, 'api'>, journeyId: string, count: number, state = 'active', node?: string): Promise<void> {
  const at = node === undefined ? '' : `&node=${node}`;
  for (;;) {
    const { items } = await (await api.get(`/api/v1/enrollments?journey=${journeyId}&state=${state}${at}&limit=200`)).json();
    if (items.length >= count) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
