/** Ending the web side, with connections that are open. */
import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { closeWeb } from './close-web.ts';

let app: FastifyInstance;
let answer: (() => void) | undefined;

beforeEach(async () => {
  answer = undefined;
  app = Fastify();
  app.get('/slow', () => new Promise((resolve) => (answer = () => resolve('answered'))));
  app.post('/body', async () => 'read');
  await app.listen({ port: 0, host: '127.0.0.1' });
});
afterEach(() => app.server.closeAllConnections());

const port = () => (app.server.address() as AddressInfo).port;

it.each([
  ['nothing', ''],
  ['half of its headers', 'POST /body HTTP/1.1\r\nHost: shop.example\r\n'],
  ['half of its body', 'POST /body HTTP/1.1\r\nHost: shop.example\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"a":'],
])('a connection that has sent %s is cut off after the grace', async (_what, sent) => {
  const arrived = once(app.server, 'connection');
  const socket = connect(port(), '127.0.0.1').on('error', () => undefined).resume();
  const cut = once(socket, 'close');
  await arrived;
  if (sent !== '') await new Promise((resolve) => socket.write(sent, resolve));
  await closeWeb(app, 10);
  await cut;
  expect(socket.closed).toBe(true);
});

it('what was asked before is answered', async () => {
  const asked = fetch(`http://127.0.0.1:${port()}/slow`);
  await expect.poll(() => answer).toBeDefined();
  const closed = closeWeb(app);
  answer?.();
  expect(await (await asked).text()).toBe('answered');
  await closed;
});
