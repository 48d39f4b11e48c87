/** From the link on the console to the first page, and out and in again. */
import { startRuntime, type Runtime } from './runtime.ts';
import { OWNER, SHOP } from './shop.ts';
import { expect, test as base } from './test.ts';

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
// A wrong password is refused, and the browser says so.
test.use({ allowedErrors: [/401/] });

test('the link on the console leads through the set-up into the program', async ({ page, empty }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Noch gibt es kein Konto' })).toBeVisible();

  await page.goto(empty.setupLink);
  await page.getByLabel('Dein Name').fill(OWNER.name);
  await page.getByLabel('E-Mail-Adresse').fill(OWNER.email);
  await page.getByLabel('Passwort').fill(OWNER.password);
  await page.getByLabel('Name des Shops').fill(SHOP.name);
  await page.getByLabel('Absender-Adresse').fill(SHOP.senderEmail);
  await page.getByRole('button', { name: 'Loslegen' }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'Heute' })).toBeVisible();
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

test('a journey comes from a template and goes live', async ({ page, request }) => {
  const answer = await request.post('/api/auth/sign-in/email', { data: { email: OWNER.email, password: OWNER.password } });
  expect(answer.ok()).toBe(true);
  await page.context().addCookies((await request.storageState()).cookies);
  await page.goto('/journeys');
  await expect(page.getByText('Noch keine Journey')).toBeVisible();
  await page.getByRole('button', { name: 'Aus Vorlage anlegen' }).click();
  await page.getByRole('button', { name: 'Vorlage „Versandbestätigung“ anlegen' }).click();
  await expect(page.getByText('„Versandbestätigung“ ist als Entwurf angelegt.')).toBeVisible();
  await page.getByRole('button', { name: 'Veröffentlichen: Versandbestätigung' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Veröffentlichen' }).click();
  await expect(page.getByText('„Versandbestätigung“ ist live (Version 1).')).toBeVisible();
  await page.getByRole('button', { name: 'Pausieren: Versandbestätigung' }).click();
  await expect(page.getByText('Pausiert')).toBeVisible();
  await page.getByRole('button', { name: 'Fortsetzen: Versandbestätigung' }).click();
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
});
