/** Outgoing HTTP against servers on this machine, which it only reaches where a test allows it. */
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import type { HttpRequest } from './http-client.ts';
import { isPublicAddress } from './public-address.ts';
import { SafeHttpClient, type SafeHttpOptions } from './safe-http-client.ts';

let servers: Server[] = [];
afterEach(async () => {
  await Promise.all(servers.map((server) => new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  })));
  servers = [];
});

async function serve(listener: RequestListener): Promise<{ port: number; requests: IncomingMessage[] }> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    listener(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return { port: typeof address === 'object' && address !== null ? address.port : 0, requests };
}

const HERE: SafeHttpOptions = { allow: ['127.0.0.1'], resolve: async () => [{ address: '127.0.0.1', family: 4 }] };
const get = (url: string, change: Partial<HttpRequest> = {}): HttpRequest => ({ method: 'GET', url, headers: {}, timeoutMs: 5_000, ...change });

describe('an address', () => {
  it.each(['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1', '255.255.255.255', '198.18.0.1',
    '::1', '::', 'fe80::1', 'fe80::1%eth0', 'fc00::1', 'fd00:ec2::254', '::ffff:127.0.0.1', '::ffff:7f00:1', '64:ff9b::a00:1', '2002:7f00:1::', '2001:db8::1', '2001::1', 'ff02::1', 'not an address'])(
    '%s is not public', (address) => expect(isPublicAddress(address)).toBe(false));
  it.each(['93.184.216.34', '8.8.8.8', '172.32.0.1', '2606:2800:220:1:248:1893:25c8:1946', '2a00:1450:4001:80b::200e'])(
    '%s is public', (address) => expect(isPublicAddress(address)).toBe(true));
});

describe('a request', () => {
  it('brings status and body back', async () => {
    const { port, requests } = await serve((request, response) => request.pipe(response.writeHead(201)));
    const answer = await new SafeHttpClient(HERE).request(get(`http://shop.example:${port}/hook`, { method: 'POST', body: 'grüße', headers: { 'content-type': 'text/plain', host: 'inside' } }));
    expect(answer).toEqual({ kind: 'response', status: 201, body: 'grüße' });
    expect(requests[0]?.headers).toMatchObject({ host: `shop.example:${port}`, 'content-length': '7' });
  });

  it.each([
    ['an inner address', 'http://127.0.0.1/'], ['an address in disguise', 'http://2130706433/'], ['another disguise', 'http://0x7f.1/'],
    ['a mapped address', 'http://[::ffff:10.0.0.1]/'], ['the metadata service', 'http://169.254.169.254/latest/meta-data/'],
  ])('to %s is refused, for good', async (_what, url) => {
    expect(await new SafeHttpClient().request(get(url))).toMatchObject({ kind: 'error', retriable: false, error: expect.stringContaining('not on the public internet') });
  });

  it('to a name that leads inside is refused, even if only one of its addresses does', async () => {
    const resolve = async () => [{ address: '93.184.216.34', family: 4 as const }, { address: '10.0.0.5', family: 4 as const }];
    expect(await new SafeHttpClient({ resolve }).request(get('http://shop.example/'))).toMatchObject({ kind: 'error', retriable: false });
  });

  it('asks DNS once: the address that was checked is the one connected to', async () => {
    const { port } = await serve((_request, response) => response.end('ok'));
    let asked = 0;
    const resolve = async () => [{ address: (asked += 1) === 1 ? '127.0.0.1' : '10.0.0.5', family: 4 as const }];
    const answer = await new SafeHttpClient({ allow: ['127.0.0.1'], resolve }).request(get(`http://shop.example:${port}/`));
    expect(answer).toMatchObject({ kind: 'response', status: 200 });
    expect(asked).toBe(1);
  });

  it.each(['file:///etc/passwd', 'ftp://shop.example/', 'shop.example', ''])('to %j is refused', async (url) => {
    expect(await new SafeHttpClient().request(get(url))).toMatchObject({ kind: 'error', retriable: false });
  });

  it('does not follow a redirect to the inside', async () => {
    const { port } = await serve((_request, response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end());
    expect(await new SafeHttpClient(HERE).request(get(`http://shop.example:${port}/`))).toMatchObject({ kind: 'error', retriable: false, error: expect.stringContaining('169.254.169.254') });
  });

  it('follows three redirects and no more', async () => {
    const { port, requests } = await serve((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) response.end('there');
      else response.writeHead(307, { location: `/${left - 1}` }).end();
    });
    const client = new SafeHttpClient(HERE);
    expect(await client.request(get(`http://shop.example:${port}/3`, { method: 'POST', body: 'x' }))).toEqual({ kind: 'response', status: 200, body: 'there' });
    expect(requests.every((request) => request.method === 'POST')).toBe(true);
    expect(await client.request(get(`http://shop.example:${port}/4`))).toMatchObject({ kind: 'error', error: 'More than 3 redirects.' });
  });

  it('takes no secrets along to another origin', async () => {
    const { port: far, requests } = await serve((_request, response) => response.end());
    const { port: near } = await serve((_request, response) => response.writeHead(302, { location: `http://other.example:${far}/` }).end());
    await new SafeHttpClient(HERE).request(get(`http://shop.example:${near}/`, { method: 'POST', body: '{}', headers: { Authorization: 'Bearer x', 'webhook-signature': 'v1,x', 'content-type': 'application/json', accept: 'text/plain' } }));
    expect(requests[0]?.method).toBe('GET');
    expect(Object.keys(requests[0]?.headers ?? {}).sort()).toEqual(['accept', 'connection', 'host', 'user-agent']);
  });

  it('stops reading an endless answer', async () => {
    const { port } = await serve((_request, response) => response.end('x'.repeat(1024 * 1024 + 1)));
    expect(await new SafeHttpClient(HERE).request(get(`http://shop.example:${port}/`))).toMatchObject({ kind: 'error', retriable: false, error: expect.stringContaining('larger') });
  });

  it('gives up on a server that does not answer, and may be tried again', async () => {
    const { port } = await serve(() => undefined);
    expect(await new SafeHttpClient(HERE).request(get(`http://shop.example:${port}/`, { timeoutMs: 50 }))).toEqual({ kind: 'error', error: 'No answer within 50 ms.', retriable: true });
  });

  it('that nobody accepts may be tried again; one that cannot be sent may not', async () => {
    const { port } = await serve(() => undefined);
    await new Promise((resolve) => servers.pop()?.close(resolve));
    expect(await new SafeHttpClient(HERE).request(get(`http://shop.example:${port}/`))).toMatchObject({ kind: 'error', retriable: true });
    expect(await new SafeHttpClient(HERE).request(get(`http://shop.example:${port}/`, { headers: { 'x-a': 'b\r\nc: d' } }))).toMatchObject({ kind: 'error', retriable: false });
  });
});
