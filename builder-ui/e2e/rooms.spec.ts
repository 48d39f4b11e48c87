/** The rooms of a living shop: what a person sees of the mails, people and tasks, and what can be done there. */
import { expect, test } from './test.ts';

// An address that does not match is refused, and the browser says so.
test.use({ allowedErrors: [/400/] });

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
  // Two parcels of one moment: whose mail is the newer one is nobody's business.
  const [newer = '', older = ''] = (await mails.allTextContents()).map((text) => /(anna|jonas)@/.exec(text)?.[0] ?? '');
  expect([newer, older].toSorted()).toEqual(['anna@', 'jonas@']);
  await mails.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(mails.nth(1)).toBeFocused();
  await expect(page.getByRole('article')).toContainText(older);
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('article')).toContainText(newer);
});

test('a contact’s history says why she did not get a mail', async ({ inside: page }) => {
  await page.goto('/people');
  await page.getByLabel('Adresse, Name oder Bestellnummer').fill('berger');
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

test('a task is given to somebody, with a date, and found again', async ({ inside: page }) => {
  await page.goto('/tasks');
  await page.getByRole('button', { name: 'Ändern: Bestellung #1004 prüfen' }).click();
  await page.getByLabel('Wer macht das?').selectOption('Mara Linde');
  await page.getByLabel('Bis wann?').fill('2020-01-02T10:00');
  await page.getByLabel('Wie dringend?').selectOption('dringend');
  await page.getByRole('dialog').getByRole('button', { name: 'Speichern' }).click();
  await expect(page.getByText('für Mara Linde')).toBeVisible();
  for (const show of ['Meine', 'Überfällige']) {
    await page.getByLabel('Welche').selectOption(show);
    await expect(page.getByText('Bestellung #1004 prüfen')).toBeVisible();
    await expect(page.getByText('Bestellung #1002 prüfen')).toBeHidden();
  }
  await page.getByLabel('Welche').selectOption('Noch niemandes');
  await expect(page.getByText('Bestellung #1004 prüfen')).toBeHidden();
});

test('a message says what became of it, why, and shows the mail', async ({ inside: page }) => {
  await page.goto('/messages?state=sent');
  await page.getByRole('link', { name: /jonas@kunde\.example/ }).first().click();
  await expect(page.getByText('Mail erlaubt.')).toBeVisible();
  await expect(page.frameLocator('iframe').locator('body')).toContainText('Jonas');
  await page.goto('/messages?state=skipped');
  await expect(page.getByText(/Das Limit „1 in 24 Stunden“/).first()).toBeVisible();
});

test('a few letters lead anywhere', async ({ inside: page }) => {
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Gehe zu …' })).toBeVisible();
  await page.keyboard.press('Control+K');
  const places = page.getByRole('combobox', { name: 'Seite, Journey oder Kontakt' });
  await places.fill('vorl');
  await expect(page.getByRole('option', { name: 'Vorlagen' })).toHaveAttribute('aria-selected', 'true');
  await places.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Vorlagen' })).toBeVisible();
  await page.getByRole('button', { name: 'Gehe zu …' }).click();
  await places.fill('1002');
  await page.getByRole('option', { name: /Jonas Weiß/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Jonas Weiß' })).toBeVisible();
});

test('a person gets a copy of everything, and is forgotten when the address is typed', async ({ inside: page, shop }) => {
  await shop.placeOrder({ number: '#3001', total: 20, email: 'weg@kundin.example', firstName: 'Weda', lastName: 'Genannt' });
  await page.goto('/people?q=weg%40');
  await page.getByRole('link', { name: /Weda Genannt/ }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Daten herunterladen' }).click();
  expect((await download).suggestedFilename()).toMatch(/^nachklang-person-.*\.json$/);
  await page.getByRole('button', { name: 'Daten löschen' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/Gib zur Bestätigung/).fill('weg@kundin.exampl');
  await dialog.getByRole('button', { name: 'Endgültig löschen' }).click();
  await expect(dialog.getByText('Das stimmt nicht überein.')).toBeVisible();
  await dialog.getByLabel(/Gib zur Bestätigung/).fill('weg@kundin.example');
  await dialog.getByRole('button', { name: 'Endgültig löschen' }).click();
  await expect(page.getByText('Die Daten dieser Person wurden gelöscht.')).toBeVisible();
  await expect(page.getByText('Weda')).toBeHidden();
});

test('Shopify is connected by its key, and the records of the sender are explained', async ({ inside: page }) => {
  await page.goto('/settings?section=sources');
  await page.getByLabel('Schlüssel aus Shopify').fill('shpss_0123456789abcdef');
  await page.getByRole('button', { name: 'Verbinden' }).click();
  await expect(page.getByText('verbunden', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Trennen' }).click();
  await expect(page.getByText('nicht verbunden', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Geheimnis zeigen' }).click();
  await expect(page.getByText(/^whsec_/)).toBeVisible();
  await page.goto('/settings?section=sender');
  for (const record of ['SPF', 'DKIM', 'DMARC']) await expect(page.getByText(new RegExp(`^${record}: `))).toBeVisible();
});

test('the first page counts, and leads to what waits', async ({ inside: page }) => {
  await page.goto('/');
  await expect(page.getByRole('link', { name: /^Gesendet\s*\d+$/ })).toBeVisible();
  await page.getByRole('link', { name: /1 Ereignis ist geparkt/ }).click();
  await expect(page.getByText('Sendungsstatus: an den Paketdienst übergeben')).toBeVisible();
  await page.goto('/messages?state=sent');
  await expect(page.getByRole('link', { name: /jonas@kunde\.example/ }).first()).toBeVisible();
});

test('what does not fit is named, with what was expected, in either language', async ({ inside: page }) => {
  await page.goto('/settings?section=sender');
  await page.getByRole('textbox', { name: 'Absender', exact: true }).fill('Kontor Klangholz');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '„Absender“ passt nicht. Erwartet wird ein Text wie Laden <hallo@shop.example>.' })).toBeVisible();

  await page.evaluate(() => localStorage.setItem('nachklang.language', 'en'));
  await page.goto('/settings');
  await page.getByLabel('Address of the shop').fill('ftp://shop.example');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toContainText('“Address of the shop” does not fit. Expected is a full address such as https://shop.example/.');
});

test('settings are saved, and a key is shown once', async ({ inside: page }) => {
  await page.goto('/settings');
  await page.getByLabel('Rückgabefrist in Tagen').fill('30');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await expect(page.getByRole('status').filter({ hasText: /^Gespeichert/ })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Rückgabefrist in Tagen')).toHaveValue('30');

  await page.getByRole('link', { name: 'Limits' }).click();
  await expect(page.getByLabel('Höchstens').first()).toHaveValue('1');
  await page.getByRole('button', { name: 'Limit hinzufügen' }).click();
  await page.getByRole('button', { name: 'Speichern' }).click();
  await expect(page.getByRole('status').filter({ hasText: /^Gespeichert/ })).toBeVisible();

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
  await page.getByRole('button', { name: 'Mara Linde Kontor Klangholz' }).click();
  await page.getByRole('menuitemradio', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
  await page.getByRole('button', { name: 'Mara Linde Kontor Klangholz' }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
});
