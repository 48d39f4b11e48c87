/** Opening journeys in the editor, what hands do there, and reading what is on the canvas. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { Shop } from './shop.ts';

interface DraftNode { id: string; type: string; settings: Record<string, unknown>; position: { x: number; y: number }; name?: object }
export interface Draft { nodes: DraftNode[]; edges: { from: string; port: string; to: string }[]; emails: Record<string, { de: { subject: string } }>; notes: { text: string; position: { x: number; y: number } }[]; name: { de: string } }

/** A journey to draw: an order, three days, a question, a mail. */
export function smallJourney(name: string) {
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
  await page.locator('[data-ready]').waitFor();
}

/** Waits until everything is saved, and reads what the server has. */
export async function savedDraft(page: Page, shop: Shop, id: string): Promise<Draft> {
  await page.locator('[data-saving="saved"]').waitFor();
  return (await (await shop.api.get(`/api/v1/journeys/${id}`)).json()).document;
}

export const ways = ({ edges }: Draft): string[] => edges.map(({ from, port, to }) => `${from} ${port} ${to}`).sort();

/** Subjects of the mails to somebody. */
export async function subjectsTo(shop: Shop, address: string): Promise<string[]> {
  const { items } = await (await shop.api.get(`/api/v1/mailbox?limit=200&to=${encodeURIComponent(address)}`)).json();
  return items.map(({ subject }: { subject: string }) => subject);
}

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

/** What each list to choose from asks for. */
const ASKS = { add: 'Was soll geschehen?', exit: 'Ausgang', target: 'Ziel suchen', find: 'Name oder was geschieht' } as const;

/** Chooses by typing from the list that opens. Keys go to what has the focus: nothing is typed before that is the list. */
export async function choose(page: Page, what: keyof typeof ASKS, words: string): Promise<void> {
  const field = page.getByPlaceholder(ASKS[what], { exact: true });
  await expect(field).toBeFocused();
  await page.keyboard.type(words);
  await expect(field).toHaveValue(words);
  await page.keyboard.press('Enter');
  await expect(field).toBeHidden();
}

/** Gives a card the keyboard. */
export async function focusCard(page: Page, id: string): Promise<void> {
  const place = page.locator(`.react-flow__node[data-id="${id}"]`);
  await place.focus();
  await expect(place).toBeFocused();
}

/** Writes the name of the card that has the keyboard. */
export async function renameCard(page: Page, words: string): Promise<void> {
  await page.keyboard.press('F2');
  await expect(page.getByLabel('Name des Schritts', { exact: true })).toBeFocused();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
}

interface Box { x: number; y: number; width: number; height: number }

/** Where it is once it stands still: the view moves for a moment when a journey is opened and when a step is chosen. */
export async function boxOf(place: Locator): Promise<Box> {
  const element = await place.elementHandle();
  await element?.waitForElementState('stable');
  const box = await place.boundingBox();
  if (box === null) throw new Error('It is not on the page.');
  return box;
}

export async function middleOf(place: Locator): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = await boxOf(place);
  return { x: x + width / 2, y: y + height / 2 };
}
