/** What holds on every page: axe finds nothing in light, nor anything pale in dark, and a phone shows it without scrolling sideways. */
import type { Page } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { expect, expectAccessible, test } from './test.ts';

const PAGES = [
  '/', '/welcome', '/mailbox', '/journeys', '/journeys?q=nichts', '/journeys/templates', '/journeys/templates/review-request', '/people', '/people?q=niemand', '/tasks', '/tasks?show=mine', '/messages', '/messages?state=skipped', '/events',
  '/settings', '/settings?section=sender', '/settings?section=caps', '/settings?section=times', '/settings?section=team', '/settings?section=sources', '/settings?section=keys', '/nowhere',
];

for (const [colorScheme, what] of [['light', 'everything'], ['dark', 'colours']] as const) {
  test(`every page is accessible in ${colorScheme}`, async ({ inside: page }) => {
    test.setTimeout(240_000);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const path of PAGES) {
      await page.goto(path);
      await settled(page);
      await expectAccessible(page, what);
    }
    await page.goto('/mailbox');
    await page.getByRole('list', { name: 'Mails' }).getByRole('link').first().click();
    await expect(page.locator('iframe')).toBeVisible();
    await settled(page);
    await expectAccessible(page, what);
    await page.goto('/people');
    await page.getByRole('link', { name: /Anna Berger/ }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Anna Berger' })).toBeVisible();
    await settled(page);
    await expectAccessible(page, what);
    await page.goto('/messages?state=sent');
    await page.getByRole('link', { name: /anna@kundin\.example/ }).first().click();
    // Until the message is there, the list still shows its own heading.
    await expect(page.getByRole('heading', { level: 1, name: 'Nachrichten' })).toBeHidden();
    await settled(page);
    await expectAccessible(page, what);
    await page.goto('/settings?section=team');
    await page.getByRole('button', { name: 'Einladen' }).click();
    await expect(page.getByRole('dialog').getByLabel('Redaktion')).toBeVisible();
    await expectAccessible(page, what);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.keyboard.press('Control+K');
    await page.getByRole('combobox', { name: 'Seite, Journey oder Kontakt' }).fill('an');
    await expect(page.getByRole('option', { name: /Anna Berger/ })).toBeVisible();
    await expectAccessible(page, what);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Mara Linde Kontor Klangholz' }).click();
    await expect(page.getByRole('menuitemradio', { name: 'Deutsch' })).toBeVisible();
    await expectAccessible(page, what);
  });

  test(`sign-in is accessible in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto('/sign-in');
    await expect(page.getByRole('button', { name: 'Anmelden' })).toBeVisible();
    await expectAccessible(page, what);
  });
}

test('a phone shows every page without scrolling sideways, with the menu behind a button', async ({ inside: page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of PAGES) {
    await page.goto(path);
    await settled(page);
    expect([path, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([path, 390]);
  }
  await page.goto('/');
  await page.getByRole('button', { name: 'Menü' }).click();
  await page.getByRole('link', { name: 'Postfach', exact: true }).click();
  await page.getByRole('list', { name: 'Mails' }).getByRole('link').first().click();
  await expect(page.locator('iframe')).toBeVisible();
  await expect(page.getByRole('list', { name: 'Mails' })).toBeHidden();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

test('the pictures of the documentation are current', async ({ inside: page }) => {
  const picture = (name: string) => fileURLToPath(new URL(`../../docs/images/${name}.png`, import.meta.url));
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.goto('/');
  await settled(page);
  await page.screenshot({ path: picture('start') });
  await page.goto('/mailbox');
  await page.getByRole('link', { name: /anna@kundin\.example.*#1001/ }).first().click();
  await expect(page.frameLocator('iframe').locator('body')).toContainText('Anna');
  await page.screenshot({ path: picture('mailbox') });
  await page.goto('/journeys/templates/review-request');
  await settled(page);
  await page.screenshot({ path: picture('template') });
  await page.goto('/people');
  await page.getByRole('link', { name: /Anna Berger/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Anna Berger' })).toBeVisible();
  await settled(page);
  await page.screenshot({ path: picture('person') });
});

/** Nothing is loading any more. */
async function settled(page: Page): Promise<void> {
  await expect(page.locator('h1')).toHaveCount(1, { timeout: 40_000 });
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}
