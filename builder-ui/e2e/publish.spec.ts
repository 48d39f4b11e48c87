/** Publishing from the editor: what changes, who moves, and back to an earlier version. */
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { archiveCreated, careJourney, createJourney, publishJourney, saveDraft, untilRuns, type CareDocument } from './care-journey.ts';
import type { Shop } from './shop.ts';
import { expect, expectAccessible, test } from './test.ts';

// Several pages each, with axe on them: a machine with other work to do takes its time.
test.setTimeout(120_000);
test.afterEach(({ shop }) => archiveCreated(shop));

/** Waits five days instead of three, and asks a person in place of ending. */
function changedDraft(name: string): CareDocument {
  const draft = careJourney(name, 'P5D');
  draft.nodes = [...draft.nodes.filter(({ id }) => id !== 'small'), { id: 'ask', type: 'create-task', version: 1, settings: { title: 'Nachfragen', priority: 'normal' }, position: { x: 160, y: 480 } }];
  draft.edges = [...draft.edges.filter(({ to }) => to !== 'small'), { from: 'large', port: 'no', to: 'ask' }];
  return draft;
}

/** Live, with two people waiting, and a draft that is newer. */
async function underWay(shop: Shop, name: string, draft = changedDraft(name)): Promise<string> {
  const id = await createJourney(shop, careJourney(name));
  await publishJourney(shop, id);
  for (const number of [1, 2]) await shop.placeOrder({ number: `${name}-${number}`, total: 100 + number, email: `kunde${number}@${name.toLowerCase()}.example`, firstName: 'Kim', lastName: `Nr. ${number}` });
  // What is planned for them is by the node where they are.
  await untilRuns(shop, id, 2, 'active', 'rest');
  await saveDraft(shop, id, draft);
  return id;
}

const changes = (page: Page) => page.getByRole('list', { name: 'Was sich ändert' });

