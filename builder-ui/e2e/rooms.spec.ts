/** The rooms of a living shop: what a person sees of the mails, people and tasks, and what can be done there. */
import { expect, test } from './test.ts';

test('an order through the API appears in the mailbox by itself, and is shown', async ({ inside: page, shop }) => {
  await page.goto('/mailbox');
  const mails = page.getByRole('list', { name: 'Mails' }).getByRole('link');
  await expect(mails).not.toHaveCount(0);
  await shop.placeOrder({ number: '#2001', total: 75, email: 'lena@kundin.example', firstName: 'Lena', lastName: 'Vogt' });
  const fresh = page.getByRole('link', { name: /lena@kundin\.example.*Vielen Dank für Ihre Bestellung #2001/ });
  await expect(fresh).toBeVisible();
  await fresh.click();
  await expect(page.getByRole('heading', { name: 'Vielen Dank für Ihre Bestellung #2001' })).toBeVisible();
  await expect(page.getByText(/Die Journey „Bestellung eingegangen“ \(Version 1\) wollte diese Mail, nachdem am .* „Bestellung aufgegeben“ einging/)).toBeVisible();
  await expect(page.frameLocator('iframe').getByText('Lena').first()).toBeVisible();
  await page.getByText('Handy').click();
  await expect(page.locator('iframe')).toHaveAttribute('data-width', 'phone');
  await page.getByText('Text', { exact: true }).click();
  await expect(page.locator('pre')).toContainText('Lena');
});

test('the mailbox is searched by address, kind and journey, and walked by keyboard', async ({ inside: page }) => {
  await page.goto('/mailbox');
  const mails = page.getByRole('list', { name: 'Mails' }).getByRole('link');
  await page.getByLabel('Nach Adresse suchen').fill('Emily');
  await expect(mails).toHaveCount(2);
  await page.getByLabel('Art', { exact: true }).selectOption('marketing');
  await expect(mails).toHaveCount(1);
  await page.getByLabel('Nach Adresse suchen').fill('');
  await page.getByLabel('Art', { exact: true }).selectOption('');
  await page.getByLabel('Journey', { exact: true }).selectOption('Versandbestätigung');
  await expect(mails).toHaveCount(2);
  await mails.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(mails.nth(1)).toBeFocused();
  await expect(page.getByRole('article')).toContainText('anna@kundin.example');
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('article')).toContainText('jonas@kunde.example');
});

test('a contact’s history says why she did not get a mail', async ({ inside: page }) => {
  await page.goto('/people');
  await page.getByLabel('E-Mail-Adresse beginnt mit').fill('anna');
  await page.getByRole('link', { name: /Anna Berger/ }).click();
  await expect(page.getByRole('heading', { name: 'Anna Berger' })).toBeVisible();
  await expect(page.getByText('Mail nicht gesendet')).toBeVisible();
  await expect(page.getByText(/Das Limit „1 in 24 Stunden“ ist ausgeschöpft \(1 von 1\)\. Frühestens möglich:.*Journey „Pflegetipps“/)).toBeVisible();
});

test('a task is ticked off and taken up again', async ({ inside: page }) => {
  await page.goto('/tasks');
  await page.getByRole('button', { name: 'Erledigen: Bestellung #1002 prüfen' }).click();
  await expect(page.getByText('Bestellung #1002 prüfen')).toBeHidden();
  await page.getByText('Erledigt', { exact: true }).click();
  await page.getByRole('button', { name: 'Wieder öffnen: Bestellung #1002 prüfen' }).click();
  await expect(page.getByText('Bestellung #1002 prüfen')).toBeHidden();
});

test('the first page counts, and leads to what waits', async ({ inside: page }) => {
  await page.goto('/');
  await expect(page.getByRole('link', { name: /^Gesendet\s*\d+$/ })).toBeVisible();
  await page.getByRole('link', { name: /1 Ereignis ist geparkt/ }).click();
  await expect(page.getByText('Sendungsstatus: an den Paketdienst übergeben')).toBeVisible();
  await page.goto('/messages?state=sent');
  await expect(page.getByRole('link', { name: /jonas@kunde\.example/ }).first()).toBeVisible();
});

test('settings are saved, and a key is shown once', async ({ inside: page }) => {
  await page.goto('/settings');
  await page.getByLabel('Rückgabefrist in Tagen').fill('30');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Gespeichert' })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Rückgabefrist in Tagen')).toHaveValue('30');

  await page.getByRole('link', { name: 'Limits' }).click();
  await expect(page.getByLabel('Höchstens').first()).toHaveValue('1');
  await page.getByRole('button', { name: 'Limit hinzufügen' }).click();
  await page.getByRole('button', { name: 'Speichern' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Gespeichert' })).toBeVisible();

  await page.getByRole('link', { name: 'API-Schlüssel' }).click();
  await page.getByRole('button', { name: 'Schlüssel erzeugen' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Kasse');
  await dialog.getByRole('button', { name: 'Schlüssel erzeugen' }).click();
  await expect(dialog.getByText(/^nk_[0-9a-f]+_/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Ich habe ihn kopiert' }).click();
  await expect(page.getByText(/nk_[0-9a-f]+_/)).toBeHidden();
  await page.getByRole('button', { name: 'Schlüssel „Kasse“ widerrufen' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Widerrufen' }).click();
  await expect(page.getByRole('button', { name: 'Schlüssel „Kasse“ widerrufen' })).toBeHidden();
});

test('language and appearance are switched and remembered', async ({ inside: page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: /Mara Linde/ }).click();
  await page.getByRole('menuitemradio', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
  await page.getByRole('button', { name: /Mara Linde/ }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
});
