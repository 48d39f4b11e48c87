/** Writing an e-mail: what is typed is seen, what is wrong is named with its line, and a test arrives. */
import type { Page } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { expect, expectAccessible, test as base } from './test.ts';

/** Playwright's own scripts would like to enter the frame of the preview, too. */
const KEPT_OUT = /^Blocked script execution in 'about:srcdoc'/;

/** A journey of its own with one e-mail, opened in the editor. */
const test = base.extend<{ journeyId: string; writing: Page }>({
  journeyId: async ({ shop }, use) => {
    const answer = await shop.api.post('/api/v1/journeys', { data: { template: 'dispatched' } });
    const { id } = await answer.json();
    await use(String(id));
    await shop.api.post(`/api/v1/journeys/${String(id)}/archive`);
  },
  writing: async ({ inside: page, journeyId }, use) => {
    await openMail(page, journeyId);
    await use(page);
  },
});

async function openMail(page: Page, journeyId: string): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`/journeys/${journeyId}?panel=email&email=dispatched&locale=de`);
  await expect(mail(page)).toContainText('Guten Tag Anna Beispiel');
  await expect(source(page)).toBeVisible();
}

test.use({ allowedErrors: [KEPT_OUT] });

const preview = (page: Page, language = 'Deutsch') => page.frameLocator(`iframe[title="Vorschau der Mail, ${language}"]`);
const mail = (page: Page, language?: string) => preview(page, language).locator('body');
const source = (page: Page) => page.locator('.monaco-editor .view-lines').first();
const editor = (page: Page) => page.locator('.monaco-editor').first();
const finder = (page: Page) => page.locator('.find-widget .find-part textarea').first();
/** The menu of the e-mail, not that of the journey. */
const more = (page: Page) => page.getByRole('complementary', { name: 'E-Mail' }).getByRole('button', { name: 'Mehr', exact: true });
const findings = (page: Page) => page.getByRole('region', { name: 'Gefunden' });

/** Puts the cursor at the end of a line with this text. Keys go to what has the focus, so each step waits for it. */
async function goBehind(page: Page, text: string): Promise<void> {
  await source(page).click();
  await expect(editor(page)).toHaveClass(/\bfocused\b/);
  await page.keyboard.press('Control+f');
  await expect(finder(page)).toBeFocused();
  await page.keyboard.insertText(text);
  await expect(finder(page)).toHaveValue(text);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(finder(page)).not.toBeFocused();
  await expect(editor(page)).toHaveClass(/\bfocused\b/);
  // Once to the end of what is shown on this row, once more to the end of the line.
  await page.keyboard.press('End');
  await page.keyboard.press('End');
}

test('what is typed in the source and the subject is seen in the preview', async ({ writing: page }) => {
  await goBehind(page, 'Ein Teil Ihrer Bestellung');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('<mj-text>Wir freuen uns für Sie, {{ contact.firstName | default: "liebe Kundin" }}.</mj-text>');
  await expect(mail(page)).toContainText('Wir freuen uns für Sie, Anna.');
  await page.getByLabel('Betreff', { exact: true }).fill('Unterwegs: {{ order.number }}');
  await expect(page.getByText('Unterwegs: #1042')).toBeVisible();
  await expect(page.getByText('16 Zeichen')).toBeVisible();
  await page.getByText('Dunkel', { exact: true }).click();
  await expect(mail(page)).toHaveCSS('background-color', 'rgb(21, 23, 26)');
  await page.getByText('Beide', { exact: true }).click();
  await expect(mail(page, 'Englisch')).toContainText('Hello Emma');
});

