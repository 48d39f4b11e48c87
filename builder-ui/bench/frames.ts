/** Frames per second while something is done to a page, by its own clock. */
import type { Page } from '@playwright/test';

/** Median and the slowest hundredth. */
export interface Frames { median: number; slow: number; count: number }

export async function framesWhile(page: Page, act: () => Promise<void>): Promise<Frames> {
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { frameTimes: times });
    const tick = (at: number) => {
      times.push(at);
      if (Reflect.get(window, 'frameTimes') === times) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  await act();
  const times = await page.evaluate((): number[] => {
    const found: unknown = Reflect.get(window, 'frameTimes');
    Reflect.set(window, 'frameTimes', undefined);
    return Array.isArray(found) ? found : [];
  });
  const gaps = times.slice(1).map((at, index) => at - (times[index] ?? at)).sort((a, b) => a - b);
  const at = (share: number) => gaps[Math.min(gaps.length - 1, Math.floor(gaps.length * share))] ?? Infinity;
  return { median: 1_000 / at(0.5), slow: 1_000 / at(0.99), count: gaps.length };
}
