/** The log of who did what reads like sentences, in both languages. */
import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './test.ts';

const entry = (page: Page, words: string | RegExp) => page.getByRole('listitem').filter({ hasText: words });

test('a changed rule says what it was and is, and a look at a person leads to them', async ({ inside: page, shop }) => {
  const { caps } = await (await shop.api.get('/api/v1/shop')).json();
  const week = caps.find(({ window }: { window: string }) => window === 'P7D');
  await shop.api.patch('/api/v1/shop', { data: { caps: caps.map((cap: { id: string }) => (cap.id === week.id ? { ...cap, max: week.max - 1 } : cap)), settleSeconds: 60, returnDays: 30 } });
  await shop.api.patch('/api/v1/shop', { data: { supportPhone: '+49 30 1234567', retention: { mails: 90 } } });
  await page.goto('/people');
  await page.getByRole('link', { name: /Anna Berger/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Anna Berger' })).toBeVisible();

  await page.goto('/settings?section=audit');
  await expect(entry(page, `Limit geändert: höchstens ${week.max} → ${week.max - 1} in 7 Tagen · Werbung`)).toBeVisible();
  const rules = entry(page, 'Limit geändert');
  await expect(rules).toContainText('Bedenkzeit für Werbung: keine → 1 Minute');
  await expect(rules).toContainText('Rückgabefrist: 14 Tage → 30 Tage');
  await expect(rules).toContainText('Mara Linde');
  const texts = entry(page, 'Aufbewahrung von Mails: 180 Tage → 90 Tage');
  await expect(texts).toContainText('Geändert: Hilfe am Telefon');
  await expect(texts).not.toContainText('1234567');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await expectAccessible(page, 'colours');
  await page.getByRole('link', { name: 'Anna Berger' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Anna Berger' })).toBeVisible();
});

test('speaks English, and fits a phone', async ({ inside: page, shop }) => {
  await shop.api.patch('/api/v1/shop', { data: { locale: 'en' } });
  await page.addInitScript(() => localStorage.setItem('nachklang.language', 'en'));
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/settings?section=audit');
  await expect(entry(page, 'Language of mails: German → English')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

test('is the owner’s alone: others have no such page', async ({ inside: page, shop, browser, living }) => {
  const { link } = await (await shop.api.post('/api/v1/team/invitations', { data: { email: 'rieke@shop.example', role: 'viewer' } })).json();
  await page.goto('/settings?section=audit');
  await expect(entry(page, 'Jemanden eingeladen')).toContainText('Rolle: Lesen');
  const context = await browser.newContext({ baseURL: living.url, locale: 'de-DE' });
  await context.request.post('/api/v1/invitations/accept', { data: { token: new URL(link).searchParams.get('token'), name: 'Rieke Sand', password: 'noch ein Satz als Passwort' } });
  const theirs = await context.newPage();
  await theirs.goto('/settings?section=audit');
  await expect(theirs.getByRole('link', { name: 'Team' })).toBeVisible();
  for (const role of ['heading', 'link'] as const) await expect(theirs.getByRole(role, { name: 'Protokoll' })).toBeHidden();
  await context.close();
});
