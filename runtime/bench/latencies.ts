/** From acceptance to hand-over, read from what the program itself has written down. */
import type { mongo } from 'mongoose';

export interface Latencies { kind: 'latencies'; firstAccepted: number; lastHandedOver: number; sortedMs: number[] }

/** Less the wait that the journey asks for, which is nobody's work. */
export async function readLatencies(db: mongo.Db, waitMs: number): Promise<Omit<Latencies, 'kind'>> {
  const accepted = new Map<string, number>();
  const events = db.collection('events').find({ type: 'order.placed' }, { projection: { orderId: 1, receivedAt: 1 } });
  for await (const event of events) accepted.set(String(event['orderId']), Number(event['receivedAt']));
  const sortedMs: number[] = [];
  let lastHandedOver = 0;
  for await (const message of db.collection('messages').find({ state: 'sent' }, { projection: { orderId: 1, sentAt: 1 } })) {
    const sentAt = Number(message['sentAt']);
    lastHandedOver = Math.max(lastHandedOver, sentAt);
    sortedMs.push(sentAt - (accepted.get(String(message['orderId'])) ?? sentAt) - waitMs);
  }
  sortedMs.sort((a, b) => a - b);
  return { firstAccepted: [...accepted.values()].reduce((a, b) => Math.min(a, b), Infinity), lastHandedOver, sortedMs };
}

/** Of a sorted list. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
