/** One webhook: verified, translated, durable. The shop system hears yes only then. */
import type { mongo } from 'mongoose';
import type { Clock } from '../../ports/clock.ts';
import { withNotices } from './checkout-notices.ts';
import { keepDelivery } from './deliveries.ts';
import type { Ingest } from './ingest.ts';
import type { SourceConnections } from './source-connections.ts';
import { writeSourceTasks } from './source-tasks.ts';
import { parseLossless } from './sources/lossless-json.ts';
import type { DeliveryLabel, HookHeaders, Source } from './sources/source.ts';

export interface HookServices {
  db: mongo.Db;
  clock: Clock;
  ingest: Ingest;
  connections: SourceConnections;
  sources: ReadonlyMap<string, Source>;
}

export type Taken =
  | { kind: 'taken'; accepted: number; duplicates: number }
  | { kind: 'ignored'; reason: string }
  /** Kept raw; sending it again would not help. */
  | { kind: 'kept'; problems: string[] }
  | { kind: 'not_connected' }
  | { kind: 'forged'; reason: string };

export async function takeDelivery(services: HookServices, at: { source: string; shopId: string }, headers: HookHeaders, rawBody: Buffer): Promise<Taken> {
  const { clock, ingest, connections, db } = services;
  const source = services.sources.get(at.source);
  const connection = source && (await connections.find(at.shopId, at.source));
  if (!source || !connection) return { kind: 'not_connected' };
  const verified = source.verify(rawBody, headers, connection.secret);
  if (verified.kind === 'forged') return verified;

  const body = parsed(rawBody);
  const label = source.label(headers, body);
  const { origin } = connection.settings;
  if (origin !== undefined && label.origin !== origin) return { kind: 'forged', reason: `It comes from ${label.origin ?? 'an unnamed shop'}, but this connection is for ${origin}.` };
  const keep = async (problems: string[]): Promise<Taken> => {
    await keepDelivery(db, { shopId: at.shopId, source: source.id, label, rawBody, problems }, clock.now());
    return { kind: 'kept', problems };
  };
  if (body === undefined) return keep(['The body is not JSON.']);
  const translation = source.toEvents(label, body, clock.now());
  if (translation.kind === 'unreadable') return keep([translation.reason]);
  if (translation.kind === 'ignored') return translation;

  const events = await withNotices(db, at.shopId, translation.events, translation.atCheckout ?? []);
  const answers = await ingest.accept(at.shopId, events, { delivery: deliveryOf(label) });
  await writeSourceTasks(db, at.shopId, source.id, translation.tasks ?? [], clock.now());
  const problems = answers.flatMap(({ id, problem }) => (problem ? [`${id}: ${problem.detail}`] : []));
  if (problems.length > 0) return keep(problems);
  const accepted = answers.filter(({ status }) => status === 'accepted').length;
  return { kind: 'taken', accepted, duplicates: answers.length - accepted };
}

function deliveryOf({ key, action }: DeliveryLabel): { id: string; action?: string } {
  return { id: key, ...(action !== undefined && { action }) };
}

function parsed(rawBody: Buffer): unknown {
  try {
    return parseLossless(rawBody.toString('utf8'));
  } catch {
    return undefined;
  }
}
