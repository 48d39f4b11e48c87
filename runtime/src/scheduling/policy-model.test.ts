/**
 * The real policy on the real store against the plain reference: random shops, journeys, people, wishes, cancellations, failures, objections,
 * clocks, workers and deaths. `npm run test:policy` plays 100,000 messages; `-- --messages 20000 --seed 7` as many as wanted.
 */
import { expect, test } from 'vitest';
import { Dice, ERAS, rulesIn, shopOf, type Era } from './policy-draws.fixture.ts';
import { ROUGH, PersonMaker, scheduleOf, SKEW_MS, type PlannedPerson, type Schedule } from './policy-people.fixture.ts';
import { LAST_LOOK_MS, longestOf, play, type Played } from './policy-play.fixture.ts';
import { counts, Reference, type Fate, type Rules, type Wanted } from './policy-reference.fixture.ts';

const JOURNEYS = 6;
const ORDERS = 4;
const PER_SHOP = 1_500;
const FEWEST_SHOPS = 12;
const MESSAGES = Number(process.env.POLICY_MESSAGES ?? 2_400);
const SEED = process.env.POLICY_SEED ?? '1';
/** A few days only touch one change of clocks: all eras take their share. */
const PEOPLE = Math.ceil(MESSAGES / (JOURNEYS * ORDERS * ERAS.length));

interface Outcome { compared: number; differences: string[]; overshoots: string[]; counted: Record<Fate['kind'], number>; deaths: number }

async function playEra(era: Era): Promise<Outcome> {
  const dice = new Dice(`${SEED}/${era.name}`);
  const shops = Array.from({ length: Math.max(FEWEST_SHOPS, Math.ceil(MESSAGES / ERAS.length / PER_SHOP)) }, (_, index) => shopOf(dice, `s${index}`, JOURNEYS, index % 2 === 0));
  const schedule = scheduleOf(dice, era);
  const maker = new PersonMaker(dice, schedule, era);
  // The rough hand has every other partition, and is not compared message by message.
  const people = Array.from({ length: PEOPLE * 2 }, (_, index) => maker.make(`c${index + 1}`, shops, ORDERS));
  const played = await play(shops, people, schedule, `${SEED}/${era.name}`);
  return judge(people, schedule, played, rulesIn(era));
}

function judge(people: readonly PlannedPerson[], schedule: Schedule, played: Played, rulesFor: ReturnType<typeof rulesIn>): Outcome {
  const outcome: Outcome = { compared: 0, differences: [], overshoots: [], counted: { sent: 0, skipped: 0, gone: 0, waiting: 0 }, deaths: played.deaths };
  for (const person of people) {
    const rules = rulesFor(person.shop, person.zone);
    if (person.hand !== ROUGH) compare(person, new Reference(person, rules).live(schedule.looks[person.hand] ?? []), played, schedule, outcome);
    outcome.overshoots.push(...overshoots(person, rules, played), ...trespasses(person, rules, played, schedule.ticks.at(-1) ?? 0));
  }
  return outcome;
}

function compare(person: PlannedPerson, { fates, slots }: Reference, played: Played, { ticks }: Schedule, outcome: Outcome): void {
  for (const one of person.wanted) {
    const fate = fates.get(one.key) ?? { kind: 'waiting' };
    outcome.compared += 1;
    outcome.counted[fate.kind] += 1;
    const real = realFate(one, played);
    const expected = told(fate);
    if (real !== expected) outcome.differences.push(`${person.contact} ${one.key} (${one.class}, ${one.mode}): ${real}; the reference says ${expected}`);
  }
  const kept = new Set(played.windows.get(person.contact)?.map(({ key }) => key));
  const end = (ticks.at(-1) ?? 0) + SKEW_MS;
  for (const { key, at } of slots) if (at > end - longestOf(person.shop) && !kept.has(key)) outcome.differences.push(`${person.contact}: the slot of ${key} is lost`);
  const known = new Set(slots.map(({ key }) => key));
  for (const key of kept) if (!known.has(key)) outcome.differences.push(`${person.contact}: the slot of ${key} was never given back`);
}

