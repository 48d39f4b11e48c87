/** Posts orders over a fixed number of kept connections. Raw sockets: the measurement shall not spend the processor on the client. */
import { connect, type Socket } from 'node:net';
import type { CloudEvent } from '@nachklang/nodes/sdk';

export interface LoadOptions {
  url: string;
  apiKey: string;
  orders: number;
  connections: number;
  /** Orders a second over all connections; as fast as they are answered where absent. */
  rate?: number;
  /** What was said at the sale, so that customers may be advertised to. */
  advertisingNotice?: { version: string };
}
export interface LoadResult { accepted: number; failed: number; elapsedMs: number; sortedAnswerMs: number[]; lastOrderId: string }

export async function postOrders(options: LoadOptions): Promise<LoadResult> {
  const { hostname, port } = new URL(options.url);
  const started = performance.now();
  const result: LoadResult = { accepted: 0, failed: 0, elapsedMs: 0, sortedAnswerMs: [], lastOrderId: '' };
  let next = 0;
  const run = Math.floor(Date.now() / 1_000);
  result.lastOrderId = `${run}-${options.orders - 1}`;

  async function lane(): Promise<void> {
    const socket = connect(Number(port), hostname);
    await new Promise((resolve) => socket.once('connect', resolve));
    while (next < options.orders) {
      const index = next++;
      if (options.rate !== undefined) await sleepUntil(started + (index / options.rate) * 1_000);
      const sent = performance.now();
      const status = await exchange(socket, request(options, hostname, run, index));
      result.sortedAnswerMs.push(performance.now() - sent);
      if (status === 202) result.accepted += 1;
      else result.failed += 1;
    }
    socket.destroy();
  }
  await Promise.all(Array.from({ length: options.connections }, lane));
  result.elapsedMs = performance.now() - started;
  result.sortedAnswerMs.sort((a, b) => a - b);
  return result;
}

function sleepUntil(time: number): Promise<void> {
  const left = time - performance.now();
  return left <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, left));
}

function exchange(socket: Socket, bytes: string): Promise<number> {
  return new Promise((resolve) => {
    let answer = '';
    const onData = (chunk: Buffer) => {
      answer += chunk.toString('latin1');
      const head = answer.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/content-length: (\d+)/i.exec(answer)?.[1] ?? 0);
      if (answer.length < head + 4 + length) return;
      socket.off('data', onData);
      resolve(Number(answer.slice(9, 12)));
    };
    socket.on('data', onData);
    socket.write(bytes);
  });
}

function request({ apiKey, advertisingNotice }: LoadOptions, host: string, run: number, index: number): string {
  const event = orderPlaced(run, index);
  const body = JSON.stringify(advertisingNotice === undefined ? event : { ...event, data: { ...event.data, order: { ...event.data.order, advertisingNotice } } });
  return `POST /api/v1/events HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\nauthorization: Bearer ${apiKey}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

/** Two lines, an address, a new customer. `run` keeps the ids of two runs apart. */
export function orderPlaced(run: number, index: number) {
  const id = `${run}-${index}`;
  return {
    specversion: '1.0', id, source: 'bench', type: 'order.placed', time: new Date().toISOString(),
    data: {
      order: {
        id, number: `#${index}`, currency: 'EUR', total: 84.7, itemCount: 3,
        lines: [
          { id: '1', productId: 'p-1', sku: 'TEE-01', title: 'Assam Mangalam, 250 g', quantity: 2, unitPrice: 12.9, categories: ['tea'] },
          { id: '2', productId: 'p-2', sku: 'KANNE-3', title: 'Teekanne „Nordlicht“', quantity: 1, unitPrice: 58.9, categories: ['ceramics'] },
        ],
        shippingAddress: { name: 'Anna Beispiel', street: 'Lindenweg 4', postcode: '20095', city: 'Hamburg', country: 'DE' },
      },
      contact: { email: `anna.${id}@example.com`, firstName: 'Anna', lastName: 'Beispiel', locale: 'de-DE', customerId: `c-${id}` },
    },
  } satisfies CloudEvent;
}
