/** Opening journeys in the editor, and reading what is on the canvas. */
import type { Locator, Page } from '@playwright/test';
import type { Shop } from './shop.ts';

interface DraftNode { id: string; type: string; settings: Record<string, unknown>; position: { x: number; y: number }; name?: object }
export interface Draft { nodes: DraftNode[]; edges: { from: string; port: string; to: string }[]; emails: Record<string, { de: { subject: string } }>; notes: { text: string; position: { x: number; y: number } }[]; name: { de: string } }

/** A journey to draw: an order, three days, a question, a mail. */
export function smallJourney(name: string): object {
  const at = (y: number, x = 0) => ({ x, y });
  const mail = { subject: 'Danke', mjml: '<mjml><mj-body><mj-section><mj-column><mj-text>Danke.</mj-text></mj-column></mj-section></mj-body></mjml>' };
  return {
    format: 1, name: { de: name, en: name }, subject: 'order',
    settings: { reentry: { per: 'subject', max: 1 }, exitOn: [], priority: 50, timeZone: 'recipient', holdout: 0 },
    nodes: [
      { id: 'placed', type: 'order-event', version: 1, settings: { which: 'placed' }, position: at(0) },
      { id: 'wait', type: 'delay', version: 1, settings: { duration: 'P3D' }, position: at(140) },
      { id: 'large', type: 'if', version: 1, settings: { rules: { combinator: 'and', rules: [{ field: 'order.total', operator: '>=', value: 100 }] } }, position: at(280) },
      { id: 'thanks', type: 'send-email', version: 1, settings: { email: 'thanks', class: 'transactional', whenBlocked: 'skip', trackClicks: false }, position: at(420) },
    ],
    edges: [{ from: 'placed', port: 'next', to: 'wait' }, { from: 'wait', port: 'next', to: 'large' }, { from: 'large', port: 'yes', to: 'thanks' }],
    emails: { thanks: { de: mail, en: mail } },
    notes: [{ position: at(0, 420), text: 'Erst ab 100 Euro' }],
  };
}

/** Makes a journey through the API and opens its editor. */
export async function openJourney(page: Page, shop: Shop, journey: object): Promise<string> {
  const answer = await shop.api.post('/api/v1/journeys', { data: 'nodes' in journey ? { document: journey } : journey });
  if (!answer.ok()) throw new Error(`The journey was not created: ${await answer.text()}`);
  const { id } = await answer.json();
  await visitJourney(page, id);
  return id;
}

export async function visitJourney(page: Page, id: string, search = ''): Promise<void> {
  await page.goto(`/journeys/${id}${search}`);
  await page.getByRole('application').waitFor();
  // The dialogs follow the canvas by a moment that only a machine notices.
  await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => /\/Dialogs-.*\.js$/.test(name)));
}

/** Waits until everything is saved, and reads what the server has. */
export async function savedDraft(page: Page, shop: Shop, id: string): Promise<Draft> {
  await page.locator('[data-saving="saved"]').waitFor();
  return (await (await shop.api.get(`/api/v1/journeys/${id}`)).json()).document;
}

export const ways = ({ edges }: Draft): string[] => edges.map(({ from, port, to }) => `${from} ${port} ${to}`).sort();

/** A card by what it says. */
export function card(page: Page, words: string | RegExp): Locator {
  return page.locator('.react-flow__node-card').filter({ hasText: words });
}

/** Drags with enough steps for the page to notice. */
export async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 8, from.y + 8, { steps: 3 });
  await page.mouse.move(to.x, to.y, { steps: 12 });
  await page.mouse.up();
}

export async function middleOf(place: Locator): Promise<{ x: number; y: number }> {
  const box = await place.boundingBox();
  if (box === null) throw new Error('It is not on the page.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
