/** Undo of every kind of edit, copies between journeys, two people, no connection, a phone, and what axe thinks of all of it. */
import type { Page } from '@playwright/test';
import { card, choose, focusCard, openJourney, renameCard, savedDraft, smallJourney, visitJourney, ways, type Draft } from './editor.ts';
import { expect, expectAccessible, test } from './test.ts';

const undo = (page: Page, step: string) => page.getByRole('button', { name: new RegExp(`^Rückgängig: ${step}`) });
const select = (page: Page, id: string) => focusCard(page, id).then(() => page.keyboard.press('Space'));

interface Edit {
  step: string;
  act(page: Page): Promise<void>;
  /** What it leaves behind. */
  shows(draft: Draft): boolean;
}

const EDITS: Edit[] = [
  {
    step: 'Schritt hinzugefügt', shows: ({ nodes }) => nodes.some(({ type }) => type === 'tag'),
    async act(page) {
      await focusCard(page, 'thanks');
      await page.keyboard.press('a');
      await choose(page, 'add', 'Schlagwort');
    },
  },
  {
    step: 'Schritt eingefügt', shows: (draft) => ways(draft).some((way) => way.startsWith('placed next tag-')),
    async act(page) {
      await focusCard(page, 'placed');
      await page.keyboard.press('a');
      await choose(page, 'add', 'Schlagwort');
    },
  },
  {
    step: 'Gelöscht', shows: (draft) => ways(draft).includes('placed next large'),
    async act(page) {
      await select(page, 'wait');
      await page.keyboard.press('Delete');
    },
  },
  {
    step: 'Dupliziert', shows: ({ nodes, emails }) => nodes.length === 5 && Object.keys(emails).length === 1,
    async act(page) {
      await select(page, 'thanks');
      await page.keyboard.press('Control+d');
    },
  },
  {
    step: 'Verschoben', shows: ({ nodes }) => nodes.some(({ id, position }) => id === 'wait' && position.x === 100),
    async act(page) {
      await select(page, 'wait');
      await page.keyboard.press('Alt+Shift+ArrowRight');
    },
  },
  {
    step: 'Aufgeräumt', shows: ({ nodes }) => (nodes.find(({ id }) => id === 'wait')?.position.x ?? 0) > 100,
    async act(page) {
      await page.getByRole('button', { name: 'Aufräumen' }).click();
      await page.getByRole('menuitem', { name: 'Von links nach rechts' }).click();
    },
  },
  {
    step: 'Schritt umbenannt', shows: ({ nodes }) => nodes.some(({ name }) => name !== undefined),
    async act(page) {
      await select(page, 'wait');
      await renameCard(page, 'Kurz warten');
    },
  },
  {
    step: 'Verbunden', shows: (draft) => ways(draft).includes('thanks sent wait'),
    async act(page) {
      await focusCard(page, 'thanks');
      await page.keyboard.press('c');
      await choose(page, 'exit', 'gesendet');
      await choose(page, 'target', '3 Tage');
    },
  },
  {
    step: 'Verbindung umgezogen', shows: (draft) => ways(draft).includes('placed next large'),
    async act(page) {
      await focusCard(page, 'placed');
      await page.keyboard.press('c');
      await choose(page, 'target', 'Wenn');
    },
  },
  {
    step: 'Verbindung gelöst', shows: (draft) => !ways(draft).includes('placed next wait'),
    async act(page) {
      await focusCard(page, 'placed');
      await page.keyboard.press('c');
      await choose(page, 'target', 'lösen');
    },
  },
  {
    step: 'Notiz', shows: ({ notes }) => notes.length === 2,
    async act(page) {
      await page.getByRole('button', { name: 'Notiz anheften' }).click();
      await expect(page.getByPlaceholder('Notiz schreiben …')).toBeFocused();
      await page.keyboard.press('Escape');
    },
  },
  {
    step: 'Journey umbenannt', shows: ({ name }) => name.de === 'Anders',
    async act(page) {
      await page.getByRole('button', { name: /, umbenennen$/ }).click();
      await page.getByLabel('Name auf Deutsch').fill('Anders');
      await page.keyboard.press('Escape');
    },
  },
];

