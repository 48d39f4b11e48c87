/** A customer withdraws from a contract: by keyboard, without an account; the receipt lies in the mailbox, and a task on the team's list. */
import { expect, expectAccessible, test } from './test.ts';

test('withdrawing takes two steps and ends with a receipt, and with a task for the team', async ({ page, context, shop }) => {
  const { withdrawalUrl } = await (await shop.api.get('/api/v1/shop')).json();
  await page.goto(`${withdrawalUrl}?lang=de`);
  await expectAccessible(page);
  await page.getByLabel('Ihr Name').fill('Anna Berger');
  await page.getByLabel('Bestellnummer oder Beschreibung').fill('1003');
  await page.getByLabel('E-Mail-Adresse').fill('anna@kundin.example');
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Stimmt alles?');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Ändern' }).click();
  await expect(page.getByLabel('Ihr Name')).toHaveValue('Anna Berger');
  await page.getByLabel('Grund (freiwillig)').fill('Gefällt nicht 🙂');
  await page.getByRole('button', { name: 'Vertrag widerrufen' }).click();
  await page.getByRole('button', { name: 'Widerruf bestätigen' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ihr Widerruf ist eingegangen');
  await expect(page.getByText('Gefällt nicht 🙂')).toBeVisible();
  await expectAccessible(page);
  await expect(async () => {
    const { items } = await (await shop.api.get('/api/v1/mailbox?to=anna@kundin.example')).json();
    expect(items.map(({ subject }: { subject: string }) => subject)).toContain('Ihr Widerruf bei Kontor Klangholz ist eingegangen');
  }).toPass();
  await context.addCookies((await shop.api.storageState()).cookies);
  await page.goto('/tasks');
  await expect(page.getByText('Widerruf bearbeiten: 1003')).toBeVisible();
  await expect(page.getByText(/Das Geld muss spätestens am .* zurück sein/)).toBeVisible();
  await expectAccessible(page);
});
