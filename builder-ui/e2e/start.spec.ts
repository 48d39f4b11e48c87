/** A freshly started program answers in a browser. */
import { expect, test } from './test.ts';

test('the first page opens without an error', async ({ page }) => {
  const answer = await page.goto('/');
  expect(answer?.ok()).toBe(true);
  await expect(page.locator('body')).toContainText('Nachklang');
});
