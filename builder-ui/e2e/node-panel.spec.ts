/** The node panel: every form is opened, changed and undone; rules by keyboard; both languages; light and dark. */
import type { Locator, Page } from '@playwright/test';
import { createJourney } from './care-journey.ts';
import { everyNode } from './every-node.ts';
import type { Shop } from './shop.ts';
import { expect, expectAccessible, test } from './test.ts';

/** Few enough that all of them are in view. */
async function openNode(page: Page, shop: Shop, node: string): Promise<Locator> {
  const id = await createJourney(shop, everyNode(`Knoten ${node}`, ['order-event', 'delay', node]));
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`/journeys/${id}?panel=node&node=${node}`);
  const panel = page.locator('[data-panel="node"]');
  await expect(panel.getByRole('heading', { level: 2 })).toBeVisible();
  return panel;
}

/** The panel alone: the canvas beside it has tests of its own. */
const expectPanelAccessible = (page: Page, what?: 'everything' | 'colours') => expectAccessible(page, what, 'aside[data-panel]');

const cardOf = (page: Page, node: string): Locator => page.locator(`.react-flow__node[data-id="${node}"]`);

interface Edit {
  node: string;
  /** Words of the card before. */
  before: RegExp;
  change(panel: Locator, page: Page): Promise<void>;
  after: RegExp;
}

const choose = async (page: Page, field: Locator, option: string): Promise<void> => {
  await field.click();
  await page.getByRole('option', { name: option, exact: true }).click();
};

const EDITS: Edit[] = [
  { node: 'order-event', before: /Bestellung eingegangen/, change: async (panel) => void (await panel.getByLabel('Was geschehen ist').selectOption('Bestellung bezahlt')), after: /Bestellung bezahlt/ },
  { node: 'parcel-status', before: /Paket: Zugestellt/, change: (panel, page) => choose(page, panel.getByLabel('Status', { exact: true }), 'Abholbereit'), after: /Zugestellt oder Abholbereit/ },
  { node: 'custom-event', before: /my_event/, change: (panel) => panel.getByLabel('Name des Ereignisses').fill('warranty'), after: /Ereignis „warranty“/ },
  { node: 'customer-event', before: /2\. Bestellung/, change: (panel) => panel.getByLabel('Die wievielte Bestellung').fill('5'), after: /5\. Bestellung/ },
  { node: 'delay', before: /3 Tage warten/, change: (panel) => panel.getByLabel('Wie lange: Anzahl').fill('12'), after: /12 Tage warten/ },
  { node: 'until-time', before: /Bis 09:00 Uhr/, change: (panel) => panel.getByLabel('Uhrzeit').fill('17:30'), after: /Bis 17:30 Uhr/ },
  { node: 'until-date', before: /Bis 7 Tage nach/, change: (panel) => panel.getByText('davor', { exact: true }).click(), after: /Bis 7 Tage vor/ },
  { node: 'for-event', before: /Bestellung bezahlt/, change: (panel, page) => choose(page, panel.getByLabel('Ereignisse', { exact: true }), 'Gutschein eingelöst'), after: /oder Gutschein eingelöst/ },
  { node: 'if', before: /Bestellwert mindestens 100/, change: (panel) => panel.getByLabel('Regel 1: Wert', { exact: true }).fill('250'), after: /Bestellwert mindestens 250/ },
  { node: 'switch', before: /A oder sonst/, change: (panel) => panel.getByLabel('Name', { exact: true }).fill('Große'), after: /Große oder sonst/ },
  { node: 'experiment', before: /A 50 % · B 50 %/, change: (panel) => panel.getByLabel('Anteil').first().fill('150'), after: /A 75 % · B 25 %/ },
  { node: 'send-email', before: /\(Service\)/, change: (panel) => panel.getByLabel(/^Werbung/).check(), after: /\(Werbung\)/ },
  { node: 'http-request', before: /POST example\.com\/hook/, change: (panel) => panel.getByLabel('Adresse', { exact: true }).fill('https://shop.example/in'), after: /POST shop\.example\/in/ },
  { node: 'create-task', before: /Aufgabe/, change: (panel) => panel.getByLabel('Titel', { exact: true }).fill('Anrufen: {{order.number}}'), after: /Aufgabe „Anrufen/ },
  { node: 'tag', before: /„vip“ vergeben/, change: async (panel, page) => { await panel.getByLabel('Entfernen', { exact: true }).fill('neu'); await page.keyboard.press('Enter'); }, after: /„neu“ entfernen/ },
  { node: 'set-attribute', before: /loyal = ja/, change: (panel) => panel.getByText('Zahl', { exact: true }).click(), after: /loyal = 0/ },
  { node: 'emit-event', before: /my_event/, change: (panel) => panel.getByLabel('Name des Ereignisses').fill('thanked'), after: /Ereignis „thanked“ auslösen/ },
  { node: 'exit', before: /Hier endet es/, change: (panel) => panel.getByLabel('Grund').fill('zu klein'), after: /Ende: zu klein/ },
];

