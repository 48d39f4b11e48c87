/** `test` for every browser test: one program with a living shop for all of them, and a page that may not log an error. */
import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { startRuntime } from './runtime.ts';
import { openShop, untilSent, type Order, type Shop } from './shop.ts';

const ORDERS: Order[] = [
  { number: '#1001', total: 89, email: 'anna@kundin.example', firstName: 'Anna', lastName: 'Berger' },
  { number: '#1002', total: 149.5, email: 'jonas@kunde.example', firstName: 'Jonas', lastName: 'Weiß' },
  { number: '#1003', total: 59.9, email: 'anna@kundin.example', firstName: 'Anna', lastName: 'Berger' },
  { number: '#1004', total: 245, email: 'emily@customer.example', firstName: 'Emily', lastName: 'Clarke', locale: 'en-GB' },
];
/** Four confirmations, two parcels, one advertisement a person. */
const MAILS = 4 + 2 + 3;

/** Playwright's own scripts would like to enter the sandbox of a mail, too. */
const KEPT_OUT = /^Blocked script execution in '[^']*\/api\/v1\/(mailbox|messages|templates)\//;

interface WorkerFixtures {
  /** Whether the shop has orders, and the mails they led to. */
  filled: boolean;
  living: { url: string; shop: Shop };
}
interface Fixtures {
  shop: Shop;
  /** What the browser may complain about in this test, such as an answer that refuses. */
  allowedErrors: RegExp[];
  noPageErrors: void;
  /** Signed in as the owner. */
  inside: Page;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  filled: [true, { option: true, scope: 'worker' }],
  living: [
    async ({ filled }, use) => {
      const runtime = await startRuntime();
      const shop = await openShop(runtime);
      if (filled) await fill(shop);
      await use({ url: runtime.url, shop });
      await shop.close();
      await runtime.stop();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  shop: async ({ living }, use) => use(living.shop),
  baseURL: async ({ living }, use) => use(living.url),
  allowedErrors: [[], { option: true }],
  noPageErrors: [
    async ({ page, allowedErrors }, use) => {
      const errors: string[] = [];
      page.on('console', (message) => {
        // The browser asks for an icon by itself, also on pages that have none.
        if (message.type() === 'error' && !message.location().url.endsWith('/favicon.ico')) errors.push(message.text());
      });
      page.on('pageerror', (error) => errors.push(error.message));
      await use();
      expect(errors.filter((error) => ![KEPT_OUT, ...allowedErrors].some((allowed) => allowed.test(error))), 'errors in the page’s console').toEqual([]);
    },
    { auto: true },
  ],
  inside: async ({ page, context, shop }, use) => {
    await context.addCookies((await shop.api.storageState()).cookies);
    await use(page);
  },
});

async function fill(shop: Shop): Promise<void> {
  for (const order of ORDERS) await shop.placeOrder(order);
  for (const order of ORDERS.slice(0, 2)) await shop.shipParcel(order);
  await shop.shipUnknown();
  await untilSent(shop, MAILS);
}

/**
 * Everything axe knows about WCAG 2.2 AA, but for the mails themselves, whose frames run no script. `colours` looks at contrast only: the
 * rest is the same in light and dark, and takes most of the time. `within` is a selector, where the rest of the page has tests of its own.
 */
export async function expectAccessible(page: Page, what: 'everything' | 'colours' = 'everything', within = 'html'): Promise<void> {
  // Colours are measured, so whatever still fades in has to be there first.
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined))));
  const axe = new AxeBuilder({ page }).include(within).exclude('iframe');
  const { violations } = await (what === 'colours' ? axe.withRules('color-contrast') : axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])).analyze();
  expect.soft(violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary ?? ''}`) })), page.url()).toEqual([]);
}

export { expect };
