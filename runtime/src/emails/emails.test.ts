/** The routes of the e-mail editor: what is typed is rendered for a chosen customer of this shop, and tests go to oneself alone. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ContactRecord, OrderRecord } from '../engine/model.ts';
import { MailboxMailer } from '../stages/delivery/index.ts';
import { startTestApp, type TestApp } from '../test-app.ts';

const PLACED = Date.UTC(2026, 1, 27, 10);

let test: TestApp;
let editor: { cookie: string };
let viewer: { cookie: string };
let stranger: { cookie: string };
beforeAll(async () => {
  test = await startTestApp();
  for (const shop of ['a', 'b']) {
    await test.shop(shop);
    await test.services.db.collection<OrderRecord>('orders').insertOne(order(shop));
    await test.services.db.collection<ContactRecord>('contacts').insertOne(contact(shop));
  }
  editor = { cookie: await test.member('a', 'editor') };
  viewer = { cookie: await test.member('a', 'viewer') };
  stranger = { cookie: await test.member('b', 'owner') };
});
afterAll(() => test.close());
beforeEach(() => {
  test.services.http.requests.length = 0;
});

const column = (inside: string) => `<mjml><mj-body><mj-section><mj-column>\n${inside}\n</mj-column></mj-section></mj-body></mjml>`;
const draft = (inside: string, more: object = {}, content: object = {}) => ({
  content: { subject: 'Bestellung {{ order.number }}', preheader: 'Danke, {{ greeting }}', mjml: column(inside), ...content }, locale: 'de', subject: 'order', classes: ['transactional'], ...more,
});
const preview = (body: unknown, as = editor) => test.call('POST', '/api/v1/emails/preview', as, body);
const GREETING = '<mj-text font-size="16px">{{ greeting }}, {{ order.lines | map: "title" | join: ", " }}: {{ order.total | money }}</mj-text>';

describe('a preview', () => {
  it('is the mail as an invented customer would get it, with its size', async () => {
    const answer = (await preview(draft(GREETING))).json();
    expect(answer.rendered).toMatchObject({ subject: 'Bestellung #1042', preheader: 'Danke, Guten Tag Anna Beispiel' });
    expect(answer.rendered.text).toContain('Teeschale');
    expect(answer.rendered.bytes).toBe(Buffer.byteLength(answer.rendered.html));
  });

  it('takes the data of an order of the shop, escaped', async () => {
    const { rendered } = (await preview(draft(GREETING, { orderId: 'o1' }))).json();
    expect(rendered.subject).toBe('Bestellung #a-7');
    expect(rendered.html).toContain('Guten Tag Änne Weiß, Kanne &lt;groß&gt;: 49,90\u00a0€');
    expect((await preview(draft(GREETING, { orderId: 'o1', locale: 'en' }), viewer)).json().rendered.text).toContain('Hello Änne, Kanne <groß>: €49.90');
  });

  it('knows no order of another shop, and shows none to whom orders are not shown', async () => {
    expect((await preview(draft(GREETING, { orderId: 'only-b' }))).json()).toMatchObject({ status: 404, code: 'order_not_found' });
    expect((await preview(draft(GREETING, { orderId: 'only-b' }), stranger)).statusCode).toBe(200);
    const key = { key: await test.key('a', 'journeys:read'), cookie: '' };
    const refused = await test.call('POST', '/api/v1/emails/preview', { key: key.key }, draft(GREETING, { orderId: 'o1' }));
    expect(refused.json()).toMatchObject({ status: 403, code: 'forbidden', field: '/orderId' });
    expect((await test.call('POST', '/api/v1/emails/preview', { key: key.key }, draft(GREETING))).statusCode).toBe(200);
    expect((await test.call('POST', '/api/v1/emails/preview', {}, draft(GREETING))).statusCode).toBe(401);
  });

  it('names the line of what does not compile, in both languages', async () => {
    const found = async (inside: string) => (await preview(draft(inside))).json().findings.filter(({ severity }: { severity: string }) => severity === 'error');
    expect(await found('<mj-text>a</mj-text>\n<mj-texxt>b</mj-texxt>')).toContainEqual(expect.objectContaining({ code: 'mjml_invalid', field: 'mjml', line: 3, message: { de: expect.any(String), en: expect.any(String) } }));
    expect(await found('<mj-text>\n\n{{ order.total | euro }}</mj-text>')).toEqual([expect.objectContaining({ code: 'liquid_invalid', line: 4 })]);
    expect(await found('<mj-include path="/etc/passwd" />')).toContainEqual(expect.objectContaining({ code: 'mjml_include' }));
    expect((await preview(draft('<mj-texxt>b</mj-texxt>'))).json().rendered).toBeUndefined();
  });

  it('reports variables that are missing or unknown with their line, and still renders', async () => {
    const answer = (await preview(draft('<mj-text>\n{{ contact.firstName }}</mj-text><mj-text>{{ order.numbr }}</mj-text>'))).json();
    expect(answer.findings).toContainEqual(expect.objectContaining({ code: 'variable_may_be_missing', line: 3 }));
    expect(answer.findings).toContainEqual(expect.objectContaining({ code: 'unknown_variable', line: 3 }));
    expect(answer.rendered.text).toContain('Anna');
    const contactOnly = (await preview(draft('<mj-text>{{ order.number }}</mj-text>', { subject: 'contact' }))).json();
    expect(contactOnly.findings).toContainEqual(expect.objectContaining({ code: 'variable_may_be_missing', field: 'mjml', line: 2 }));
  });

  it('wants a way to unsubscribe in marketing', async () => {
    const codes = async (inside: string) => (await preview(draft(inside, { classes: ['marketing'] }))).json().findings.map(({ code }: { code: string }) => code);
    expect(await codes(GREETING)).toContain('unsubscribe_missing');
    expect(await codes(`${GREETING}<mj-text><a href="{{ unsubscribe_url }}">Abmelden</a></mj-text>`)).not.toContain('unsubscribe_missing');
  });

  it('lists where links and pictures lead for this customer, with their lines', async () => {
    const { rendered, findings } = (await preview(draft('<mj-image src="https://shop.example/a.png" alt="Kanne" href="https://shop.example/kanne?a=1&amp;b=2" />\n<mj-button href="{{ order.statusUrl }}">Status</mj-button>', { orderId: 'o1' }))).json();
    expect(rendered.targets).toEqual([
      { kind: 'link', url: 'https://shop.example/kanne?a=1&b=2', text: 'Kanne', line: 2 },
      { kind: 'link', url: '', text: 'Status' },
      { kind: 'picture', url: 'https://shop.example/a.png', text: 'Kanne', line: 2 },
    ]);
    expect(findings).toContainEqual(expect.objectContaining({ code: 'link_empty', message: expect.objectContaining({ de: 'Mit diesen Daten führt der Link „Status“ nirgendwohin.' }) }));
    const invented = (await preview(draft('<mj-button\nhref="{{ order.statusUrl }}">Status</mj-button>'))).json();
    expect(invented.rendered.targets).toEqual([{ kind: 'link', url: 'https://www.example.com/orders/1042', text: 'Status', line: 2 }]);
  });

  it('warns when the mail that is sent would be clipped, though its template is small', async () => {
    const inside = `<mj-table>{% for line in order.lines %}<tr><td>${'x'.repeat(2000)}</td></tr>{% endfor %}</mj-table>`.replace('order.lines', '(1..80)');
    const looped = (await preview(draft(inside))).json();
    expect(looped.rendered.bytes).toBeGreaterThan(102_000);
    expect(looped.findings.filter(({ code }: { code: string }) => code === 'email_too_large')).toHaveLength(1);
  });

  it('of half a megabyte is rendered; more is refused with a sentence', async () => {
    const filler = '<mj-text>Ein Satz, der sich wiederholt, damit es viele werden.</mj-text>\n';
    const inside = filler.repeat(Math.floor(499_000 / filler.length));
    const large = await preview(draft(inside));
    expect(large.statusCode).toBe(200);
    expect(large.json().findings).toContainEqual(expect.objectContaining({ code: 'email_too_large' }));
    const more = (await preview(draft(inside + filler.repeat(20)))).json();
    expect(more).toMatchObject({ status: 400, field: '/content/mjml', detail: expect.stringContaining('500000') });
    expect((await preview(draft('x'.repeat(3_000_000)))).json()).toMatchObject({ status: 413 });
  });

  it('runs nothing and reads no files', async () => {
    const { rendered, findings } = (await preview(draft('<mj-text><h1>a</h1><script>alert(1)</script></mj-text>'))).json();
    expect(findings).toContainEqual(expect.objectContaining({ code: 'element_removed', line: 2 }));
    // The frame that shows it runs no scripts; the mail is what the author wrote.
    expect(rendered.html).toContain('<script>');
    const endless = (await preview(draft('<mj-text>{% for a in (1..9999999) %}{% for b in (1..9999999) %}x{% endfor %}{% endfor %}</mj-text>'))).json();
    expect(endless.findings).toContainEqual(expect.objectContaining({ code: 'render_failed', severity: 'error' }));
  });
});

describe('variables', () => {
  it('come with what they are called and what the chosen customer has', async () => {
    const list = async (query: string, as = editor) => (await test.call('GET', `/api/v1/emails/variables?${query}`, as)).json();
    const { items } = await list('subject=order&locale=de&orderId=o1');
    expect(items).toContainEqual({ path: 'contact.firstName', kind: 'value', optional: true, label: { de: 'Vorname', en: 'First name' }, sample: 'Änne' });
    expect(items).toContainEqual(expect.objectContaining({ path: 'order.lines[].title', sample: 'Kanne <groß>', optional: false }));
    expect((await list('subject=order&locale=de&orderId=only-b')).code).toBe('order_not_found');
    expect((await list('subject=nothing&locale=de')).status).toBe(400);
  });
});

it('the language and the blocks are there for every reader of journeys', async () => {
  const language = (await test.call('GET', '/api/v1/emails/language', viewer)).json();
  expect(language.components.map(({ name }: { name: string }) => name)).toContain('mj-button');
  const { blocks, starting } = (await test.call('GET', '/api/v1/emails/blocks?subject=parcel', viewer)).json();
  expect(blocks.map(({ name }: { name: string }) => name)).toEqual(['order-summary', 'tracking', 'product-tiles', 'contact', 'imprint', 'unsubscribe']);
  expect(starting.marketing.en.mjml).toContain('unsubscribe_url');
});

describe('a test mail', () => {
  const send = (body: unknown, as = editor) => test.call('POST', '/api/v1/emails/test', as, body);

  it('goes to oneself with a marked subject, and leaves no trace but itself', async () => {
    const { db } = test.services;
    const answer = (await send(draft(GREETING, { orderId: 'o1', classes: ['marketing'], journeyId: 'j1' }))).json();
    expect(answer).toMatchObject({ to: expect.stringMatching(/^editor-/), subject: '[Test] Bestellung #a-7', mailId: expect.stringMatching(/^test\|/) });
    const mail = await new MailboxMailer(db).readMail('a', answer.mailId);
    expect(mail).toMatchObject({ to: answer.to, journeyId: 'j1', test: true, contactId: 'a-anna', headers: { 'X-Nachklang-Test': 'yes' } });
    expect(mail?.headers).not.toHaveProperty('List-Unsubscribe');
    for (const collection of ['messages', 'decisions', 'events', 'enrollments']) expect([collection, await db.collection(collection).countDocuments({ shopId: 'a' })]).toEqual([collection, 0]);
    expect((await db.collection<ContactRecord>('contacts').findOne({ _id: 'a-anna' }))?.window).toEqual([]);
    expect((await test.call('GET', `/api/v1/mailbox/${encodeURIComponent(answer.mailId)}`, editor)).json()).toMatchObject({ test: true });
  });

  it('is refused for viewers, API keys, strange orders and content that does not compile', async () => {
    expect((await send(draft(GREETING), viewer)).statusCode).toBe(403);
    const key = { key: await test.key('a', 'journeys:write') };
    expect((await test.call('POST', '/api/v1/emails/test', key, draft(GREETING))).json()).toMatchObject({ status: 403, code: 'needs_a_person' });
    expect((await send(draft(GREETING, { orderId: 'only-b' }))).statusCode).toBe(404);
    expect((await send(draft('<mj-texxt>b</mj-texxt>'))).json()).toMatchObject({ status: 422, code: 'email_invalid', field: '/content/mjml', detail: expect.stringContaining('line 2') });
    expect((await send({ ...draft(GREETING), to: 'victim@example.com' })).json()).toMatchObject({ status: 400, errors: [{ code: 'unknown_field' }] });
  });

  it('can be sent ten times a minute', async () => {
    const busy = { cookie: await test.member('a', 'editor') };
    const answers = [];
    for (let n = 0; n < 11; n += 1) answers.push((await send(draft(GREETING), busy)).statusCode);
    expect(answers).toEqual([...Array.from({ length: 10 }, () => 200), 429]);
    expect((await send(draft(GREETING))).statusCode).toBe(200);
  });
});

describe('links are asked', () => {
  const check = (urls: string[], as = editor) => test.call('POST', '/api/v1/emails/check-links', as, { urls });

  it('when a person wants it, each once, and told apart', async () => {
    test.services.http.answer = ({ method, url }) => {
      if (url.endsWith('/gone')) return { kind: 'response', status: 404, body: '' };
      if (url.endsWith('/no-head')) return { kind: 'response', status: method === 'HEAD' ? 405 : 200, body: '' };
      if (url.endsWith('/inside')) return { kind: 'error', error: 'leads to 10.0.0.1, which is not on the public internet.', retriable: false };
      return url.endsWith('/huge') ? { kind: 'error', error: 'The answer is larger than 1048576 bytes.', retriable: false } : { kind: 'response', status: 200, body: '' };
    };
    const site = (path: string) => `https://shop.example/${path}`;
    const { items } = (await check([site('fine'), site('gone'), site('no-head'), site('inside'), site('huge'), site('fine')])).json();
    expect(items.map(({ url, state }: { url: string; state: string }) => `${url.slice(21)} ${state}`)).toEqual(['fine fine', 'gone missing', 'no-head fine', 'inside unreachable', 'huge fine']);
    expect(test.services.http.requests.every(({ timeoutMs, body }) => timeoutMs <= 6000 && body === undefined)).toBe(true);
  });

  it('in bounds', async () => {
    expect((await check(Array.from({ length: 41 }, (_, n) => `https://shop.example/${n}`))).statusCode).toBe(400);
    expect((await check(['file:///etc/passwd'])).statusCode).toBe(400);
    expect((await check(['https://shop.example/'], viewer)).statusCode).toBe(403);
  });
});

function order(shop: string): OrderRecord {
  const id = shop === 'a' ? 'o1' : 'only-b';
  return {
    _id: `${shop}|${id}`, shopId: shop, contactId: `${shop}-anna`, partition: 1, revision: 1, stamps: {}, facts: [], parcelFacts: {}, entries: [],
    view: {
      id, number: `#${shop}-7`, channel: 'shop', state: 'open', currency: 'EUR', total: 49.9, itemCount: 1, lines: [{ id: '1', title: 'Kanne <groß>', quantity: 1, unitPrice: 49.9 }],
      categories: [], parcels: [], tags: [], placedAt: PLACED, openReturns: 0, openComplaints: 0,
    },
  };
}

function contact(shop: string): ContactRecord {
  return {
    _id: `${shop}-anna`, shopId: shop, partition: 1, revision: 1, stamps: {}, orders: [], consents: [], suppressions: [], window: [], entries: [], createdAt: PLACED,
    view: { id: `${shop}-anna`, email: `anna@${shop}.example`, firstName: 'Änne', lastName: 'Weiß', locale: 'de', timeZone: 'Europe/Berlin', country: 'DE', tags: [], attributes: {}, orderCount: 1, totalSpent: 49.9 },
  };
}
