/** What a browser that has seen nothing fetches until the editor shows its cards, and how long that takes by the page's own clock. */
import { existsSync, statSync } from 'node:fs';
import type { Page } from '@playwright/test';

export interface FirstLoad {
  /** Page, scripts, styles and icon, in bytes as gzip sends them. */
  files: number;
  /** What the API answered, in bytes as they came. */
  answers: number;
  /** From the address to cards that are painted, with nothing more to do. */
  cardsMs: number;
  /** The largest first. */
  each: { path: string; bytes: number }[];
}

interface Fetched { path: string; from: number; bytes: number }

/** @param dist the folder the files are served from */
export async function measureFirstLoad(page: Page, address: string, dist: string): Promise<FirstLoad> {
  await page.addInitScript(noteWhenCardsStand);
  await page.goto(address);
  // What was asked for before the cards stood has come by then: this is asked for afterwards.
  await page.locator('[data-ready]').waitFor();
  const { cardsMs, fetched } = await page.evaluate(() => ({
    cardsMs: Number(Reflect.get(window, 'cardsStoodAt')),
    fetched: [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].flatMap((entry): Fetched[] =>
      entry instanceof PerformanceResourceTiming ? [{ path: new URL(entry.name).pathname, from: entry.startTime, bytes: entry.encodedBodySize }] : [],
    ),
  }));
  const each = fetched
    .filter(({ from }) => from <= cardsMs)
    .map(({ path, bytes }) => ({ path, bytes: path.startsWith('/api/') ? bytes : compressedSize(dist, path) }))
    .sort((a, b) => b.bytes - a.bytes);
  const sum = (some: typeof each) => some.reduce((total, { bytes }) => total + bytes, 0);
  return { files: sum(each.filter(({ path }) => !path.startsWith('/api/'))), answers: sum(each.filter(({ path }) => path.startsWith('/api/'))), cardsMs, each };
}

/** A path that is no file leads to the editor's page. */
function compressedSize(dist: string, path: string): number {
  const file = existsSync(dist + path) && path !== '/' ? dist + path : `${dist}/editor.html`;
  return statSync(existsSync(`${file}.gz`) ? `${file}.gz` : file).size;
}

/**
 * Runs in the page: looks once a frame, and waits until that frame has been painted. What the page leaves for idle moments is held back until then: a
 * slow machine has some before its cards stand, and what they cost would be another figure on each run.
 */
function noteWhenCardsStand(): void {
  const held = new Map<number, () => void>();
  let latest = 0;
  const [ask, cancel] = [window.requestIdleCallback.bind(window), window.cancelIdleCallback.bind(window)];
  window.requestIdleCallback = (act, options) => {
    if (Reflect.has(window, 'cardsStoodAt')) return ask(act, options);
    latest -= 1;
    held.set(latest, () => ask(act, options));
    return latest;
  };
  window.cancelIdleCallback = (handle) => void (held.delete(handle) || cancel(handle));
  const look = () => {
    if (document.querySelector('.react-flow__node-card')?.checkVisibility({ visibilityProperty: true, opacityProperty: true }) !== true) requestAnimationFrame(look);
    else {
      setTimeout(() => {
        Reflect.set(window, 'cardsStoodAt', performance.now());
        for (const goOn of held.values()) goOn();
      });
    }
  };
  requestAnimationFrame(look);
}