function realFate({ key, runId }: Wanted, { sentAt, runs }: Played): string {
  const at = sentAt.get(key);
  if (at !== undefined) return told({ kind: 'sent', at });
  const run = runs.get(runId);
  if (run?.path['mail'] === 'skipped') return 'skipped';
  // Sent and stopped at once, it never came to be.
  return run?.state === 'exited' || run?.path['mail'] === 'sent' ? 'gone' : 'waiting';
}

function told(fate: Fate): string {
  return fate.kind === 'sent' ? `sent ${new Date(fate.at).toISOString()}` : fate.kind;
}

/** Of messages that respect caps, no window holds more than it may; not even those whose slots came back since are needed for that. */
function overshoots({ contact, wanted, told: news, half }: PlannedPerson, { caps }: Rules, { sentAt }: Played): string[] {
  const failed = new Set(news.flatMap((one) => (one.kind === 'failed' ? one.key : [])));
  const cancelled = new Set(news.flatMap((one) => (one.kind === 'cancelled' ? one.order : [])));
  const own = wanted.filter((one) => one.mode !== 'ignore' && !failed.has(one.key) && !cancelled.has(one.order));
  return caps.flatMap((cap) => {
    const windowMs = cap.windowMs * (half && cap.class === 'marketing' ? 2 : 1);
    const times = own.filter((one) => counts(cap, one)).flatMap(({ key }) => sentAt.get(key) ?? []);
    return times.filter((end) => times.filter((time) => time > end - windowMs && time <= end).length > cap.max).map((end) => `${contact}: more than ${cap.max} in ${cap.windowMs / 60_000} min until ${new Date(end).toISOString()}`);
  });
}

/** What must never be, whoever died: advertising at a closed hour, without permission, or after an objection was worked through; a run or a slot that is lost. */
function trespasses(person: PlannedPerson, rules: Rules, { sentAt, runs, windows }: Played, end: number): string[] {
  const { contact, wanted, told: news, shop } = person;
  const objected = news.find(({ kind }) => kind === 'objected')?.arrives ?? Infinity;
  const slots = new Set(windows.get(contact)?.map(({ key }) => key));
  const returned = (one: Wanted) => objected < Infinity || news.some((event) => (event.kind === 'failed' && event.key === one.key) || (event.kind === 'cancelled' && event.order === one.order));
  return wanted.flatMap((one) => {
    const { key, runId, class: messageClass, mode, lawful } = one;
    const run = runs.get(runId);
    const found = run?.state === 'active' && (run.dueAt ?? Infinity) < end - SKEW_MS ? ['was forgotten'] : [];
    const at = sentAt.get(key);
    if (at === undefined) return found;
    if (mode !== 'ignore' && rules.closed(messageClass, at)) found.push('left at a closed hour');
    if (messageClass === 'marketing' && !lawful) found.push('left without permission');
    if (messageClass === 'marketing' && at > objected + SKEW_MS) found.push('left after an objection');
    if (at > end + LAST_LOOK_MS - longestOf(shop) && !slots.has(key) && !returned(one) && rules.caps.some((cap) => counts(cap, one))) found.push('lost its slot');
    return found.map((what) => `${contact} ${key} ${what}`);
  });
}

test(`zero differences, zero overshoots over ${MESSAGES} messages (seed ${SEED})`, { timeout: 300_000 + MESSAGES * 60 }, async () => {
  const started = performance.now();
  const outcomes: Outcome[] = [];
  for (const era of ERAS) outcomes.push(await playEra(era));
  const sum = (of: (one: Outcome) => number) => outcomes.reduce((total, one) => total + of(one), 0);
  const [differences, overshot] = [outcomes.flatMap((one) => one.differences), outcomes.flatMap((one) => one.overshoots)];
  const kinds = (['sent', 'skipped', 'gone', 'waiting'] as const).map((kind) => `${sum(({ counted }) => counted[kind])} ${kind}`);
  console.log(
    `policy model: seed ${SEED}, ${sum(({ compared }) => compared)} messages compared (${kinds.join(', ')}), ${differences.length} differences, ${overshot.length} overshoots, ` +
      `${sum(({ deaths }) => deaths)} deaths, ${((performance.now() - started) / 1_000).toFixed(1)} s`,
  );
  expect([...differences.slice(0, 20), ...overshot.slice(0, 20)]).toEqual([]);
  expect(sum(({ counted }) => counted.sent)).toBeGreaterThan(MESSAGES / 10);
});
