/** The rules a shop sets: limits with a look at what a change would have done, who goes first, whom to leave alone, and how long data stays. */
import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './test.ts';

// What the API refuses, the browser notes.
test.use({ allowedErrors: [/409/] });

async function looksRight(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await expectAccessible(page, 'colours');
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
}

const saved = (page: Page) => page.getByRole('status').filter({ hasText: /^Gespeichert/ });

test('a changed limit says what it would have stopped before it is saved', async ({ inside: page }) => {
  await page.goto('/settings?section=caps');
  const first = page.getByRole('group', { name: 'Limit 1', exact: true });
  await expect(first.getByLabel('Höchstens')).toHaveValue('1');
  await expect(page.getByText(/In den letzten 30 Tagen/)).toBeHidden();

  // Three got an advertisement: none of them would have left.
  await first.getByLabel('Höchstens').fill('0');
  await expect(page.getByText(/In den letzten 30 Tagen gingen 9 Nachrichten hinaus\. Diese Limits hätten 3 davon aufgehalten\./)).toBeVisible();
  await expect(first.getByText('Hätte 3 Nachrichten aufgehalten.')).toBeVisible();
  await first.getByLabel('Höchstens').fill('5');
  await expect(page.getByText('Diese Limits hätten keine davon aufgehalten.')).toBeVisible();
  await looksRight(page);
  // Half typed is no rule to ask about.
  await first.getByLabel('Höchstens').fill('');
  await expect(page.getByText(/In den letzten 30 Tagen/)).toBeHidden();
  await first.getByLabel('Höchstens').fill('1');
  await expect(page.getByText(/In den letzten 30 Tagen/)).toBeHidden();
});

test('a limit for a channel and a category in minutes, and the time to think, are kept', async ({ inside: page, shop }) => {
  await page.goto('/settings?section=caps');
  await page.getByRole('button', { name: 'Limit hinzufügen' }).click();
  const added = page.getByRole('group', { name: /^Limit \d$/ }).last();
  await added.getByLabel('Höchstens').fill('2');
  await added.getByLabel('in', { exact: true }).fill('90');
  await added.getByLabel('Einheit').selectOption('Minuten');
  await added.getByLabel('Kanal').selectOption('E-Mail');
  await added.getByLabel('Kategorie').fill('Neuheiten');
  await page.getByLabel('Bedenkzeit', { exact: true }).fill('2');
  await page.getByLabel('Einheit der Bedenkzeit').selectOption('Minuten');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await expect(saved(page)).toBeVisible();
  const { caps, settleSeconds } = await (await shop.api.get('/api/v1/shop')).json();
  expect(caps.at(-1)).toMatchObject({ max: 2, window: 'PT1H30M', channel: 'email', category: 'Neuheiten', class: 'marketing' });
  expect(settleSeconds).toBe(120);
  await page.reload();
  await expect(page.getByRole('group', { name: /^Limit \d$/ }).last().getByLabel('in', { exact: true })).toHaveValue('90');
  await expect(page.getByLabel('Bedenkzeit', { exact: true })).toHaveValue('2');
  await shop.api.patch('/api/v1/shop', { data: { caps: caps.slice(0, -1), settleSeconds: 0 } });
});

