/** What the canvas costs: frames while 500 nodes are dragged, what the route loads, when it is there, how soon a letter is. Prints JSON for `npm run bench -- canvas`. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium, request, type BrowserContext, type Page } from '@playwright/test';
import { everyNode } from '../e2e/every-node.ts';
import { OWNER, SHOP } from '../e2e/shop.ts';
import { startRuntime } from '../e2e/runtime.ts';
import { measureFirstLoad } from './first-load.ts';
import { framesWhile, type Frames } from './frames.ts';
import { largeJourney } from './large-journey.ts';
import { letterMs } from './letter.ts';

export interface CanvasFigures {
  /** Every file that is asked for before the cards stand, in bytes as gzip sends them. */
  firstLoad: number;
  /** What the API answers until then, in bytes as they came. */
  answers: number;
  interactiveMs: number;
  /** From a key to the screen, in the form of a node. */
  letterMs: number;
  one: Frames;
  all: Frames;
  pan: Frames;
}

const DIST = fileURLToPath(new URL('../dist', import.meta.url));

async function measure(): Promise<CanvasFigures> {
  const runtime = await startRuntime();
  const systemChromium = process.env['CHROMIUM_PATH'] ?? (existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : undefined);
  const browser = await chromium.launch({ ...(systemChromium !== undefined && { executablePath: systemChromium }), chromiumSandbox: process.getuid?.() !== 0, args: ['--disable-gpu', '--no-first-run'] });
  try {
    const api = await request.newContext({ baseURL: runtime.url });
    const post = async (path: string, data: object) => (await api.post(path, { data })).json();
    await post('/api/v1/setup', { token: new URL(runtime.setupLink).searchParams.get('token'), owner: OWNER, shop: SHOP });
    const { id } = await post('/api/v1/journeys', { document: largeJourney(500) });
    const small = await post('/api/v1/journeys', { template: 'review-request' });
    const task = await post('/api/v1/journeys', { document: everyNode('Aufgabe', ['order-event', 'create-task']) });
    const context = await browser.newContext({ baseURL: runtime.url, storageState: await api.storageState(), viewport: { width: 1440, height: 900 } });
    const load = await firstLoad(context, small.id);
    const page = await context.newPage();
    await page.goto(`/journeys/${id}`);
    await page.locator('.react-flow__node').first().waitFor();
    const figures = { ...load, ...(await dragging(page)), letterMs: await typing(page, task.id) };
    await api.dispose();
    return figures;
  } finally {
    await browser.close();
    await runtime.stop();
  }
}

/** In a browser that has seen nothing yet. */
async function firstLoad(context: BrowserContext, id: string): Promise<Pick<CanvasFigures, 'firstLoad' | 'answers' | 'interactiveMs'>> {
  const page = await context.newPage();
  const { files, answers, cardsMs } = await measureFirstLoad(page, `/journeys/${id}`, DIST);
  await page.close();
  return { firstLoad: files, answers, interactiveMs: cardsMs };
}

async function typing(page: Page, id: string): Promise<number> {
  await page.goto(`/journeys/${id}?panel=node&node=create-task`);
  const title = page.getByLabel('Title', { exact: true });
  await title.fill('');
  return letterMs(title);
}

async function dragging(page: Page): Promise<Pick<CanvasFigures, 'one' | 'all' | 'pan'>> {
  const move = async (x: number, y: number) => {
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let step = 1; step <= 90; step += 1) await page.mouse.move(x + 200 * Math.sin(step / 12), y + 2 * step);
    await page.mouse.up();
  };
  const middle = async () => {
    const box = await page.locator('.react-flow__node').nth(30).boundingBox();
    return { x: (box?.x ?? 700) + 30, y: (box?.y ?? 400) + 6 };
  };
  const key = async (name: string) => {
    await page.locator('.react-flow__node[tabindex="0"]').first().focus();
    await page.keyboard.press(name);
    await page.waitForTimeout(600);
  };
  const pan = await framesWhile(page, () => move(420, 300));
  await key('1');
  const single = await middle();
  const one = await framesWhile(page, () => move(single.x, single.y));
  await key('Escape');
  await key('Control+a');
  const several = await middle();
  const all = await framesWhile(page, () => move(several.x, several.y));
  return { one, all, pan };
}

console.log(JSON.stringify(await measure()));