for (const { step, act, shows } of EDITS) {
  test(`undo and redo: ${step}`, async ({ inside: page, shop }) => {
    const id = await openJourney(page, shop, smallJourney('Rückgängig'));
    const before = await savedDraft(page, shop, id);
    await act(page);
    await expect(undo(page, step)).toBeVisible();
    await expect.poll(async () => shows(await savedDraft(page, shop, id))).toBe(true);
    const after = await savedDraft(page, shop, id);
    await undo(page, step).click();
    await expect.poll(async () => savedDraft(page, shop, id)).toEqual(before);
    await page.getByRole('button', { name: /^Wiederholen: / }).click();
    await expect.poll(async () => savedDraft(page, shop, id)).toEqual(after);
  });
}

test('what is cut from one journey is pasted into another, its mail with it', async ({ inside: page, context, shop }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const from = await openJourney(page, shop, smallJourney('Quelle'));
  await select(page, 'large');
  await select(page, 'thanks');
  await page.keyboard.press('Control+c');
  await expect(page.getByRole('status').filter({ hasText: '2 Elemente kopiert.' })).toBeVisible();
  expect(JSON.parse(await page.evaluate(() => navigator.clipboard.readText()))).toMatchObject({ format: 1, nodes: [{ id: 'large' }, { id: 'thanks' }], edges: [{ from: 'large', port: 'yes', to: 'thanks' }] });

  const to = await openJourney(page, shop, { name: { de: 'Ziel', en: 'Target' } });
  await page.keyboard.press('Control+v');
  await expect(page.getByRole('status').filter({ hasText: '2 Elemente eingefügt.' })).toBeVisible();
  const draft = await savedDraft(page, shop, to);
  expect(draft.nodes.map(({ type }) => type)).toEqual(['if', 'send-email']);
  expect(draft.nodes.map(({ id }) => id)).not.toContain('thanks');
  expect(draft.edges).toHaveLength(1);
  expect(draft.emails['thanks']?.de.subject).toBe('Danke');

  await visitJourney(page, from);
  await select(page, 'thanks');
  await page.keyboard.press('Control+x');
  await expect.poll(async () => (await savedDraft(page, shop, from)).nodes).toHaveLength(3);
  await page.keyboard.press('Control+v');
  await expect.poll(async () => (await savedDraft(page, shop, from)).nodes).toHaveLength(4);
});

test.describe('two browsers', () => {
  test.use({ allowedErrors: [/412|ERR_INTERNET_DISCONNECTED/] });
  test('two people see each other, and neither overwrites the other in silence', async ({ inside: page, browser, shop, baseURL }) => {
    const id = await openJourney(page, shop, smallJourney('Zu zweit'));
    const context = await browser.newContext({ storageState: await shop.api.storageState(), ...(baseURL !== undefined && { baseURL }), locale: 'de-DE' });
    const other = await context.newPage();
    await visitJourney(other, id);
    await expect(page.getByRole('img', { name: /Auch hier/ })).toBeVisible();

    // Who changes nothing sees the other's work at once.
    const rename = async (where: Page, name: string) => {
      await where.getByRole('button', { name: /, umbenennen$/ }).click();
      await where.getByLabel('Name auf Deutsch').fill(name);
      await where.keyboard.press('Escape');
    };
    await rename(other, 'Von drüben');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Von drüben');

    // Both at once: the second is asked.
    await page.route('**/draft', (route) => route.abort('internetdisconnected'));
    await rename(page, 'Meins');
    await expect(page.getByText('Ohne Verbindung')).toBeVisible();
    await rename(other, 'Wieder von drüben');
    await savedDraft(other, shop, id);
    await page.unroute('**/draft');
    // As the browser says it: without it, the page waits longer each time before it tries again.
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await expect(page.getByRole('alert')).toContainText('anders gespeichert');
    expect((await (await shop.api.get(`/api/v1/journeys/${id}`)).json()).document.name.de).toBe('Wieder von drüben');
    await page.getByRole('button', { name: 'Ansehen und entscheiden' }).click();
    await page.getByRole('button', { name: 'Meine Fassung speichern' }).click();
    expect((await savedDraft(page, shop, id)).name.de).toBe('Meins');
    await expect(other.getByRole('heading', { level: 1 })).toHaveText('Meins');
    await context.close();
  });
});

