/** Posts an order to a running Nachklang as Shopify would, and looks whether the mail has come. */
import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { readJourneyFile } from '../../runtime/src/cli/journey-file.ts';

export interface Post {
  /** `<program>/hooks/shopify/<shop id>` */
  url: string;
  /** The secret of the shop's connection. */
  secret: string;
  /** With a key that may read the mailbox and publish journeys, the journey is set up and the mail is waited for. */
  key?: string;
}

/** What is done over HTTP; a test puts its own in place. */
export type Fetch = (url: string, init?: { method?: string; headers?: Record<string, string>; body?: string }) => Promise<Response>;

const RECIPIENT = 'anna.beispiel@example.com';

/** Tells every step to `print`; answers whether all went well. */
export async function postOrder({ url, secret, key }: Post, print: (line: string) => void, fetch: Fetch = globalThis.fetch): Promise<boolean> {
  const program = new URL(url).origin;
  if (key !== undefined) {
    const published = await publishJourney(program, key, fetch);
    print(published.line);
    if (!published.ok) return false;
  }
  const body = await readFile(new URL('order-created.json', import.meta.url), 'utf8');
  const answer = await fetch(url, { method: 'POST', headers: shopifyHeaders(body, secret), body });
  print(`POST ${new URL(url).pathname} → ${answer.status} ${meaningOf(answer.status, await answer.text())}`);
  if (!answer.ok) return false;
  if (key === undefined) {
    print('Give an API key as the third argument to publish the journey and to see the mail here.');
    return true;
  }
  return showMail(program, key, print, fetch);
}

/** Shopify signs the bytes of the body, base64, with the client secret. */
export function shopifyHeaders(body: string, secret: string): Record<string, string> {
  return {
    'content-type': 'application/json',
    'x-shopify-topic': 'orders/create',
    'x-shopify-shop-domain': 'klangholz.myshopify.com',
    'x-shopify-api-version': '2026-10',
    'x-shopify-webhook-id': 'b54557e4-bdd9-4b37-8a5f-bf7d70bcd043',
    'x-shopify-event-id': '98880550-7158-44d4-b7cd-2c97c8a091b5',
    'x-shopify-triggered-at': '2026-11-20T17:42:09.512Z',
    'x-shopify-hmac-sha256': createHmac('sha256', secret).update(body).digest('base64'),
  };
}

function meaningOf(status: number, body: string): string {
  if (status === 401) return 'The signature does not fit: is this the secret of the connection?';
  if (status === 404) return 'This shop is not connected to Shopify: check the shop id in the address, or connect it in the settings.';
  if (body.includes('"duplicate"')) return 'duplicate: the program knew this order already, so nothing happens twice';
  if (body.includes('"accepted"')) return 'accepted: the order is on disk';
  return body;
}

/** The journey of this folder, live under its name; published once. */
async function publishJourney(program: string, key: string, fetch: Fetch): Promise<{ ok: boolean; line: string }> {
  const document = await readJourneyFile(import.meta.dirname);
  const name = nameOf(document);
  const api = apiWith(program, key, fetch);
  const list = await api('GET', '/api/v1/journeys?limit=100');
  const known = itemsOf(list.body).find((item) => nameOf(item) === name);
  if (known?.state === 'live') return { ok: true, line: `The journey “${name}” is live.` };
  const journey = known ?? (await api('POST', '/api/v1/journeys', { document })).body;
  const published = await api('POST', `/api/v1/journeys/${idOf(journey)}/publish`);
  if (published.ok) return { ok: true, line: `The journey “${name}” is published.` };
  return { ok: false, line: `The journey could not be published: ${detailOf(published.body) ?? detailOf(list.body) ?? published.status}` };
}

/** Asks the mailbox for ten seconds; the mail is usually there at the first question. */
async function showMail(program: string, key: string, print: (line: string) => void, fetch: Fetch): Promise<boolean> {
  const api = apiWith(program, key, fetch);
  for (let tries = 0; tries < 40; tries += 1) {
    const { ok, body, status } = await api('GET', `/api/v1/mailbox?to=${encodeURIComponent(RECIPIENT)}&limit=1`);
    if (!ok) {
      print(`The mailbox could not be read: ${detailOf(body) ?? status}`);
      return false;
    }
    const [mail] = itemsOf(body);
    if (mail !== undefined) {
      print(`Mail to ${RECIPIENT}: ${String(mail.subject)}`);
      print(`Look at it in the mailbox: ${program}/mailbox`);
      return true;
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  print('No mail has come within ten seconds. Does this program send by SMTP? Then it does not keep mails in its mailbox.');
  return false;
}

interface Item { state?: unknown; subject?: unknown }

function apiWith(program: string, key: string, fetch: Fetch) {
  return async (method: string, path: string, body?: unknown): Promise<{ ok: boolean; status: number; body: unknown }> => {
    const headers = { authorization: `Bearer ${key}`, ...(body !== undefined && { 'content-type': 'application/json' }) };
    const answer = await fetch(`${program}${path}`, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
    const parsed: unknown = await answer.json().catch(() => undefined);
    return { ok: answer.ok, status: answer.status, body: parsed };
  };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const itemsOf = (body: unknown): Item[] => (isObject(body) && Array.isArray(body['items']) ? body['items'].filter(isObject) : []);
const idOf = (body: unknown): string => (isObject(body) && typeof body['id'] === 'string' ? body['id'] : '');
const nameOf = (journey: unknown): string => (isObject(journey) && isObject(journey['name']) ? String(journey['name']['en']) : '');
const detailOf = (body: unknown): string | undefined => (isObject(body) && typeof body['detail'] === 'string' ? body['detail'] : undefined);

if (import.meta.main) {
  const [url, secret, key] = process.argv.slice(2);
  if (url === undefined || secret === undefined || !URL.canParse(url)) {
    console.error('Usage: node examples/order-webhook/post-order.ts <program>/hooks/shopify/<shop id> <secret> [<API key>]');
    process.exitCode = 2;
  } else {
    const well = await postOrder({ url, secret, ...(key !== undefined && { key }) }, console.log).catch((error: unknown) => {
      console.error(`${new URL(url).origin} does not answer. Is the program running? (${error instanceof Error ? error.message : String(error)})`);
      return false;
    });
    process.exitCode = well ? 0 : 1;
  }
}
