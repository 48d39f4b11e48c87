/** The pages behind the links of mails: without sign-in, in the shop's name, accessible in light and dark, and on a phone. */
import { PublicLinks, type PersonPage } from '../../runtime/src/stages/tracking/index.ts';
import { deriveKey } from '../../runtime/src/config/derive-key.ts';
import { startRuntime } from './runtime.ts';
import { openShop, type Shop } from './shop.ts';
import { expect, expectAccessible, test as base } from './test.ts';

const SECRET = 'a secret of tests that nobody else uses, long enough for a key';
const CUSTOMER = { email: 'anna@kundin.example', firstName: 'Anna', lastName: 'Berger' };

interface Living { url: string; shop: Shop; link: (page: PersonPage) => string }
const test = base.extend<object, { living: Living }>({
  living: [
    // Playwright reads from this pattern which fixtures are needed: none.
    async ({}, use) => {
      const runtime = await startRuntime({ NACHKLANG_SECRET: SECRET });
      const shop = await openShop(runtime);
      await shop.placeOrder({ number: '#1001', total: 89, ...CUSTOMER });
      const people = async () => (await (await shop.api.get('/api/v1/contacts/search?q=anna%40')).json()).items;
      await expect.poll(async () => (await people()).length).toBe(1);
      const [{ id: contactId }] = await people();
      const { id: shopId } = await (await shop.api.get('/api/v1/shop')).json();
      const links = new PublicLinks(runtime.url, deriveKey(SECRET, 'links'));
      await use({ url: runtime.url, shop, link: (page) => links.personUrl(page, { _id: 'message', shopId, contactId, locale: 'de', createdAt: Date.now(), orderId: '#1001', journeyId: 'journey' }) });
      await shop.close();
      await runtime.stop();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
});

const PAGES: [PersonPage, string][] = [
  ['preferences_url', 'Was möchten Sie von uns hören?'], ['survey_url', 'Wie wahrscheinlich ist es, dass Sie Kontor Klangholz weiterempfehlen?'],
  ['address_url', 'Lieferadresse berichtigen'], ['withdrawal_url', 'Vertrag widerrufen'],
];

for (const [name, title] of PAGES) {
  test(`${name}: reads well in light and dark, and on a phone`, async ({ page, living }) => {
    await page.goto(living.link(name));
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(page.getByRole('banner')).toHaveText('Kontor Klangholz');
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectAccessible(page, 'colours');
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });
}

test('who wants half as much is heard, by keyboard alone', async ({ page, living }) => {
  await page.goto(living.link('preferences_url'));
  await page.getByLabel('Wie bisher').focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByLabel('Nur halb so oft')).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toHaveText('Gespeichert. Das gilt ab sofort.');
  await expectAccessible(page);
  const frequency = async () => {
    const [{ id }] = (await (await living.shop.api.get('/api/v1/contacts/search?q=anna%40')).json()).items;
    return (await (await living.shop.api.get(`/api/v1/contacts/${id}`)).json()).frequency;
  };
  await expect.poll(frequency).toEqual({ amount: 'half' });
});
