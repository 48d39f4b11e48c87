/** What fails says why, in the language of the page: a node that gives up in both languages, and one that throws. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createJourney, publishJourney } from './care-journey.ts';
import { startRuntime } from './runtime.ts';
import { openShop, type Shop } from './shop.ts';
import { expect, expectAccessible, test as base } from './test.ts';

const OWN_NODES = `
import { defineNode, fail, next, step } from '@nachklang/nodes/sdk';
import { Type } from 'typebox';
const label = (de, en) => ({ de, en });
const node = (id, words) => defineNode({
  id, version: 1, kind: 'action', label: words, description: words, icon: 'star',
  settings: Type.Object({}, { additionalProperties: false }), defaults: {}, ports: [{ id: 'next', label: label('weiter', 'next') }], summary: () => words.de,
});
export const nodes = [
  step(node('gives-up', label('Punkte buchen', 'Book points')), () => fail(label('Das Punktekonto ist gesperrt. Schalte es im Kundenprogramm frei.', 'The points account is locked. Unlock it in the loyalty programme.'))),
  step(node('throws', label('Etikett drucken', 'Print label')), () => { throw new Error('printer on fire'); }),
];
`;

const test = base.extend<object, { living: { url: string; shop: Shop } }>({
  living: [
    // Playwright reads from this pattern which fixtures are needed: none.
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'nachklang-nodes-'));
      await writeFile(join(folder, 'index.js'), OWN_NODES);
      const runtime = await startRuntime({ NACHKLANG_NODES: folder });
      const shop = await openShop(runtime);
      await use({ url: runtime.url, shop });
      await shop.close();
      await runtime.stop();
      await rm(folder, { recursive: true });
    },
    { scope: 'worker', timeout: 90_000 },
  ],
});

/** An order, then the node. Answers the journey and its failed run. */
async function failedRun(shop: Shop, type: string, number: string): Promise<string> {
  const journey = await createJourney(shop, {
    format: 1, name: { de: type, en: type }, subject: 'order', settings: { reentry: { per: 'subject', max: 1 }, exitOn: [], priority: 50, timeZone: 'recipient', holdout: 0 },
    nodes: [
      { id: 'placed', type: 'order-event', version: 1, settings: { which: 'placed' }, position: { x: 0, y: 0 } },
      { id: 'own', type, version: 1, settings: {}, position: { x: 0, y: 140 } },
    ],
    edges: [{ from: 'placed', port: 'next', to: 'own' }], emails: {}, notes: [],
  });
  await publishJourney(shop, journey);
  await shop.placeOrder({ number, total: 20, email: 'ole@kunde.example', firstName: 'Ole', lastName: 'Petersen' });
  const failed = async () => (await (await shop.api.get(`/api/v1/enrollments?journey=${journey}&state=failed`)).json()).items;
  await expect.poll(async () => (await failed()).length).toBe(1);
  const [{ id }] = await failed();
  return `/journeys/${journey}?panel=runs&enrollment=${encodeURIComponent(id)}`;
}

test('a node that gives up says so in the language of the page', async ({ inside: page, shop }) => {
  const run = await failedRun(shop, 'gives-up', '#8001');
  await page.goto(run);
  await expect(page.getByRole('alert').getByText('Das Punktekonto ist gesperrt.')).toBeVisible();
  await expect(page.getByRole('list', { name: 'Was geschieht' })).toContainText('Das Punktekonto ist gesperrt.');
  await expectAccessible(page);
  await page.evaluate(() => localStorage.setItem('nachklang.language', 'en'));
  await page.reload();
  await expect(page.getByRole('alert').getByText('The points account is locked.')).toBeVisible();
});

test('a node that throws is named as people know it, with the error’s own words', async ({ inside: page, shop }) => {
  await page.goto(await failedRun(shop, 'throws', '#8002'));
  await expect(page.getByRole('alert').getByText('Im Schritt „Etikett drucken“ ist ein Fehler passiert: printer on fire')).toBeVisible();
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await expectAccessible(page, 'colours');
});
