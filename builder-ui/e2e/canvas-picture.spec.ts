/** The picture of the canvas for the documentation. */
import { fileURLToPath } from 'node:url';
import { visitJourney } from './editor.ts';
import { test } from './test.ts';

test('docs/images/canvas.png is current', async ({ inside: page, shop }) => {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1440, height: 900 });
  const { id } = await (await shop.api.post('/api/v1/journeys', { data: { template: 'review-request' } })).json();
  await visitJourney(page, id);
  const week = page.locator('.react-flow__node').filter({ hasText: 'Eine Woche Zeit lassen' });
  await week.click();
  await page.locator('[data-panel="node"]').getByRole('heading').first().waitFor();
  await page.mouse.move(1200, 880);
  await page.screenshot({ path: fileURLToPath(new URL('../../docs/images/canvas.png', import.meta.url)) });
});
