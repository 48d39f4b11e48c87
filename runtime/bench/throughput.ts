/** Orders a second through the whole program, each against a peer doing the same work in the same run. */
import { percentile } from './latencies.ts';
import { MeasuredProcess } from './measured-process.ts';
import { measureOrders, type OrdersFigure } from './orders.ts';
import type { AloneDone, AloneOptions } from './nodemailer-alone.ts';
import type { SinkReady } from './smtp-sink.ts';

/** A measured rate beside the peer's of the same round. */
export interface Compared { perSecond: number; peerPerSecond: number; ratio: number; cpuUsPerOrder: number; answerP50Ms: number; answerP99Ms: number; pssMb: number }

/** Into the built-in mailbox, against one Agenda job per step. */
export async function measureMailbox(orders: number, peerOrders: number, runs: number): Promise<Compared> {
  const rounds: Compared[] = [];
  for (let run = 0; run < runs; run += 1) {
    const ours = await measureOrders(orders);
    const peer = await measureOrders(peerOrders, { program: 'agenda-per-step.ts' });
    rounds.push(compare(ours, peer.perSecond));
  }
  return median(rounds, (round) => round.perSecond);
}

/** Over SMTP to a sink on loopback, against pooled nodemailer alone to the same sink. */
export async function measureSmtp(orders: number, runs: number): Promise<Compared> {
  const sink = new MeasuredProcess('smtp-sink.ts');
  try {
    const { url: smtpUrl } = await sink.next<SinkReady>('ready');
    const rounds: Compared[] = [];
    for (let run = 0; run < runs; run += 1) {
      const ours = await measureOrders(orders, { smtpUrl });
      const alone = new MeasuredProcess('nodemailer-alone.ts', { smtpUrl, mails: orders } satisfies AloneOptions);
      const { perSecond } = await alone.next<AloneDone>('done').finally(() => alone.stop());
      rounds.push(compare(ours, perSecond));
    }
    return median(rounds, (round) => round.ratio);
  } finally {
    await sink.stop();
  }
}

/** From acceptance to hand-over at a steady rate, into the mailbox. */
export async function measureLatency(perSecond: number, seconds: number, runs: number): Promise<{ rate: number; p50Ms: number; p99Ms: number }> {
  const rate = Math.max(1, Math.round(perSecond));
  const rounds: OrdersFigure[] = [];
  for (let run = 0; run < runs; run += 1) rounds.push(await measureOrders(rate * seconds, { rate }));
  const { p50Ms, p99Ms } = median(rounds, (round) => round.p99Ms);
  return { rate, p50Ms, p99Ms };
}

export function median<T>(rounds: readonly T[], by: (round: T) => number): T {
  const sorted = [...rounds].sort((a, b) => by(a) - by(b));
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('A median needs a round.');
  return middle;
}

export function medianOf(values: readonly number[]): number {
  return percentile([...values].sort((a, b) => a - b), 0.5);
}

function compare({ perSecond, cpuUsPerOrder, answerP50Ms, answerP99Ms, pssMb }: OrdersFigure, peerPerSecond: number): Compared {
  return { perSecond, peerPerSecond, ratio: perSecond / peerPerSecond, cpuUsPerOrder, answerP50Ms, answerP99Ms, pssMb };
}