test('a form begins with what holds now, not with what was read before', async ({ inside: page, shop }) => {
  await page.goto('/settings?section=retention');
  await expect(page.getByLabel('Mails im Postfach')).toHaveValue('180');
  await page.getByRole('link', { name: 'Aufgaben', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Aufgaben' })).toBeVisible();
  await shop.api.patch('/api/v1/shop', { data: { retention: { mails: 170 } } });
  await page.goBack();
  await expect(page.getByLabel('Mails im Postfach')).toHaveValue('170');
});

test('a list of people to leave alone is looked at, and then holds', async ({ inside: page, shop }) => {
  await page.goto('/settings?section=suppressions');
  const list = page.getByLabel('Adressen', { exact: true });
  await list.fill('E-Mail;Name\nlist-anna@kundin.example;Anna\nkeine Adresse;Ohne\n"LIST-ANNA@kundin.example";noch einmal\nlist-bo@kunde.example;Bo\n');
  await expect(page.getByText('2 Adressen', { exact: true })).toBeVisible();
  await expect(page.getByText('1 Zeile doppelt')).toBeVisible();
  await expect(page.getByText('1 Zeile ohne gültige Adresse wird übergangen:')).toBeVisible();
  await expect(page.getByText('Zeile 3: keine Adresse;Ohne')).toBeVisible();
  await looksRight(page);
  await page.getByLabel('Woher stammt sie?').fill('Abmeldungen aus dem alten System');
  await page.getByRole('button', { name: '2 Adressen sperren' }).click();
  await expect(page.getByText('2 Adressen sind gesperrt.')).toBeVisible();
  await expect(list).toHaveValue('');
  await expect.poll(async () => (await (await shop.api.get('/api/v1/contacts/search?q=list-anna')).json()).items.length).toBe(1);
  await page.goto('/people?q=list-anna');
  await page.getByRole('link', { name: /list-anna@kundin\.example/ }).click();
  await expect(page.getByText('Widerspruch gegen Werbung')).toBeVisible();

  // The same list from a file: it is known already.
  await page.goto('/settings?section=suppressions');
  await page.getByLabel('Woher stammt sie?').fill('Abmeldungen aus dem alten System');
  await page.locator('input[type="file"]').setInputFiles({ name: 'liste.csv', mimeType: 'text/csv', buffer: Buffer.from('list-anna@kundin.example\r\nlist-bo@kunde.example\r\n') });
  await page.getByRole('button', { name: '2 Adressen sperren' }).click();
  await expect(page.getByText('2 waren es schon.')).toBeVisible();
});

test('how long data stays is set within its bounds', async ({ inside: page, shop }) => {
  await page.goto('/settings?section=retention');
  const mails = page.getByLabel('Mails im Postfach');
  await expect(mails).toBeVisible();
  await looksRight(page);
  await mails.fill('3');
  await page.getByRole('button', { name: 'Speichern' }).click();
  // The browser itself says what is wrong with it.
  expect(await mails.evaluate((field: HTMLInputElement) => field.validity.rangeUnderflow)).toBe(true);
  await expect(saved(page)).toBeHidden();
  await mails.fill('90');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await expect(saved(page)).toBeVisible();
  expect((await (await shop.api.get('/api/v1/shop')).json()).retention).toMatchObject({ mails: 90 });
});

test('somebody who asks for less on the phone gets less, and none is for good', async ({ inside: page, shop }) => {
  await shop.placeOrder({ number: '#6001', total: 20, email: 'wenig@kundin.example', firstName: 'Wenke', lastName: 'Leise' });
  await expect.poll(async () => (await (await shop.api.get('/api/v1/contacts/search?q=wenig%40')).json()).items.length).toBe(1);
  await page.goto('/people?q=wenig%40');
  await page.getByRole('link', { name: /Wenke Leise/ }).click();
  const choose = async (what: string) => {
    await page.getByRole('button', { name: 'Ändern' }).click();
    await page.getByRole('dialog').getByLabel(what, { exact: true }).check();
    if (what === 'Pause') await looksRight(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Speichern' }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
  };
  await choose('Nur halb so oft');
  await expect(page.getByRole('complementary').getByText('Nur halb so oft')).toBeVisible();
  await choose('Pause');
  await expect(page.getByText(/^Pause bis /)).toBeVisible();
  await choose('Gar keine mehr');
  await expect(page.getByText('Das kann nur die Person selbst zurücknehmen.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Ändern' })).toBeHidden();
});

test('the notice at checkout is stated, ended and taken back, and vouchers wait', async ({ inside: page, shop }) => {
  await page.goto('/settings?section=law');
  await expect(page.getByText('Noch kein Hinweis angegeben')).toBeVisible();
  await looksRight(page);
  await page.getByRole('button', { name: 'Hinweis angeben' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Bezeichnung').fill('2026-03');
  await dialog.getByRole('button', { name: 'Beispiel einsetzen' }).click();
  await expect(dialog.getByLabel('Wortlaut')).toHaveValue(/jederzeit widersprechen/);
  await dialog.getByLabel('Wird gezeigt seit').fill('2026-01-02T08:00');
  await looksRight(page);
  await dialog.getByRole('button', { name: 'Speichern' }).click();
  await expect(page.getByText('Gilt für neue Bestellungen')).toBeVisible();
  // The same name twice: the API refuses, the page says why.
  await page.getByRole('button', { name: 'Hinweis angeben' }).click();
  await dialog.getByLabel('Bezeichnung').fill('2026-03');
  await dialog.getByLabel('Wortlaut').fill('Anders');
  await dialog.getByRole('button', { name: 'Speichern' }).click();
  await expect(dialog.getByText(/gibt es schon eine Angabe/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Abbrechen' }).click();

  await page.getByRole('button', { name: 'Hinweis „2026-03“ beenden' }).click();
  await dialog.getByRole('button', { name: 'Speichern' }).click();
  await expect(page.getByText('Wird nicht mehr gezeigt')).toBeVisible();
  await page.getByRole('button', { name: 'Hinweis „2026-03“ zurücknehmen' }).click();
  await dialog.getByRole('button', { name: 'Zurücknehmen' }).click();
  await expect(page.getByText('Zurückgenommen: beweist nichts')).toBeVisible();

  await page.getByLabel('Abstand in Tagen').fill('7');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await expect(saved(page)).toBeVisible();
  expect((await (await shop.api.get('/api/v1/shop')).json()).voucherGraceDays).toBe(7);
  await page.goto('/settings?section=audit');
  await expect(page.getByText('Abstand von Gutscheinen: 3 Tage → 7 Tage')).toBeVisible();
  await expect(page.getByText(/Hinweis im Bestellvorgang „2026-03“: wird gezeigt seit 2\. Jan\. 2026/)).toBeVisible();
});

test('on a phone no form of a rule scrolls sideways', async ({ inside: page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const section of ['caps', 'law', 'suppressions', 'retention']) {
    await page.goto(`/settings?section=${section}`);
    await expect(page.getByRole('button', { name: section === 'suppressions' ? 'Sperren' : 'Speichern' })).toBeVisible();
    expect([section, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([section, 390]);
  }
});