for (const { node, before, change, after } of EDITS) {
  test(`the form of ${node} changes what its card says, and an undo takes it back`, async ({ inside: page, shop }) => {
    const panel = await openNode(page, shop, node);
    const card = cardOf(page, node);
    await expect(card).toContainText(before);
    await change(panel, page);
    await expect(card).toContainText(after);
    await page.getByRole('button', { name: /^Rückgängig/ }).click();
    await expect(card).toContainText(before);
    await expect(card).not.toContainText(after);
  });
}

for (const [colorScheme, what] of [['light', 'everything'], ['dark', 'colours']] as const) {
  test(`every form is accessible in ${colorScheme}`, async ({ inside: page, shop }) => {
    test.setTimeout(240_000);
    const id = await createJourney(shop, everyNode('Alle Formulare'));
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto(`/journeys/${id}?panel=settings`);
    await expect(page.getByLabel('Name der Journey', { exact: true })).toBeVisible();
    await expectPanelAccessible(page, what);
    for (const { node } of EDITS) {
      await page.evaluate((url) => window.history.pushState({}, '', url), `/journeys/${id}?panel=node&node=${node}`);
      const panel = page.locator('[data-panel="node"]');
      await expect(panel.locator(`[data-node="${node}"]`)).toBeVisible();
      await expect(panel.locator('[aria-busy="true"]')).toHaveCount(0);
      await expectPanelAccessible(page, what);
    }
  });
}