test('publishing shows the difference, moves those under way, asks once, and says what now happens', async ({ inside: page, shop }) => {
  const id = await underWay(shop, 'Wechsel');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`/journeys/${id}?panel=publish`);
  await expect(changes(page)).toContainText('Wie lange: 3 Tage → 5 Tage');
  await expect(changes(page)).toContainText('Ende: small_order → Aufgabe „Nachfragen“');
  await expect(page.locator('.react-flow__node[data-id="rest"] [data-tone="changed"]').first()).toBeVisible();
  await expect(page.locator('.react-flow__node[data-id="ask"] [data-tone="added"]').first()).toBeVisible();
  await expect(page.locator('.react-flow__node[data-id="small"] [data-tone="removed"]').first()).toBeVisible();
  await expect(page.getByRole('radio', { name: /Bleibt auf seiner Version.*2 Läufe/ })).toBeChecked();
  await expectAccessible(page);
  await page.screenshot({ path: fileURLToPath(new URL('../../docs/images/publish.png', import.meta.url)) });

  await page.getByRole('radio', { name: /Wechselt zu Version 2/ }).check();
  await expect(page.getByText('2 bei: 3 Tage warten')).toBeVisible();
  await expect(page.getByText('2 Läufe wechseln die Version.')).toBeVisible();
  await page.getByRole('combobox', { name: 'Wohin von „3 Tage warten“' }).selectOption('auf Version 1 bleiben');
  await expect(page.getByText('2 Läufe bleiben auf ihrer Version.')).toBeVisible();
  await page.getByRole('combobox', { name: 'Wohin von „3 Tage warten“' }).selectOption('weiter hier: 5 Tage warten');
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Version 2 veröffentlichen …' }).click();
  const question = page.getByRole('dialog');
  await expect(question).toContainText('„Wechsel“ als Version 2 veröffentlichen?');
  await expect(question).toContainText('2 Läufe wechseln die Version.');
  await question.getByRole('button', { name: 'Veröffentlichen' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Version 2 ist live' })).toContainText('Umgezogen: 2 Läufe');
  await expect(page.getByText('Live · Version 2')).toBeVisible();
  const { items } = await (await shop.api.get(`/api/v1/enrollments?journey=${id}&state=active`)).json();
  expect(items.map(({ version }: { version: number }) => version)).toEqual([2, 2]);

  // The moved run tells so, each step on its version.
  await page.goto(`/journeys/${id}?panel=runs`);
  await page.getByRole('button', { name: /Kim Nr\. 1/ }).click();
  const moments = page.getByRole('list', { name: 'Was geschieht' });
  await expect(moments).toContainText('Auf eine andere Version gewechselt');
  await expect(moments).toContainText('Von Version 1 zu Version 2: 5 Tage warten · von Mara Linde');
});

test('a draft that somebody saved meanwhile is not published unseen', async ({ inside: page, shop }) => {
  const id = await underWay(shop, 'Ungesehen');
  await page.goto(`/journeys/${id}?panel=publish`);
  await page.getByRole('button', { name: 'Version 2 veröffentlichen …' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  const seen = Promise.withResolvers<void>();
  // What follows from it is known before the page has the draft itself.
  await page.route(`**/api/v1/journeys/${id}`, async (route) => {
    await seen.promise;
    await route.continue();
  });
  const further = changedDraft('Ungesehen');
  further.nodes = further.nodes.map((node) => (node.id === 'rest' ? { ...node, settings: { duration: 'P9D' } } : node));
  await saveDraft(shop, id, further);
  await expect(page.getByRole('dialog')).toBeHidden();
  seen.resolve();
  await expect(changes(page)).toContainText('Wie lange: 3 Tage → 9 Tage');
  await expect(page.getByRole('button', { name: 'Version 2 veröffentlichen …' })).toBeVisible();
});

test('problems forbid publishing and lead to where they are mended', async ({ inside: page, shop }) => {
  const draft = changedDraft('Problem');
  draft.edges.push({ from: 'care', port: 'nowhere', to: 'ask' });
  const id = await underWay(shop, 'Problem', draft);
  await page.goto(`/journeys/${id}?panel=publish`);
  await expect(page.getByRole('heading', { name: /Problem.* im Weg/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /veröffentlichen …/ })).toHaveCount(0);
  await expectAccessible(page);
});

test('a version is looked at, compared and made the draft again', async ({ inside: page, shop }) => {
  const id = await underWay(shop, 'Verlauf');
  await publishJourney(shop, id);
  await page.goto(`/journeys/${id}?panel=versions`);
  await page.getByRole('button', { name: /Version 2.*Mara Linde/ }).click();
  await expect(page.getByText('Die Zeichenfläche zeigt diese Version, nur zum Lesen.', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Alle Versionen' }).click();
  await page.getByRole('button', { name: /Version 1/ }).click();
  await expect(page.locator('.react-flow__node[data-id="small"]')).toBeVisible();
  await page.getByLabel('Vergleichen mit').selectOption('Version 2');
  await expect(changes(page)).toContainText('Wie lange: 3 Tage → 5 Tage');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Zum Entwurf machen' }).click();
  await expect(page.locator('.react-flow__node[data-id="small"]')).toBeVisible();
  await expect(page.getByText('Gespeichert', { exact: true })).toBeVisible();
  await expect.poll(async () => (await (await shop.api.get(`/api/v1/journeys/${id}`)).json()).document.nodes.map((node: { id: string }) => node.id)).toContain('small');
});

test('on a phone one publishes, pauses and resumes without drawing; in English and dark', async ({ inside: page, shop }) => {
  const id = await underWay(shop, 'Unterwegs');
  await page.addInitScript(() => localStorage.setItem('nachklang.language', 'en'));
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(`/journeys/${id}?panel=publish`);
  await expect(page.getByText('How long: 3 days → 5 days')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await expectAccessible(page, 'colours');
  await page.getByRole('button', { name: 'Publish version 2 …' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Version 2 is live' })).toContainText('2 runs stay on their version.');
  const panel = page.getByRole('complementary', { name: /Publish/ });
  await panel.getByRole('button', { name: 'Pause' }).click();
  await expect(panel.getByText('Paused · Version 2')).toBeVisible();
  await panel.getByRole('button', { name: 'Resume' }).click();
  await expect(panel.getByText('Live · Version 2')).toBeVisible();
});
