/** Tests of a draft, played through time; and real runs, watched and mended. */
import { fileURLToPath } from 'node:url';
import { archiveCreated, careJourney, createJourney, publishJourney, untilRuns } from './care-journey.ts';
import { expect, expectAccessible, test } from './test.ts';

// The frame of a mail runs no script, not even Playwright's.
test.use({ allowedErrors: [/^Blocked script execution in '(about:srcdoc|[^']*\/mail\/html)/] });

// Several pages each, with axe on them: a machine with other work to do takes its time.
test.setTimeout(120_000);
test.afterEach(({ shop }) => archiveCreated(shop));

test('a draft is tested with a real order, step by step, and nothing leaves', async ({ inside: page, shop }) => {
  const id = await createJourney(shop, careJourney('Pflege testen'));
  const mailsBefore = (await (await shop.api.get('/api/v1/mailbox?limit=200')).json()).items.length;
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`/journeys/${id}?panel=test`);
  await expect(page.getByText('Nichts verlässt das Haus')).toBeVisible();
  await page.getByText('Echte Bestellung', { exact: true }).click();
  await page.getByLabel('Bestellung suchen').fill('#1002');
  await page.getByRole('radio', { name: /#1002 · Jonas Weiß/ }).check();
  await page.getByRole('button', { name: 'Test starten' }).click();

  const moments = page.getByRole('list', { name: 'Was geschieht' });
  await expect(moments).toContainText(/3 Tage später: \p{L}+, \d/u);
  await expect(moments).toContainText(/mindestens 100 – war 149,5/);
  await expect(moments).toContainText('Mail erlaubt: Nichts sprach dagegen.');
  await page.getByRole('button', { name: /Mail ansehen: So pflegen Sie Ihr Instrument/ }).click();
  await expect(page.frameLocator('iframe[title*="So pflegen"]').locator('body')).toContainText('Jonas');
  await expectAccessible(page);

  // With the keyboard along the time line: to the beginning, then forward until the wait.
  const slider = page.getByRole('slider', { name: 'Zeitpunkt' });
  await slider.focus();
  await page.keyboard.press('Home');
  await expect(slider).toHaveAttribute('aria-valuetext', /Bestellung aufgegeben/);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuetext', /3 Tage warten – Wartet bis /);
  await expect(page.locator('.react-flow__node[data-id="rest"] [data-tone="waiting"]').first()).toBeVisible();
  await expectAccessible(page, 'colours');
  await slider.blur();
  await page.screenshot({ path: fileURLToPath(new URL('../../docs/images/test-run.png', import.meta.url)) });
  expect((await (await shop.api.get('/api/v1/mailbox?limit=200')).json()).items.length).toBe(mailsBefore);
});

test('a test with an invented order plays by itself, and shows what would be if', async ({ inside: page, shop }) => {
  const id = await createJourney(shop, careJourney('Pflege erfinden'));
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.addInitScript(stretchMoments);
  await page.goto(`/journeys/${id}?panel=test`);
  await page.getByRole('spinbutton', { name: 'Bestellwert' }).fill('40');
  await page.getByLabel('Land', { exact: true }).selectOption('AT');
  await page.getByRole('button', { name: 'Test starten' }).click();
  await expect(page.getByRole('button', { name: 'Anhalten' })).toBeVisible();
  await page.getByRole('button', { name: 'Anhalten' }).click();
  await expect(page.getByRole('button', { name: 'Abspielen' })).toBeVisible();
  await page.getByRole('combobox', { name: 'Geschwindigkeit' }).selectOption('4');
  await page.getByRole('button', { name: 'Was wäre bei „ja“?' }).click();
  await expect(page.getByRole('list', { name: 'Was geschieht' })).toContainText('Pflegehinweise senden');
});

test('a test in which no run begins says why', async ({ inside: page, shop }) => {
  const picky = careJourney('Wählerisch');
  picky.nodes = picky.nodes.map((node) => (node.id === 'placed' ? { ...node, settings: { which: 'placed', filter: { combinator: 'and', rules: [{ field: 'order.total', operator: '>=', value: 1000 }] } } } : node));
  const id = await createJourney(shop, picky);
  await page.goto(`/journeys/${id}?panel=test`);
  await page.getByRole('button', { name: 'Test starten' }).click();
  await expect(page.getByText('Kein Lauf beginnt')).toBeVisible();
  await expect(page.getByText('Bestellung aufgegeben: die Bedingung trifft nicht zu')).toBeVisible();
  await expect(page.getByText(/mindestens 1\.000 – war 89,9/)).toBeVisible();
  await expectAccessible(page, 'colours');
});

test('a test speaks English, and dark is readable', async ({ inside: page, shop }) => {
  const id = await createJourney(shop, careJourney('Pflege englisch'));
  await page.addInitScript(() => localStorage.setItem('nachklang.language', 'en'));
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await page.goto(`/journeys/${id}?panel=test`);
  await page.getByRole('spinbutton', { name: 'Order total' }).fill('150');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Run the test' }).click();
  await expect(page.getByRole('list', { name: 'What happens' })).toContainText(/3 days later: \w+day, \d/);
  await expectAccessible(page, 'colours');
});

test('the runs of a journey are found, and one shows its path and why a mail was not sent', async ({ inside: page, shop }) => {
  const journeys = await (await shop.api.get('/api/v1/journeys?q=Pflegetipps')).json();
  const { id } = journeys.items.find(({ name }: { name: { de: string } }) => name.de === 'Pflegetipps');
  await page.goto(`/journeys/${id}?panel=runs`);
  const runs = page.getByRole('list', { name: 'Läufe' });
  await expect(runs.getByRole('button', { name: /Jonas Weiß · #1002/ })).toBeVisible();
  // What happens meanwhile appears by itself.
  await shop.placeOrder({ number: 'L-1', total: 12, email: 'lina@kundin.example', firstName: 'Lina', lastName: 'Live' });
  await expect(runs.getByRole('button', { name: /Lina Live · L-1/ })).toBeVisible();
  await page.getByLabel('Name, E-Mail-Adresse oder Bestellnummer').fill('anna');
  await expect(runs.getByRole('button')).toHaveCount(2);
  await expectAccessible(page);
  await runs.getByRole('button', { name: /Anna Berger · #1003/ }).click();
  const moments = page.getByRole('list', { name: 'Was geschieht' });
  await expect(moments).toContainText('Mail nicht gesendet: Das Limit „1 in 24 Stunden“ ist ausgeschöpft');
  await expect(page.locator('.react-flow__node[data-id="tips"] [data-tone="skipped"]').first()).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Alle Läufe' }).click();
  await page.getByRole('button', { name: /Anna Berger · #1001/ }).click();
  await page.getByRole('link', { name: 'Mail ansehen' }).click();
  await expect(page.getByText('So bleibt Holz lange schön').first()).toBeVisible();
});

test('a failed run is tried again once what was wrong is mended, and one under way is ended', async ({ inside: page, shop }) => {
  // In a circle until the contact carries a tag: fails after a hundred steps without a wait.
  const circle = careJourney('Kreis');
  circle.nodes = [
    ...circle.nodes.filter(({ id }) => id === 'placed'),
    { id: 'date', type: 'until-date', version: 1, settings: { field: 'order.placedAt' }, position: { x: 0, y: 160 } },
    { id: 'ready', type: 'if', version: 1, settings: { rules: { combinator: 'and', rules: [{ field: 'contact.tags', operator: 'contains', value: 'bereit' }] } }, position: { x: 0, y: 320 } },
    { id: 'rest', type: 'delay', version: 1, settings: { duration: 'P30D' }, position: { x: 0, y: 480 } },
  ];
  circle.edges = [{ from: 'placed', port: 'next', to: 'date' }, { from: 'date', port: 'next', to: 'ready' }, { from: 'ready', port: 'no', to: 'date' }, { from: 'ready', port: 'yes', to: 'rest' }];
  circle.emails = {};
  const id = await createJourney(shop, circle);
  await publishJourney(shop, id);
  const customer = { email: 'ronja@kundin.example', firstName: 'Ronja', lastName: 'Kreis' };
  await shop.placeOrder({ number: 'K-1', total: 20, ...customer });
  await untilRuns(shop, id, 1, 'failed');

  await page.goto(`/journeys/${id}?panel=runs`);
  await page.getByLabel('Status').selectOption('Gescheitert');
  await page.getByRole('button', { name: /Ronja Kreis · K-1/ }).click();
  await expect(page.getByText('Warum er scheiterte')).toBeVisible();
  await expect(page.locator('.react-flow__node [data-tone="failed"]').first()).toBeVisible();
  await expectAccessible(page);

  const tagging = careJourney('Bereit machen');
  tagging.nodes = [...tagging.nodes.filter(({ id: node }) => node === 'placed'), { id: 'mark', type: 'tag', version: 1, settings: { target: 'contact', add: ['bereit'], remove: [] }, position: { x: 0, y: 160 } }];
  tagging.edges = [{ from: 'placed', port: 'next', to: 'mark' }];
  tagging.emails = {};
  const tagger = await createJourney(shop, tagging);
  await publishJourney(shop, tagger);
  await shop.placeOrder({ number: 'K-2', total: 20, ...customer });
  await untilRuns(shop, tagger, 1, 'completed');

  await page.getByRole('button', { name: 'Noch einmal versuchen …' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Noch einmal versuchen' }).click();
  const moments = page.getByRole('list', { name: 'Was geschieht' });
  await expect(moments).toContainText('Noch einmal versucht');
  await expect(moments).toContainText('von Mara Linde');
  await expect(moments).toContainText('30 Tage warten');
  await page.getByRole('button', { name: 'Beenden …' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Beenden' }).click();
  await expect(moments).toContainText('Von Hand beendet.');
});

/** Runs in the page: what it shows for more than a second stays until it is seen, however slow the machine is that looks. */
function stretchMoments(): void {
  const wait = window.setTimeout.bind(window);
  Reflect.set(window, 'setTimeout', (act: () => void, ms = 0, ...more: unknown[]) => wait(act, ms > 1_000 ? 1_000 * ms : ms, ...more));
}
