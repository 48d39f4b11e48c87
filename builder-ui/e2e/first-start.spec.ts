/** The first minutes: from the link on the console through three questions into the program, into the demo shop and out again, and to a first journey. */
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { startRuntime, type Runtime } from './runtime.ts';
import { OWNER, SHOP } from './shop.ts';
import { expect, expectAccessible, test as base } from './test.ts';

/** A program of its own: the shared one lives already. */
const test = base.extend<object, { empty: Runtime }>({
  empty: [
    // Playwright reads from this pattern which fixtures are needed: none.
    async ({}, use) => {
      const runtime = await startRuntime();
      await use(runtime);
      await runtime.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  baseURL: async ({ empty }, use) => use(empty.url),
});
// A wrong password and a link that is over are refused, and the browser says so.
test.use({ allowedErrors: [/40[01]|410/] });

/** Of the question that is asked: there one goes on typing. */
const firstField = (page: Page) => page.locator('form').locator('input, select').first();

const picture = (name: string) => fileURLToPath(new URL(`../../docs/images/${name}.png`, import.meta.url));

test('the link on the console leads to an account and three questions, by keyboard alone', async ({ page, empty }) => {
  test.setTimeout(120_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Noch gibt es kein Konto' })).toBeVisible();

  await page.goto(empty.setupLink);
  await expect(page.getByText('Mindestens 10 Zeichen')).toBeVisible();
  await expectAccessible(page);
  await expect(firstField(page)).toBeFocused();
  await type(page, OWNER.name, OWNER.email, 'zu kurz');
  await expect(page.getByText('Noch 3 Zeichen')).toBeVisible();
  await page.getByLabel('Passwort', { exact: true }).fill(OWNER.password);
  await expect(page.getByText('Lang genug')).toBeVisible();
  await page.keyboard.press('Enter');

  await expect(page.getByText('Frage 1 von 3')).toBeVisible();
  await expect(page.getByLabel('Name des Shops')).toBeFocused();
  await type(page, SHOP.name, 'Musterweg 7', '20095', 'Hamburg');
  await expectAccessible(page);
  await page.setViewportSize({ width: 1200, height: 860 });
  await page.screenshot({ path: picture('first-questions') });
  await page.keyboard.press('Enter');

  await expect(page.getByText('Frage 2 von 3')).toBeVisible();
  await expect(firstField(page)).toBeFocused();
  await type(page, SHOP.senderEmail);
  await expectAccessible(page);
  await page.keyboard.press('Enter');

  await expect(page.getByText('Frage 3 von 3')).toBeVisible();
  await expect(page.getByLabel('Land des Shops')).toHaveValue('DE');
  // A reload loses nothing but the password, and begins with it.
  await page.reload();
  await expect(page.getByLabel('Dein Name')).toHaveValue(OWNER.name);
  await page.getByLabel('Passwort', { exact: true }).fill(OWNER.password);
  for (const question of ['Frage 1', 'Frage 2', 'Frage 3']) {
    await page.keyboard.press('Enter');
    await expect(page.getByText(question)).toBeVisible();
    await expect(firstField(page)).toBeFocused();
  }
  await page.getByRole('button', { name: 'Fertig' }).press('Enter');

  await expect(page.getByRole('heading', { level: 1, name: 'Willkommen, Mara' })).toBeVisible();
  await expectAccessible(page);
  await page.goto('/settings');
  await expect(page.getByLabel('Impressum')).toHaveValue(`${SHOP.name}\nMusterweg 7\n20095 Hamburg`);
  await page.goto('/settings?section=sender');
  await expect(page.getByLabel('Absender', { exact: true })).toHaveValue(`${SHOP.name} <${SHOP.senderEmail}>`);

  await page.goto(empty.setupLink);
  await expect(page.getByRole('heading', { name: 'Hier ist schon alles eingerichtet' })).toBeVisible();
});

test('who signs out comes back with the password, and lands where they wanted to go', async ({ page, empty }) => {
  await signIn(page, empty);
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Die ersten Schritte' })).toBeVisible();
  await expect(page.getByText('Nichts wartet auf dich.')).toBeVisible();
  await page.getByRole('button', { name: OWNER.name }).click();
  await page.getByRole('menuitem', { name: 'Abmelden' }).click();
  await expect(page.getByRole('heading', { name: 'Anmelden' })).toBeVisible();
  await page.goto('/settings?section=caps');
  await page.getByLabel('E-Mail-Adresse').fill(OWNER.email);
  await page.getByLabel('Passwort', { exact: true }).fill('nicht das richtige');
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await expect(page.getByRole('alert')).toContainText('passen nicht zusammen');
  await page.getByLabel('Passwort', { exact: true }).fill(OWNER.password);
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await expect(page.getByRole('heading', { name: 'Limits' })).toBeVisible();
});

test('a template is looked at, used, and goes live', async ({ page, empty }) => {
  await signIn(page, empty);
  await page.goto('/');
  await page.getByRole('link', { name: 'Vorlagen ansehen' }).click();
  await page.getByRole('link', { name: 'Versandbestätigung' }).click();
  await expect(page.getByRole('heading', { name: 'Warum so' })).toBeVisible();
  await expect(page.getByRole('group', { name: 'Ablauf' })).toContainText('15 Minuten warten');
  await expect(page.frameLocator('iframe').locator('body')).toContainText('Anna Beispiel');
  await page.getByText('English', { exact: true }).click();
  await expect(page.frameLocator('iframe').locator('body')).toContainText('Emma');
  await page.getByRole('button', { name: 'Diese Vorlage benutzen' }).click();
  await page.waitForURL(/\/journeys\/[0-9a-f-]{36}/);

  await page.goto('/journeys');
  await page.getByRole('button', { name: 'Veröffentlichen: Versandbestätigung' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Veröffentlichen' }).click();
  await expect(page.getByText('„Versandbestätigung“ ist live (Version 1).')).toBeVisible();
  await page.getByRole('button', { name: 'Pausieren: Versandbestätigung' }).click();
  await expect(page.getByText('nimmt niemand Neues auf')).toBeVisible();
  await page.getByRole('button', { name: 'Fortsetzen: Versandbestätigung' }).click();
  await expect(page.getByText('ist wieder live')).toBeVisible();
});

test('a journey is copied, tagged, found, put away and taken out again', async ({ page, empty }) => {
  await signIn(page, empty);
  const made = await page.context().request.post('/api/v1/journeys', { data: { template: 'delay' } });
  expect(made.ok()).toBe(true);
  await page.goto('/journeys');
  const more = (name: string) => page.getByRole('button', { name: `Weiteres: ${name}`, exact: true }).click();
  await more('Verspätung');
  await page.getByRole('menuitem', { name: 'Duplizieren' }).click();
  await expect(page.getByRole('link', { name: 'Verspätung (Kopie)' })).toBeVisible();
  await more('Verspätung (Kopie)');
  await page.getByRole('menuitem', { name: 'Tags ändern' }).click();
  await page.getByLabel('Tags', { exact: true }).fill('Entwürfe, Versand');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await page.getByLabel('Tag', { exact: true }).selectOption('Entwürfe');
  await expect(page.getByRole('link', { name: 'Verspätung', exact: true })).toBeHidden();
  await more('Verspätung (Kopie)');
  await page.getByRole('menuitem', { name: 'Ins Archiv' }).click();
  await expect(page.getByText('Keine Journey passt')).toBeVisible();
  await page.getByText('Archiviert', { exact: true }).click();
  await more('Verspätung (Kopie)');
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Als Datei sichern' }).click();
  const file = await (await download).path();
  await more('Verspätung (Kopie)');
  await page.getByRole('menuitem', { name: 'Aus dem Archiv holen' }).click();
  await expect(page.getByText('ist zurück')).toBeVisible();

  await page.getByLabel('Aus Datei').setInputFiles(file);
  await expect(page.getByText('„Verspätung (Kopie)“ ist als Entwurf übernommen.')).toBeVisible();
});

test.describe('the demo', () => {
  // Until it is left, the page may still ask for what was deleted.
  test.use({ allowedErrors: [/404|503/] });
  test('the demo shop is entered, marked on every page, left, and deleted; the own shop is as it was', async ({ page, empty }) => {
    test.setTimeout(420_000);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await signIn(page, empty);
    await page.goto('/welcome');
    const enter = page.getByRole('button', { name: 'Im Demo-Shop umsehen' });
    await expect(enter).toBeEnabled();
    // However quickly it is loaded: the page hears of it when its progress was seen.
    const seen = Promise.withResolvers<void>();
    await page.route('**/api/v1/demo', async (route) => {
      if (route.request().method() === 'GET') await seen.promise;
      await route.continue();
    });
    await enter.click();
    await expect(page.getByText(/60 Tage im Zeitraffer/)).toBeVisible();
    seen.resolve();
    const banner = page.getByRole('complementary', { name: 'Demo-Shop.' });
    await expect(banner).toBeVisible({ timeout: 300_000 });
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await expectAccessible(page, 'colours');
    for (const room of ['Journeys', 'Postfach', 'Nachrichten', 'Kontakte', 'Aufgaben', 'Einstellungen']) {
      await page.getByRole('link', { name: room, exact: true }).click();
      await expect(banner).toBeVisible();
    }
    await page.goto('/journeys');
    await expect(page.getByRole('link', { name: 'Bewertungsanfrage' })).toBeVisible();
    await banner.getByRole('button', { name: `Zurück zu ${SHOP.name}` }).click();
    await expect(banner).toBeHidden();
    await page.goto('/journeys');
    await expect(page.getByRole('link', { name: 'Bewertungsanfrage' })).toBeHidden();
    await page.goto('/people');
    await expect(page.getByText('Noch keine Kontakte')).toBeVisible();

    await page.goto('/');
    // Who is not let in may ask again.
    await page.route('**/api/v1/demo/enter', (route) => route.fulfill({ status: 503 }), { times: 1 });
    await enter.click();
    await expect(page.getByRole('alert')).toBeVisible();
    await enter.click();
    await banner.getByRole('button', { name: 'Demo löschen' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Demo löschen' }).click();
    await expect(page.getByRole('heading', { name: 'Die ersten Schritte' })).toBeVisible();
    await expect(banner).toBeHidden();
  });
});

test('somebody is invited, joins, and is removed', async ({ page, browser, empty }) => {
  await signIn(page, empty);
  await page.goto('/settings?section=team');
  await page.getByRole('button', { name: 'Einladen' }).click();
  await page.getByRole('dialog').getByLabel('E-Mail-Adresse').fill('jo@shop.example');
  await page.getByRole('dialog').getByRole('button', { name: 'Einladung erzeugen' }).click();
  const link = await page.getByRole('group', { name: 'Link der Einladung' }).textContent();
  await page.getByRole('button', { name: 'Ich habe ihn kopiert' }).click();

  const context = await browser.newContext({ baseURL: empty.url, locale: 'en-GB' });
  const guest = await context.newPage();
  await guest.goto(link ?? '');
  await expect(guest.getByText(`“${SHOP.name}” invites you. You may build and publish journeys.`)).toBeVisible();
  await expectAccessible(guest);
  await guest.getByLabel('Your name').fill('Jo Tester');
  await guest.getByLabel('Password', { exact: true }).fill('a sentence for a password');
  await guest.getByRole('button', { name: 'Join' }).click();
  await expect(guest.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
  await guest.goto('/settings?section=keys');
  await expect(guest.getByRole('link', { name: 'API keys' })).toBeHidden();
  await guest.goto(link ?? '');
  await expect(guest.getByRole('heading', { name: 'This invitation is no longer valid' })).toBeVisible();

  await page.reload();
  await page.getByRole('button', { name: 'Jo Tester entfernen' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Entfernen' }).click();
  await expect(page.getByText('Jo Tester', { exact: true })).toBeHidden();
  await context.close();
});

/** Types into one field after the other, as somebody without a mouse does; the fields in between, such as the eye of a password, are skipped. */
async function type(page: Page, ...texts: string[]): Promise<void> {
  for (const [index, text] of texts.entries()) {
    if (index > 0) await page.keyboard.press('Tab');
    await page.keyboard.type(text);
  }
}

/** Sets up first where the test before this one did not come to it. */
async function signIn(page: Page, { setupLink }: Runtime): Promise<void> {
  const { request } = page.context();
  const { needed } = await (await request.get('/api/v1/setup')).json();
  const token = new URL(setupLink).searchParams.get('token');
  const answer = needed === true
    ? await request.post('/api/v1/setup', { data: { token, owner: OWNER, shop: { ...SHOP, imprint: 'Musterweg 7' } } })
    : await request.post('/api/auth/sign-in/email', { data: { email: OWNER.email, password: OWNER.password } });
  expect(answer.ok()).toBe(true);
}
