/** What the example does step by step, and what it says when something is wrong; `running-program.test.ts` has the whole program answer. */
import { readFile } from 'node:fs/promises';
import { validateJourney } from '@nachklang/nodes/sdk';
import { DEFINITIONS_BY_ID } from '@nachklang/nodes/definitions';
import { expect, test } from 'vitest';
import { readJourneyFile } from '../../runtime/src/cli/journey-file.ts';
import { SOURCES } from '../../runtime/src/stages/ingest/index.ts';
import { postOrder, type Fetch } from './post-order.ts';

const SECRET = 'hush';
const URL_OF_SHOP = 'http://127.0.0.1:3000/hooks/shopify/demo';

/** A program that checks the signature with the real source, and has the mail as soon as the order came. */
function program(): { fetch: Fetch; calls: string[] } {
  const shopify = SOURCES.get('shopify');
  if (!shopify) throw new Error('There is no source “shopify”.');
  const mails: { subject: string }[] = [];
  const calls: string[] = [];
  const fetch: Fetch = async (url, { method = 'GET', headers = {}, body = '' } = {}) => {
    const { pathname } = new URL(url);
    calls.push(`${method} ${pathname}`);
    if (pathname.startsWith('/hooks/')) {
      if (shopify.verify(Buffer.from(body), headers, SECRET).kind === 'forged') return Response.json({ code: 'bad_signature' }, { status: 401 });
      mails.push({ subject: 'Vielen Dank für Ihre Bestellung #1042' });
      return Response.json({ status: 'accepted' });
    }
    if (headers['authorization'] !== 'Bearer key') return Response.json({ detail: 'This key is unknown.' }, { status: 401 });
    if (pathname === '/api/v1/mailbox') return Response.json({ items: mails });
    if (method === 'GET') return Response.json({ items: [] });
    return Response.json({ id: 'journey-1' }, { status: pathname.endsWith('/publish') ? 200 : 201 });
  };
  return { fetch, calls };
}

async function post(secret: string, key?: string): Promise<{ well: boolean; lines: string[]; calls: string[] }> {
  const { fetch, calls } = program();
  const lines: string[] = [];
  const well = await postOrder({ url: URL_OF_SHOP, secret, ...(key !== undefined && { key }) }, (line) => lines.push(line), fetch);
  return { well, lines, calls };
}

test('publishes the journey, posts the order, and shows the mail that came of it', async () => {
  const { well, lines, calls } = await post(SECRET, 'key');
  expect(`${lines.join('\n')}\n`).toBe(await readFile(new URL('expected-output.txt', import.meta.url), 'utf8'));
  expect(well).toBe(true);
  expect(calls).toEqual(['GET /api/v1/journeys', 'POST /api/v1/journeys', 'POST /api/v1/journeys/journey-1/publish', 'POST /hooks/shopify/demo', 'GET /api/v1/mailbox']);
});

test('says so when the secret is wrong', async () => {
  const { well, lines } = await post('wrong');
  expect([well, lines]).toEqual([false, ['POST /hooks/shopify/demo → 401 The signature does not fit: is this the secret of the connection?']]);
});

test('says so when the key is wrong, before anything is posted', async () => {
  const { well, lines, calls } = await post(SECRET, 'other');
  expect([well, lines]).toEqual([false, ['The journey could not be published: This key is unknown.']]);
  expect(calls).not.toContain('POST /hooks/shopify/demo');
});

test('works without a key, and says what a key would add', async () => {
  expect(await post(SECRET)).toMatchObject({ well: true, calls: ['POST /hooks/shopify/demo'] });
});

test('its journey can be published without a single problem', async () => {
  expect(validateJourney(await readJourneyFile(import.meta.dirname), DEFINITIONS_BY_ID).problems).toEqual([]);
});
