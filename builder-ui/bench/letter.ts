/** How long a letter takes from its key to the screen, by the page's own clock. */
import type { Locator } from '@playwright/test';

const LETTERS = 40;

/** The median in milliseconds; each letter waits until the one before has been drawn. */
export async function letterMs(field: Locator): Promise<number> {
  const spent = await field.evaluate(async (input: HTMLInputElement, letters) => {
    const times: number[] = [];
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    for (let letter = 0; letter < letters; letter += 1) {
      const from = performance.now();
      set?.call(input, `${input.value}x`);
      input.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      times.push(performance.now() - from);
    }
    return times;
  }, LETTERS);
  return spent.sort((a, b) => a - b)[LETTERS / 2] ?? Infinity;
}