test('undo takes the typing back in one step, and Ctrl+S saves at once', async ({ inside: page, shop, journeyId }) => {
  // A pause would begin another step: however slowly the machine types, there is none.
  await page.clock.setFixedTime(new Date());
  await openMail(page, journeyId);
  await page.getByLabel('Betreff', { exact: true }).fill('');
  await page.getByLabel('Betreff', { exact: true }).pressSequentially('Neu');
  await page.keyboard.press('Control+s');
  const subject = async () => (await (await shop.api.get(`/api/v1/journeys/${journeyId}`)).json()).document.emails.dispatched.de.subject;
  await expect.poll(subject).toBe('Neu');
  await page.getByRole('button', { name: /^Rückgängig/ }).first().click();
  await expect(page.getByLabel('Betreff', { exact: true })).toHaveValue(/parcel_count/);
});

test('a mistake is named with its line, and the list leads there', async ({ writing: page }) => {
  await goBehind(page, 'Ein Teil Ihrer Bestellung');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('<mj-text>{{ contact.firstNme }} <a href="http://shop.example">hier</a></mj-text>');
  await expect(findings(page)).toContainText('{{ contact.firstNme }} gibt es hier nicht.');
  await expect(findings(page)).toContainText('Die Adresse ist nicht verschlüsselt (http).');
  const place = findings(page).getByRole('button', { name: /^Zeile \d+$/ }).first();
  const line = /\d+/.exec((await place.textContent()) ?? '')?.[0] ?? '';
  await source(page).click();
  await page.keyboard.press('Control+Home');
  await place.click();
  await expect(page.locator('.line-numbers.active-line-number')).toHaveText(line);
  await expect(page.locator('.squiggly-error').first()).toBeVisible();
  await goBehind(page, '{{ contact.firstNme');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('<mj-texxt>x</mj-texxt>');
  await expect(findings(page)).toContainText('Das Element mj-texxt gibt es nicht.');
  await expect(page.getByText('Noch nicht auf dem neuesten Stand')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Test an mich' })).toBeDisabled();
});

test('components and variables are offered and explained while one types', async ({ writing: page }) => {
  await goBehind(page, 'Ein Teil Ihrer Bestellung');
  await page.keyboard.press('Enter');
  await page.keyboard.type('<mj-sp');
  const offered = page.locator('.suggest-widget');
  await expect(offered.getByText('mj-spacer').first()).toBeVisible();
  await expect(offered).toContainText('Leerer Raum');
  await page.keyboard.press('Escape');
  for (let letters = '<mj-sp'.length; letters > 0; letters -= 1) await page.keyboard.press('Backspace');
  await page.keyboard.type('<mj-text>{{ order.num');
  await expect(offered.getByText('order.number').first()).toBeVisible();
  await expect(offered).toContainText('Bestellnummer');
});

test('who types before the words have come is offered them then', async ({ inside: page, journeyId }) => {
  const typed = Promise.withResolvers<void>();
  await page.route('**/api/v1/emails/language', async (route) => {
    await typed.promise;
    await route.continue();
  });
  await openMail(page, journeyId);
  await goBehind(page, 'Ein Teil Ihrer Bestellung');
  await page.keyboard.press('Enter');
  await page.keyboard.type('<mj-sp');
  typed.resolve();
  await expect(page.locator('.suggest-widget').getByText('mj-spacer').first()).toBeVisible();
});

test('a block is inserted where it fits, in the language of the mail', async ({ writing: page }) => {
  await page.getByRole('button', { name: 'Baustein' }).click();
  await page.getByRole('menuitem', { name: /Produktkacheln/ }).click();
  await expect(page.getByRole('status').filter({ hasText: '„Produktkacheln“ ist eingefügt.' })).toBeVisible();
  await expect(mail(page)).toContainText('Ihre Artikel');
  await page.getByRole('button', { name: 'Variable einfügen: Betreff' }).click();
  await page.getByLabel('Variable suchen').fill('Bestellwert');
  await page.getByRole('button', { name: /Bestellwert/ }).click();
  await expect(page.getByLabel('Betreff', { exact: true })).toHaveValue(/\{\{ order\.total \| money \}\}/);
  await expect(findings(page)).not.toContainText('Fehler');
});

test('a real order fills the mail, and its links are listed', async ({ writing: page }) => {
  await page.getByRole('button', { name: 'Beispielkundin' }).click();
  await page.getByRole('radio', { name: /#1001/ }).check();
  await expect(mail(page)).toContainText('Anna Berger');
  await page.getByRole('button', { name: /Links? · / }).click();
  await expect(page.getByRole('dialog', { name: 'Links und Bilder' })).toContainText('https://shop.example/tracking');
  await page.keyboard.press('Escape');
});

test('a test mail comes to oneself', async ({ writing: page }) => {
  await page.getByRole('button', { name: 'Test an mich' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Testmail an mara@shop.example gesendet.' })).toBeVisible();
  await page.getByRole('link', { name: 'Im Postfach ansehen' }).click();
  await expect(page.getByRole('heading', { name: /^\[Test\] Paket 2 von 2 ist unterwegs/ })).toBeVisible();
  await expect(page.getByText('Eine Testmail aus dem E-Mail-Editor.')).toBeVisible();
  await expect(page.frameLocator('iframe').locator('body')).toContainText('Guten Tag Anna Beispiel');
});

test('an e-mail is created from a good beginning, renamed, copied over and removed', async ({ writing: page }) => {
  await more(page).click();
  await page.getByRole('menuitem', { name: 'Neue E-Mail' }).click();
  await page.getByLabel('Name der E-Mail').fill('Grüße danach');
  await page.getByLabel(/Werbung/).check();
  await page.getByRole('button', { name: 'Anlegen' }).click();
  await expect(page.getByRole('combobox', { name: 'E-Mail', exact: true })).toHaveValue('gruesse-danach');
  await expect(mail(page)).toContainText('Keine Werbung mehr erhalten');
  await expect(findings(page)).toContainText('Nichts zu beanstanden');
  await page.getByLabel('Betreff', { exact: true }).fill('Nur auf Deutsch');
  await more(page).click();
  await page.getByRole('menuitem', { name: 'Deutschen Inhalt ins Englische übernehmen' }).click();
  await page.getByText('Englisch', { exact: true }).click();
  await expect(page.getByLabel('Betreff', { exact: true })).toHaveValue('Nur auf Deutsch');
  await more(page).click();
  await page.getByRole('menuitem', { name: 'Umbenennen' }).click();
  await page.getByLabel('Name der E-Mail').fill('gruss');
  await page.getByRole('dialog').getByRole('button', { name: 'Umbenennen' }).click();
  await expect(page.getByRole('combobox', { name: 'E-Mail', exact: true })).toHaveValue('gruss');
  await more(page).click();
  await page.getByRole('menuitem', { name: 'Entfernen' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Entfernen' }).click();
  await expect(page.getByRole('combobox', { name: 'E-Mail', exact: true })).toHaveValue('dispatched');
});

test('a phone shows writing and preview one after the other', async ({ writing: page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByLabel('Betreff', { exact: true })).toBeVisible();
  await page.getByText('Ansehen', { exact: true }).click();
  await expect(mail(page)).toContainText('Guten Tag Anna Beispiel');
  await expect(page.getByLabel('Betreff', { exact: true })).toBeHidden();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

for (const [colorScheme, what] of [['light', 'everything'], ['dark', 'colours']] as const) {
  test(`the editor is accessible in ${colorScheme}`, async ({ writing: page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.getByLabel('Betreff', { exact: true }).fill('JETZT ZUSCHLAGEN BEIM SALE!!');
    await expect(findings(page)).toContainText('Großbuchstaben');
    await expectAccessible(page, what);
  });
}

test('the picture of the documentation is current', async ({ writing: page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.getByRole('button', { name: 'Über die ganze Breite' }).click();
  await page.getByText('Beide', { exact: true }).click();
  await expect(mail(page, 'Englisch')).toContainText('Hello Emma');
  await expect(findings(page)).toContainText('Nichts zu beanstanden');
  await page.screenshot({ path: fileURLToPath(new URL('../../docs/images/email-editor.png', import.meta.url)) });
});