test.describe('without a connection', () => {
  test.use({ allowedErrors: [/ERR_INTERNET_DISCONNECTED/] });
  test('changes survive a reload, and are saved when the server answers again', async ({ inside: page, shop }) => {
    const id = await openJourney(page, shop, smallJourney('Unterwegs'));
    await page.route('**/draft', (route) => route.abort('internetdisconnected'));
    await select(page, 'wait');
    await page.keyboard.press('Delete');
    await expect(page.getByText('Ohne Verbindung')).toBeVisible();
    await page.reload();
    await expect(card(page, 'Bestellung eingegangen')).toBeVisible();
    await expect(page.locator('.react-flow__node[data-id="wait"]')).toBeHidden();
    await expect(page.getByText('Ohne Verbindung')).toBeVisible();
    await page.unroute('**/draft');
    expect(ways(await savedDraft(page, shop, id))).toEqual(['large yes thanks', 'placed next large']);
  });
});

test('problems are listed live, lead to their node, and are mended with a click', async ({ inside: page, shop }) => {
  const id = await openJourney(page, shop, smallJourney('Probleme'));
  await page.getByRole('button', { name: 'Keine Probleme' }).click();
  await focusCard(page, 'placed');
  await page.keyboard.press('c');
  await choose(page, 'target', 'lösen');
  const panel = page.locator('[data-panel="problems"]');
  await expect(panel.getByText(/Kein Weg führt von einem Auslöser/)).toHaveCount(3);
  await panel.getByRole('button', { name: 'E-Mail senden' }).click();
  await expect(page.locator('.react-flow__node[data-id="thanks"]')).toBeFocused();
  const last = panel.getByRole('listitem').filter({ hasText: 'E-Mail senden' });
  await last.getByRole('button', { name: 'Schritt entfernen' }).click();
  await last.getByRole('button', { name: 'Wirklich entfernen' }).click();
  await expect.poll(async () => (await savedDraft(page, shop, id)).nodes).toHaveLength(3);
  await panel.getByRole('button', { name: 'E-Mail löschen' }).click();
  await panel.getByRole('button', { name: 'Wirklich entfernen' }).click();
  await expect.poll(async () => (await savedDraft(page, shop, id)).emails).toEqual({});
});

test('on a phone the journey is read as a list', async ({ inside: page, shop }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const answer = await shop.api.post('/api/v1/journeys', { data: { template: 'review-request' } });
  await page.goto(`/journeys/${(await answer.json()).id}`);
  await expect(page.getByRole('listitem').filter({ hasText: 'Letztes Paket zugestellt' }).first()).toBeVisible();
  await expect(page.getByText(/„nein“ bei|„nein“ führt zu/).first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await expectAccessible(page);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`nothing on the canvas keeps anybody out (${colorScheme})`, async ({ inside: page, shop }) => {
    // Axe looks at four states of a page with hundreds of elements.
    test.slow();
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const what = colorScheme === 'light' ? 'everything' : 'colours';
    await openJourney(page, shop, smallJourney('Für alle'));
    await card(page, '3 Tage warten').waitFor();
    await expectAccessible(page, what);
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await expectAccessible(page, what);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await focusCard(page, 'thanks');
    await page.keyboard.press('a');
    await page.getByRole('listbox').waitFor();
    await expectAccessible(page, what);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('listbox')).toBeHidden();
    await page.getByRole('button', { name: 'Keine Probleme' }).click();
    await page.locator('[data-panel="problems"]').getByRole('heading').first().waitFor();
    await expectAccessible(page, what);
  });
}
