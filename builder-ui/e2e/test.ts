/** `test` for every browser test: a page that logs an error, or lets one escape, fails its test. */
import { test as base, expect } from '@playwright/test';

export const test = base.extend<{ noPageErrors: void }>({
  noPageErrors: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on('console', (message) => {
        // The browser asks for an icon by itself, also on pages that have none.
        if (message.type() === 'error' && !message.location().url.endsWith('/favicon.ico')) errors.push(message.text());
      });
      page.on('pageerror', (error) => errors.push(error.message));
      await use();
      expect(errors, 'errors in the page’s console').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
