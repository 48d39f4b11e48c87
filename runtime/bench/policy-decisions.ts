/** Decisions a second of processor time with ten rules and twenty competitors, beside the usual check: read what the contact got, count, send. `node runtime/bench/policy-decisions.ts` */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MessageRequest } from '@nachklang/nodes/sdk';
import { ALL_INDEXES } from '../src/indexes.ts';
import type { ContactRecord } from '../src/engine/model.ts';
import type { MessageRecord } from '../src/engine/outbox-model.ts';
import type { CapRule } from '../src/engine/shop-model.ts';
import { DEFAULT_POLICY } from '../src/engine/shop-model.ts';
import { decide, type Rival } from '../src/stages/policy/index.ts';
import { collectionsOf } from '../src/store/collections.ts';
import { ensureIndexes, openDatabase } from '../src/store/open-database.ts';
import { cpuMsOfTree } from './cpu.ts';
import { median } from './throughput.ts';

/** Per second of processor time, wherever it is spent: on a busy machine others take the rest. */
export interface DecisionsFigure { perSecond: number; alonePerSecond: number; naivePerSecond: number }

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A working day at noon: quiet hours are looked at and do not stand in the way. */
const NOON = Date.UTC(2026, 10, 24, 11);
const SHOP = { id: 'shop', name: 'Kontor', timeZone: 'Europe/Berlin', country: 'DE', locale: 'de', returnDays: 14 } as const;
const REQUEST: MessageRequest = { channel: 'email', class: 'marketing', category: 'review', email: 'review', whenBlocked: 'defer', trackClicks: false };
const RULES = Array.from({ length: 10 }, (_, index): CapRule => ({
  id: `rule-${index}`, channel: index % 2 === 0 ? 'any' : 'email', class: 'marketing', windowMs: [HOUR, DAY, 7 * DAY, 30 * DAY, 365 * DAY][index % 5] ?? DAY, max: 1 + index * 2, ...(index > 6 && { category: 'review' }),
}));
const SENT = 12;
const COMPETITORS = 20;
const RUN_MS = 2_000;

export async function measureDecisions(runs: number): Promise<DecisionsFigure> {
  const alone: number[] = [];
  const contested: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    alone.push(decisionsPerSecond(0));
    contested.push(decisionsPerSecond(COMPETITORS));
  }
  return { perSecond: middle(contested), alonePerSecond: middle(alone), naivePerSecond: middle(await countedFromStore(runs)) };
}

/** Each message is asked for anew, as a batch does; half of the competitors are more important. */
function decisionsPerSecond(competitors: number): number {
  const contact = contactWith(SENT);
  const rivals = Array.from({ length: competitors }, (_, index): Rival => ({
    key: `r${index}|mail|1`, journeyId: `r${index}`, request: REQUEST, priority: index % 2 === 0 ? 80 : 20, since: NOON - HOUR, at: NOON + index * HOUR, expiresAt: NOON + 5 * DAY,
  }));
  const ask = (index: number) => decide({
    key: `m${index}`, request: REQUEST, contact, shop: SHOP, caps: RULES, policy: DEFAULT_POLICY, now: NOON, expiresAt: NOON + 3 * DAY, priority: 50, since: NOON - 2 * 60_000, settleUntil: NOON - 60_000, rivals: () => rivals,
  }).checks.length;
  let looked = 0;
  for (let index = 0; index < 200; index += 1) looked += ask(index);
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  let asked = 0;
  for (; performance.now() - started < RUN_MS; asked += 1) looked += ask(asked);
  if (looked === 0) throw new Error('Nothing was looked at.');
  const { user, system } = process.cpuUsage(cpu);
  return asked / ((user + system) / 1e6);
}

function contactWith(sent: number): ContactRecord {
  return {
    _id: 'c', shopId: 'shop', partition: 1, revision: 1, stamps: {}, orders: [], suppressions: [], entries: [], createdAt: 0,
    consents: [{ channel: 'email', purpose: 'marketing', state: 'granted', at: 0, by: 'e' }],
    view: { id: 'c', email: 'anna@example.com', locale: 'de', timeZone: 'Europe/Berlin', country: 'DE', tags: [], attributes: {}, orderCount: 1, totalSpent: 10 },
    window: Array.from({ length: sent }, (_, index) => ({ key: `s${index}|o|1|mail|1`, at: NOON - (index + 2) * 20 * DAY, channel: 'email', class: 'marketing', category: 'review' })),
  };
}

/** The usual way, twenty checks at once: no competitors, no clock, and nothing that keeps two workers from counting the same. */
async function countedFromStore(runs: number): Promise<number[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'nachklang-bench-'));
  const database = await openDatabase({ dataDir });
  try {
    await ensureIndexes(database.db, ALL_INDEXES);
    const { messages } = collectionsOf(database.db);
    const contacts = Array.from({ length: 2_000 }, (_, index) => `c${index}`);
    for (let from = 0; from < contacts.length; from += 200) await messages.insertMany(contacts.slice(from, from + 200).flatMap((contact) => sentTo(contact)));
    const rounds: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      const cpuMs = cpuMsOfTree(process.pid);
      let next = 0;
      await Promise.all(Array.from({ length: 20 }, async () => {
        while (next < contacts.length) {
          const got = await messages.find({ contactId: contacts[next++] ?? '', createdAt: { $gte: NOON - 365 * DAY } }, { projection: { createdAt: 1, class: 1, channel: 1, category: 1 } }).toArray();
          RULES.every((rule) => got.filter((one) => one.class === rule.class && one.createdAt > NOON - rule.windowMs && (rule.category === undefined || one.category === rule.category)).length < rule.max);
        }
      }));
      rounds.push(contacts.length / ((cpuMsOfTree(process.pid) - cpuMs) / 1_000));
    }
    return rounds;
  } finally {
    await database.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function sentTo(contactId: string): MessageRecord[] {
  return contactWith(SENT).window.map(({ key, at, channel, category }) => ({
    _id: `${contactId}|${key}`, shopId: 'shop', contactId, enrollmentId: `${contactId}|${key}`, journeyId: 'j', versionId: 'j@1', nodeId: 'mail', channel, class: 'marketing', ...(category !== undefined && { category }),
    email: 'review', locale: 'de', to: 'anna@example.com', trackClicks: false, state: 'sent', attempts: 1, createdAt: at, nextAttemptAt: at, sentAt: at,
  }));
}

const middle = (values: readonly number[]) => median(values, (value) => value);

if (import.meta.main) console.log(await measureDecisions(3));
