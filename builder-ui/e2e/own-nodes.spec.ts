/** A node that the shop wrote itself: on the palette like any other, drawn, set, published, and run. */
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { boxOf, card, drag, middleOf, openJourney, savedDraft, subjectsTo, ways } from './editor.ts';
import { startRuntime } from './runtime.ts';
import { openShop, type Shop } from './shop.ts';
import { expect, expectAccessible, test as base } from './test.ts';

const OWN_NODES = fileURLToPath(new URL('../../examples/custom-node', import.meta.url));

const test = base.extend<object, { living: { url: string; shop: Shop } }>({
  living: [
    // Playwright reads from this pattern which fixtures are needed: none.
    async ({}, use) => {
      const runtime = await startRuntime({ NACHKLANG_NODES: OWN_NODES });
      const shop = await openShop(runtime);
      await use({ url: runtime.url, shop });
      await shop.close();
      await runtime.stop();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
});

const CUSTOMER = { email: 'mira@kundin.example', firstName: 'Mira', lastName: 'Sommer' };

/** The shop system says how many loyalty points somebody has. */
async function tellPoints(shop: Shop, points: number): Promise<void> {
  const event = { specversion: '1.0', id: randomUUID(), source: 'shop', type: 'contact.updated', time: new Date().toISOString(), data: { contact: { email: CUSTOMER.email, attributes: { points } } } };
  const answer = await shop.api.post('/api/v1/events', { data: event });
  expect(await answer.text()).toContain('accepted');
}

test('it is found, drawn, set and published, and a run goes through it', async ({ inside: page, shop }) => {
  const id = await openJourney(page, shop, { name: { de: 'Treuepunkte', en: 'Loyalty points' } });
  const ground = await boxOf(page.getByRole('application'));
  await drag(page, await middleOf(page.locator('[data-type="order-event"]')), { x: ground.x + ground.width / 2, y: ground.y + 120 });

  // It stands in the palette under its own words.
  await page.getByPlaceholder('Baustein suchen').fill('Treue');
  await expect(page.locator('[data-type="await-points"]')).toContainText('Auf Treuepunkte warten');
  await page.getByPlaceholder('Baustein suchen').fill('');
  await card(page, 'Bestellung eingegangen').getByRole('button', { name: 'Schritt anfügen' }).click();
  await page.getByRole('option', { name: /Auf Treuepunkte warten/ }).click();
  const own = card(page, 'Auf 100 Punkte warten, höchstens 90 Tage');
  await expect(own).toBeVisible();

  // Its form and the words of its card come from its own definition.
  await own.click();
  await page.getByLabel('Punkte', { exact: true }).fill('50');
  const set = card(page, 'Auf 50 Punkte warten, höchstens 90 Tage');
  await expect(set).toBeVisible();
  await expectAccessible(page);
  await set.getByRole('button', { name: 'Schritt anfügen' }).first().click();
  await page.getByRole('option', { name: /E-Mail senden/ }).click();
  const draft = await savedDraft(page, shop, id);
  const [order, points, mail] = ['order-event', 'await-points', 'send-email'].map((type) => draft.nodes.find((node) => node.type === type)?.id);
  expect(ways(draft)).toEqual([`${order} next ${points}`, `${points} reached ${mail}`].sort());

  await page.getByRole('button', { name: 'Veröffentlichen', exact: true }).click();
  await page.getByRole('button', { name: /Version 1 veröffentlichen/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: /^Veröffentlichen|Version 1 veröffentlichen/ }).click();
  await expect(page.getByText('Version 1 ist live')).toBeVisible();

  await shop.placeOrder({ number: '#5001', total: 50, ...CUSTOMER });
  await tellPoints(shop, 20);
  await tellPoints(shop, 60);
  await expect.poll(() => subjectsTo(shop, CUSTOMER.email)).toContain('Neues von Kontor Klangholz');

  // The run shows which way it left the node, in the node's words.
  const { items } = await (await shop.api.get(`/api/v1/enrollments?journey=${id}`)).json();
  await page.goto(`/journeys/${id}?panel=runs&enrollment=${encodeURIComponent(items[0].id)}`);
  await expect(page.getByRole('list', { name: 'Was geschieht' })).toContainText('Weiter mit „genug Punkte“');
});
