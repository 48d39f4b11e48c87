/** The pages behind the links of mails: without sign-in, in the shop's name, accessible in light and dark, and on a phone. */
import { smallJourney } from './editor.ts';
import type { Shop } from './shop.ts';
import { expect, expectAccessible, test as base } from './test.ts';

const PAGES = [
  ['preferences_url', 'Was möchten Sie von uns hören?'], ['survey_url', 'Wie wahrscheinlich ist es, dass Sie Kontor Klangholz weiterempfehlen?'],
  ['address_url', 'Lieferadresse berichtigen'], ['withdrawal_url', 'Vertrag widerrufen'],
] as const;
type PersonPage = (typeof PAGES)[number][0];

/** The links of a mail that really came, one for each page. */
const test = base.extend<object, { link: (page: PersonPage) => string }>({
  link: [
    async ({ living: { shop } }, use) => {
      const html = await mailWithLinks(shop);
      await use((page) => new RegExp(`href="([^"]+)"[^>]*>${page}<`).exec(html)?.[1] ?? '');
    },
    { scope: 'worker', timeout: 90_000 },
  ],
});

async function mailWithLinks(shop: Shop): Promise<string> {
  const links = ['unsubscribe_url', ...PAGES.map(([name]) => name)].map((name) => `<a href="{{ ${name} }}">${name}</a>`).join(' ');
  const mail = { subject: 'Ihre Seiten', mjml: `<mjml><mj-body><mj-section><mj-column><mj-text>${links}</mj-text></mj-column></mj-section></mj-body></mjml>` };
  const small = smallJourney('Alle Seiten');
  const placed = small.nodes.find(({ id }) => id === 'placed');
  // A survey is advertising.
  const thanks = { ...small.nodes.find(({ id }) => id === 'thanks'), settings: { email: 'thanks', class: 'marketing', whenBlocked: 'ignore', trackClicks: false } };
  const document = { ...small, nodes: [placed, thanks], edges: [{ from: 'placed', port: 'next', to: 'thanks' }], emails: { thanks: { de: mail, en: mail } } };
  const { id } = await (await shop.api.post('/api/v1/journeys', { data: { document } })).json();
  const published = await shop.api.post(`/api/v1/journeys/${String(id)}/publish`);
  expect(published.ok(), await published.text()).toBe(true);
  await shop.placeOrder({ number: '#1001', total: 89, email: 'anna@kundin.example', firstName: 'Anna', lastName: 'Berger' });
  const came = async () => (await (await shop.api.get('/api/v1/mailbox?limit=200&to=anna@kundin.example')).json()).items.find(({ subject }: { subject: string }) => subject === mail.subject);
  await expect.poll(came).toBeTruthy();
  return (await shop.api.get(`/api/v1/mailbox/${encodeURIComponent((await came()).id)}/html`)).text();
}

for (const [name, title] of PAGES) {
  test(`${name}: reads well in light and dark, and on a phone`, async ({ page, link }) => {
    await page.goto(link(name));
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

test('who wants half as much is heard, by keyboard alone', async ({ page, link, shop }) => {
  await page.goto(link('preferences_url'));
  await page.getByLabel('Wie bisher').focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByLabel('Nur halb so oft')).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toHaveText('Gespeichert. Das gilt ab sofort.');
  await expectAccessible(page);
  const frequency = async () => {
    const [{ id }] = (await (await shop.api.get('/api/v1/contacts/search?q=anna%40')).json()).items;
    return (await (await shop.api.get(`/api/v1/contacts/${id}`)).json()).frequency;
  };
  await expect.poll(frequency).toEqual({ amount: 'half' });
});
