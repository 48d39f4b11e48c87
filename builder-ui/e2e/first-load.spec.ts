/** What the editor costs to open: few bytes, and nothing unsaid or unstyled on the way. */
import { fileURLToPath } from 'node:url';
import { measureFirstLoad } from '../bench/first-load.ts';
import { smallJourney } from './editor.ts';
import type { Shop } from './shop.ts';
import { expect, test } from './test.ts';

const DIST = fileURLToPath(new URL('../dist', import.meta.url));
const MOST_BYTES = 300_000;

test('the editor shows its cards with less than 300 KB, Monaco and ELK apart', async ({ inside: page, shop }) => {
  const { files, answers, each } = await measureFirstLoad(page, `/journeys/${await madeJourney(shop)}`, DIST);
  expect(files + answers, each.map(({ path, bytes }) => `${bytes} ${path}`).join('\n')).toBeLessThan(MOST_BYTES);
});

test('it says everything it shows before the other words are there', async ({ inside: page, shop }) => {
  // Asked for, never answered.
  await page.route(/\/assets\/de-[\w-]+\.js$/, () => undefined);
  await page.goto(`/journeys/${await madeJourney(shop)}`);
  await expect(page.locator('.react-flow__node-card')).toHaveCount(4);
  const said = await page.locator('body').evaluate((body) =>
    [body, ...body.querySelectorAll('[aria-label], [title], [placeholder], [data-tip]')].flatMap((element) => [element.getAttribute('aria-label'), element.getAttribute('title'), element.getAttribute('placeholder'), element === body ? body.textContent : null]),
  );
  expect(said.filter((words) => words !== null && /\b[a-z]+[A-Za-z]*\.[a-z]+\w*\b/.test(words))).toEqual([]);
});

test('other rooms fetch nothing of it', async ({ inside: page }) => {
  for (const room of ['/journeys', '/people']) {
    await page.goto(room);
    await page.getByRole('heading', { level: 1 }).waitFor();
    const fetched = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname));
    expect(fetched.filter((path) => /^\/assets\/(editor|nodes)-/.test(path)), room).toEqual([]);
  }
});

async function madeJourney(shop: Shop): Promise<string> {
  const answer = await shop.api.post('/api/v1/journeys', { data: { document: smallJourney('Erster Blick') } });
  expect(answer.ok(), await answer.text()).toBe(true);
  return (await answer.json()).id;
}
