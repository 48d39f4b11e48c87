/** The program under measurement, as a process of its own. Speaks with the benchmark over IPC. */
import { parseEnvironment } from '../src/config/environment.ts';
import { startServer } from '../src/server.ts';
import { orderJourney } from './order-journey.ts';
import { prepareShop } from './prepare-shop.ts';

export interface Ready { kind: 'ready'; url: string; apiKey: string; shopId: string }
export interface Progress { kind: 'progress'; handedOver: number; cpuMs: number; storeCpuMs: number; rssMb: number }
export interface Latencies { kind: 'latencies'; firstAccepted: number; lastHandedOver: number; sortedMs: number[] }

const WAIT_MS = 1_000;
const [dataDir = '', smtpUrl] = process.argv.slice(2);
const parsed = parseEnvironment({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'warn', ...(smtpUrl !== undefined && { SMTP_URL: smtpUrl }), ...(process.env['MONGODB_URI'] !== undefined && { MONGODB_URI: process.env['MONGODB_URI'] }) });
if (parsed.kind !== 'ok') throw new Error(parsed.problems.join('\n'));
const running = await startServer({ ...parsed.config, secret: 'a-secret-for-measuring-only-0123456789' });
const { db } = running.core;
const shop = await prepareShop(db, [await orderJourney(`PT${WAIT_MS / 1_000}S`)]);
process.send?.({ kind: 'ready', url: running.url ?? '', ...shop } satisfies Ready);

process.on('message', (question) => void answer(String(question)));
process.on('disconnect', () => void running.stop().then(() => process.exit(0)));

async function answer(question: string): Promise<void> {
  if (question === 'progress') process.send?.(await progress());
  if (question === 'latencies') process.send?.(await latencies());
}

async function progress(): Promise<Progress> {
  const { user, system } = process.cpuUsage();
  const handedOver = await db.collection('messages').countDocuments({ state: 'sent' });
  return { kind: 'progress', handedOver, cpuMs: (user + system) / 1_000, storeCpuMs: 0, rssMb: process.memoryUsage().rss / 1e6 };
}

/** From acceptance to hand-over, less the wait that the journey asks for. */
async function latencies(): Promise<Latencies> {
  const accepted = new Map<string, number>();
  for await (const event of db.collection('events').find({ type: 'order.placed' }, { projection: { orderId: 1, receivedAt: 1 } })) accepted.set(String(event['orderId']), Number(event['receivedAt']));
  const sortedMs: number[] = [];
  let lastHandedOver = 0;
  for await (const message of db.collection('messages').find({ state: 'sent' }, { projection: { orderId: 1, sentAt: 1 } })) {
    const sentAt = Number(message['sentAt']);
    lastHandedOver = Math.max(lastHandedOver, sentAt);
    sortedMs.push(sentAt - (accepted.get(String(message['orderId'])) ?? sentAt) - WAIT_MS);
  }
  sortedMs.sort((a, b) => a - b);
  return { kind: 'latencies', firstAccepted: Math.min(...accepted.values()), lastHandedOver, sortedMs };
}
