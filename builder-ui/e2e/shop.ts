/** A shop with live journeys, made through the API as any program could make it, and the orders of its customers. */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { request, type APIRequestContext } from '@playwright/test';
import type { Runtime } from './runtime.ts';

export const OWNER = { name: 'Mara Linde', email: 'mara@shop.example', password: 'ein Satz als Passwort' };
export const SHOP = { name: 'Kontor Klangholz', country: 'DE', language: 'de', senderEmail: 'hallo@shop.example' };

export interface Shop {
  /** Signed in as the owner. */
  api: APIRequestContext;
  placeOrder(order: Order): Promise<void>;
  /** The parcel of an order was handed to the carrier. */
  shipParcel(order: Order): Promise<void>;
  /** A parcel of an order that nobody knows. */
  shipUnknown(): Promise<void>;
  close(): Promise<void>;
}

export interface Order {
  number: string;
  total: number;
  email: string;
  firstName: string;
  lastName: string;
  locale?: 'de-DE' | 'en-GB';
}

export async function openShop({ url, setupLink }: Runtime): Promise<Shop> {
  const api = await request.newContext({ baseURL: url });
  await post(api, '/api/v1/setup', { token: new URL(setupLink).searchParams.get('token'), owner: OWNER, shop: SHOP });
  // Tests run at any hour of the day.
  await api.patch('/api/v1/shop', { data: { sendTimes: [], settleSeconds: 0 } });
  const { key } = await post(api, '/api/v1/api-keys', { name: 'Shopsystem', scopes: ['events:write'] });
  const shopSystem = await request.newContext({ baseURL: url, extraHTTPHeaders: { authorization: `Bearer ${String(key)}` } });
  await publish(api, { document: withoutPause(await readJourney('../../templates/dispatched')) });
  await publish(api, { document: await readJourney('../../examples/order-webhook') });
  await publish(api, { document: JSON.parse(await readFile(new URL('../../nodes/actions/create-task/example.journey.json', import.meta.url), 'utf8')) });
  await publish(api, { document: thanksJourney() });
  const send = async (type: string, data: unknown) => {
    const answer = await shopSystem.post('/api/v1/events', { data: { specversion: '1.0', id: randomUUID(), source: 'shop', type, time: new Date().toISOString(), data } });
    if (answer.status() !== 202) throw new Error(`The event was not accepted: ${await answer.text()}`);
  };
  return {
    api,
    placeOrder: (order) => send('order.placed', { order: { ...orderData(order), advertisingNotice: { version: '1' } }, contact: contactData(order) }),
    shipParcel: (order) =>
      send('parcel.status', { parcel: { id: `parcel-${order.number}`, carrier: 'DHL', trackingNumber: '00340434161094015902', trackingUrl: 'https://shop.example/tracking' }, status: 'handed_over', order: { id: order.number }, contact: contactData(order) }),
    shipUnknown: () => send('parcel.status', { parcel: { id: 'parcel-of-nobody' }, status: 'handed_over', order: { id: '#999' } }),
    async close() {
      await shopSystem.dispose();
      await api.dispose();
    },
  };
}

/** Waits until this many mails have left for the mailbox, and are known to have. */
export async function untilSent(shop: Shop, count: number): Promise<void> {
  for (;;) {
    const { items } = await (await shop.api.get('/api/v1/messages?state=sent&limit=200')).json();
    if (items.length >= count) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

interface JourneyFile {
  nodes: { type: string; settings: object }[];
  emails: Record<string, Record<string, { mjml?: string }>>;
}

async function publish(api: APIRequestContext, journey: object): Promise<void> {
  const { id } = await post(api, '/api/v1/journeys', journey);
  await post(api, `/api/v1/journeys/${String(id)}/publish`);
}

async function post(api: APIRequestContext, path: string, data?: unknown): Promise<Record<string, unknown>> {
  const answer = await api.post(path, data === undefined ? {} : { data });
  if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`);
  return answer.json();
}

/** A journey from its folder, its e-mails from their own files. */
async function readJourney(folder: string): Promise<JourneyFile> {
  const file = (name: string) => readFile(new URL(`${folder}/${name}`, import.meta.url), 'utf8');
  const journey: JourneyFile = JSON.parse(await file('journey.json'));
  for (const [key, email] of Object.entries(journey.emails)) {
    for (const [locale, content] of Object.entries(email)) content.mjml ??= await file(`emails/${key}.${locale}.mjml`);
  }
  return journey;
}

/** Nobody waits a quarter of an hour in a test. */
function withoutPause(journey: JourneyFile): JourneyFile {
  return { ...journey, nodes: journey.nodes.map((node) => (node.type === 'delay' ? { ...node, settings: { duration: 'PT1S' } } : node)) };
}

/** A marketing mail at once: the second order of the same day meets the limit. */
function thanksJourney(): unknown {
  const mjml = (text: string) => `<mjml><mj-body><mj-section><mj-column><mj-text font-size="16px">{{ greeting }},<br/>${text}</mj-text><mj-text><a href="{{ unsubscribe_url }}">Newsletter</a></mj-text></mj-column></mj-section></mj-body></mjml>`;
  return {
    format: 1,
    name: { de: 'Pflegetipps', en: 'Care tips' },
    subject: 'order',
    settings: { reentry: { per: 'subject', max: 1 }, exitOn: [], priority: 40, timeZone: 'recipient', holdout: 0 },
    nodes: [
      { id: 'placed', type: 'order-event', version: 1, settings: { which: 'placed' }, position: { x: 0, y: 0 } },
      { id: 'tips', type: 'send-email', version: 1, settings: { email: 'tips', class: 'marketing', whenBlocked: 'skip', trackClicks: false }, position: { x: 0, y: 140 } },
    ],
    edges: [{ from: 'placed', port: 'next', to: 'tips' }],
    emails: {
      tips: {
        de: { subject: 'So bleibt Holz lange schön', preheader: 'Drei Tipps für die Pflege.', mjml: mjml('drei Tipps, damit Ihr neues Stück lange klingt.') },
        en: { subject: 'How to keep wood beautiful', preheader: 'Three tips for its care.', mjml: mjml('three tips so that your new piece sounds for long.') },
      },
    },
    notes: [],
  };
}

function orderData({ number, total }: Order): object {
  return { id: number, number, total, currency: 'EUR', lines: [{ id: '1', title: 'Ukulele „Linde“', quantity: 1, unitPrice: total }] };
}

function contactData({ email, firstName, lastName, locale = 'de-DE' }: Order): unknown {
  return { email, firstName, lastName, locale };
}