test('rules are built by keyboard alone, with real values, and say themselves in words', async ({ inside: page, shop }) => {
  const panel = await openNode(page, shop, 'if');
  await panel.getByRole('button', { name: 'Regel', exact: true }).focus();
  await page.keyboard.press('Enter');
  const field = panel.getByLabel('Regel 2: Feld');
  await field.focus();
  await expect(field).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('Verkaufskanal');
  await expect(page.getByRole('option', { name: 'Verkaufskanal', exact: true })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue('Verkaufskanal');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(panel.getByLabel('Regel 2: Vergleich')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(panel.getByLabel('Regel 2: Wert', { exact: true })).toBeFocused();
  await page.keyboard.type('shop');
  await expect(panel.getByText('Bestellwert mindestens 100 und Verkaufskanal ist „shop“')).toBeVisible();
  await panel.getByLabel('Bedingung: Wann sie gilt').selectOption('or');
  await expect(cardOf(page, 'if')).toContainText('Bestellwert mindestens 100 oder Verkaufskanal ist „shop“');

  await panel.getByRole('button', { name: 'Gruppe', exact: true }).focus();
  await page.keyboard.press('Enter');
  const group = panel.getByRole('group', { name: 'Gruppe 3' });
  await expect(group.getByText('Diese Regelgruppe ist leer')).toBeVisible();
  await group.getByRole('button', { name: 'Regel', exact: true }).press('Enter');
  await group.getByLabel('umkehren').press('Space');
  await expect(panel.getByText(/oder nicht \(Bestellwert mindestens/)).toBeVisible();
  await expectPanelAccessible(page);
  await group.getByRole('button', { name: 'Gruppe 3 entfernen' }).press('Enter');
  await expect(group).toHaveCount(0);
});

test('a stale field, operator or value is shown as a problem and stays until somebody changes it', async ({ inside: page, shop }) => {
  const document = everyNode('Veraltete Regeln', ['order-event', 'if']);
  const rules = [{ field: 'order.gone', operator: '=', value: 'x' }, { field: 'order.state', operator: '=', value: 'lost' }, { field: 'parcel.status', operator: '=', value: 'delivered' }];
  const stale = { ...document, nodes: document.nodes.map((node) => (node.id === 'if' ? { ...node, settings: { rules: { combinator: 'and', rules } } } : node)) };
  const id = await createJourney(shop, stale);
  await page.goto(`/journeys/${id}?panel=node&node=if`);
  const panel = page.locator('[data-panel="node"]');
  await expect(panel.getByLabel('Regel 1: Feld')).toHaveValue('order.gone (gibt es hier nicht)');
  await expect(panel.getByText('Das Feld „order.gone“ gibt es nicht.')).toBeVisible();
  await expect(panel.getByLabel('Regel 2: Wert', { exact: true })).toHaveValue('lost');
  await expect(panel.getByLabel('Regel 3: Feld')).toHaveValue('Paketstatus (hier nicht bekannt)');
  await choose(page, panel.getByLabel('Regel 1: Feld'), 'Anzahl Artikel');
  await expect(panel.getByText('Das Feld „order.gone“ gibt es nicht.')).toBeHidden();
});

test('a value picker offers what the shop really has, and the preview says who goes where and why', async ({ inside: page, shop }) => {
  const panel = await openNode(page, shop, 'if');
  await expect(panel.getByText(/^\d+ von \d+: (nein · \d+ von \d+: ja|ja · \d+ von \d+: nein)$/)).toBeVisible();
  await expect(panel.getByText(/Bestellwert ist \d+,\d\d.€, gefragt: mindestens 100,00.€/).first()).toBeVisible();
  await choose(page, panel.getByLabel('Regel 1: Feld'), 'Artikelnamen in der Bestellung');
  const value = panel.getByLabel('Regel 1: Wert', { exact: true });
  await value.click();
  await expect(page.getByRole('option', { name: /Ukulele „Linde“.*\d/ })).toBeVisible();
  await page.getByRole('option', { name: /Ukulele „Linde“/ }).click();
  await expect(panel.getByText(/\d+ von \d+: ja$/)).toBeVisible();
});

test('what is typed last is never lost, and typing is one step to undo', async ({ inside: page, shop }) => {
  // A pause would begin another step: however slowly the machine types, there is none.
  await page.clock.setFixedTime(new Date());
  const panel = await openNode(page, shop, 'exit');
  await panel.getByLabel('Grund').pressSequentially('zu klein', { delay: 5 });
  await cardOf(page, 'delay').click();
  await expect(panel.getByRole('heading', { level: 2, name: 'Warten' })).toBeVisible();
  await expect(cardOf(page, 'exit')).toContainText('Ende: zu klein');
  await page.getByRole('button', { name: /^Rückgängig/ }).click();
  await expect(cardOf(page, 'exit')).toContainText('Hier endet es');
});

test('Enter on a card goes into its form, Escape comes back', async ({ inside: page, shop }) => {
  const panel = await openNode(page, shop, 'delay');
  await cardOf(page, 'delay').focus();
  await page.keyboard.press('Enter');
  await expect(panel.getByLabel('Wie lange: Anzahl')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(cardOf(page, 'delay')).toBeFocused();
});

test('placeholders are offered with the values of a real order', async ({ inside: page, shop }) => {
  const panel = await openNode(page, shop, 'create-task');
  const title = panel.getByLabel('Titel', { exact: true });
  await title.fill('Anrufen: ');
  await panel.getByRole('button', { name: 'Platzhalter in „Titel“ einfügen' }).click();
  await page.getByRole('textbox', { name: 'Platzhalter suchen' }).fill('Bestellnummer');
  await page.getByRole('option', { name: /^Bestellnummer/ }).first().click();
  await expect(title).toHaveValue('Anrufen: {{order.number}}');
  await expect(panel.getByText(/Bei #\d+: Anrufen: #\d+/)).toBeVisible();
  await title.fill('{{order.gone}}');
  await expect(panel.getByText('Das Feld „order.gone“ gibt es nicht.')).toBeVisible();
});

test('an e-mail is made, renamed and opened from its node', async ({ inside: page, shop }) => {
  const panel = await openNode(page, shop, 'send-email');
  await panel.getByRole('button', { name: 'Neue Mail' }).click();
  await expect(panel.getByRole('combobox', { name: 'E-Mail' })).toHaveValue('mail');
  await panel.getByRole('button', { name: 'Mail umbenennen' }).click();
  await panel.getByLabel('Kennung der Mail').fill('dank');
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('combobox', { name: 'E-Mail' })).toHaveValue('dank');
  await panel.getByRole('button', { name: 'Mail bearbeiten' }).click();
  await expect(page).toHaveURL(/panel=email/);
  await expect(page).toHaveURL(/email=dank/);
});

test('help comes from the node’s own README, and the panel speaks English', async ({ inside: page, shop }) => {
  await page.addInitScript(() => localStorage.setItem('nachklang.language', 'en'));
  const panel = await openNode(page, shop, 'delay');
  await expect(panel.getByRole('heading', { level: 2, name: 'Delay' })).toBeVisible();
  await panel.getByRole('button', { name: 'Help for this node' }).click();
  await expect(panel.getByRole('region', { name: 'Help for this node' })).toContainText('business days');
  await panel.getByLabel('How long: amount').fill('2');
  await panel.getByLabel('How long: unit').selectOption('weeks');
  await expect(cardOf(page, 'delay')).toContainText('Wait 2 weeks');
  await panel.getByLabel('Name on the card').fill('Let it rest');
  await expect(cardOf(page, 'delay')).toContainText('Let it rest');
});

test('the settings of the journey are changed, each with its own undo', async ({ inside: page, shop }) => {
  const id = await createJourney(shop, everyNode('Einstellungen'));
  await page.goto(`/journeys/${id}?panel=settings`);
  const panel = page.locator('[data-panel="settings"]');
  await panel.getByLabel('Priorität', { exact: true }).or(panel.getByLabel('Vorrang von 0 bis 100')).fill('80');
  await panel.getByRole('button', { name: 'Ereignis hinzufügen' }).click();
  await expect(panel.getByLabel('Ereignis 2', { exact: true })).toHaveValue('Bestellung erstattet');
  await panel.getByLabel('Ein Ziel messen').check();
  await expect(panel.getByLabel('Erreicht mit')).toHaveValue('Feedback gegeben');
  await panel.getByLabel('Name der Journey').fill('Umbenannt');
  await expect.poll(async () => (await (await shop.api.get(`/api/v1/journeys/${id}`)).json()).document).toMatchObject({
    name: { de: 'Umbenannt' }, settings: { priority: 80, exitOn: [{ type: 'order.cancelled' }, { type: 'order.refunded' }], goal: { type: 'feedback.given', within: 'P30D' } },
  });
});

test('every letter is in its field at once, however fast one types, and on the card', async ({ inside: page, shop }) => {
  const panel = await openNode(page, shop, 'create-task');
  const title = panel.getByLabel('Titel', { exact: true });
  await title.fill('');
  const written = 'Bitte bei Kundin anrufen und nachfragen';
  // All keys within one task of the page: none waits for a drawing between them.
  const shown = await title.evaluate((input: HTMLInputElement, letters) => {
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    return letters.map((letter) => {
      set?.call(input, `${input.value}${letter}`);
      input.dispatchEvent(new Event('input', { bubbles: true }));
      return input.value.length;
    });
  }, Array.from(written));
  expect(shown).toEqual(Array.from(written, (_, index) => index + 1));
  await expect(title).toHaveValue(written);
  await expect(cardOf(page, 'create-task')).toContainText(written);
});
