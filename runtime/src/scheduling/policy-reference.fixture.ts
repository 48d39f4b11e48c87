/**
 * The policy once more, slow and plain: every instant is a full hour, every place is found by trying one hour after the other, and every window
 * is counted anew. What the real policy decides on the real store must be the same.
 */
export const HOUR = 3_600_000;
const LAST_RESORT_HOURS = 24 * 120;

export interface Wanted {
  key: string;
  runId: string;
  order: string;
  priority: number;
  mode: 'skip' | 'defer' | 'ignore';
  transactional: boolean;
  category: string | undefined;
  deferMs: number;
  /** When its node is reached. */
  askAt: number;
  placedAt: number;
  lawful: boolean;
}
export interface Person { wanted: Wanted[]; cancelled: Map<string, number>; objectsAt: number; half: boolean }
export interface Rules { caps: { windowMs: number; max: number; category: string | undefined }[]; settleMs: number; quiet: boolean }
export type Fate = { kind: 'sent'; at: number } | { kind: 'skipped' | 'gone' | 'waiting' };

interface Message extends Wanted { state: 'future' | 'coming' | 'waiting' | 'over'; due: number; expiresAt: number; wakes: boolean }
interface Slot { at: number; category: string | undefined }

export function fates(person: Person, rules: Rules, from: number, to: number): Map<string, Fate> {
  const messages: Message[] = person.wanted.map((one) => ({ ...one, state: 'future', due: one.askAt, expiresAt: one.askAt + one.deferMs, wakes: false }));
  const taken: Slot[] = [];
  const result = new Map<string, Fate>(messages.map(({ key }) => [key, { kind: 'waiting' }]));
  let now = from;

  const over = (message: Message, fate: Fate): void => {
    message.state = 'over';
    result.set(message.key, fate);
  };
  const wakeAll = (): void => {
    for (const one of messages) if (one.state === 'waiting' && one.wakes && one.due > now) one.due = now;
  };
  const send = (message: Message): void => {
    if (!message.transactional) taken.push({ at: now, category: message.category });
    over(message, { kind: 'sent', at: now });
  };
  const skip = (message: Message): void => {
    const competed = message.state === 'waiting';
    over(message, { kind: 'skipped' });
    if (competed) wakeAll();
  };

  function ask(message: Message): void {
    if (message.transactional) return send(message);
    if (!message.lawful || person.objectsAt <= now) return skip(message);
    const counted = rules.caps.some((cap) => countsIn(cap, message));
    if (message.mode === 'ignore') return send(message);
    if (counted && now < Math.min(message.askAt + rules.settleMs, message.expiresAt)) {
      message.state = 'waiting';
      message.wakes = false;
      message.due = Math.min(message.askAt + rules.settleMs, message.expiresAt);
      return;
    }
    const ahead: Slot[] = [];
    const better = messages.filter((one) => counted && one !== message && (one.state === 'waiting' || one.state === 'coming') && !one.transactional && one.lawful && ranksBefore(one, message)).sort((a, b) => (ranksBefore(a, b) ? -1 : 1));
    for (const rival of better) {
      if (!rules.caps.some((cap) => countsIn(cap, rival))) continue;
      const wants = Math.max(now, rival.state === 'coming' && rival.mode !== 'ignore' ? rival.due + rules.settleMs : rival.due);
      const at = rival.mode === 'ignore' ? wants : firstPlace(rival, wants, [...taken, ...ahead]);
      const last = rival.mode === 'skip' ? firstOpen(wants) : rival.expiresAt;
      if (at <= last) ahead.push({ at, category: rival.category });
    }
    const place = firstPlace(message, now, [...taken, ...ahead]);
    if (place === now) return send(message);
    const open = firstOpen(now);
    if (message.mode === 'skip' && open === now) return skip(message);
    const until = message.mode === 'skip' ? open : place;
    if (until > message.expiresAt) return skip(message);
    Object.assign(message, { state: 'waiting', due: until, wakes: open === now });
  }

  function firstOpen(start: number): number {
    let at = start;
    // Central European winter time; quiet from 21 to 8.
    while (rules.quiet && (hourOf(at + HOUR) >= 21 || hourOf(at + HOUR) < 8)) at += HOUR;
    return at;
  }
  function firstPlace(message: Message, start: number, slots: readonly Slot[]): number {
    for (let hours = 0; hours < LAST_RESORT_HOURS; hours += 1) {
      const at = start + hours * HOUR;
      if (firstOpen(at) === at && rules.caps.every((cap) => !countsIn(cap, message) || holds(cap, [...slots.filter((slot) => countsIn(cap, slot)).map((slot) => slot.at), at], at))) return at;
    }
    return Infinity;
  }
  /** In every window that holds `at`; others are as full as before. */
  function holds(cap: Rules['caps'][number], times: readonly number[], at: number): boolean {
    const windowMs = person.half ? cap.windowMs * 2 : cap.windowMs;
    return times.filter((end) => end >= at && end - windowMs < at).every((end) => times.filter((time) => time > end - windowMs && time <= end).length <= cap.max);
  }

  for (; now <= to; now += HOUR) {
    // Events first, in the order of their ids: cancellations before the objection before new orders.
    for (const [order, at] of person.cancelled) if (at === now) leave(messages.filter((one) => one.order === order));
    if (person.objectsAt === now) leave(messages.filter((one) => !one.transactional));
    for (const message of messages.filter((one) => one.placedAt === now && one.state === 'future').sort((a, b) => (a.runId < b.runId ? -1 : 1))) {
      message.state = 'coming';
      if (message.askAt === now) ask(message);
    }
    for (;;) {
      const due = messages.filter((one) => (one.state === 'waiting' || one.state === 'coming') && one.due <= now).sort((a, b) => a.due - b.due || (a.runId < b.runId ? -1 : 1));
      if (due[0] === undefined) break;
      ask(due[0]);
    }
  }
  return result;

  function leave(those: readonly Message[]): void {
    const gone = those.filter((one) => one.state === 'waiting' || one.state === 'coming');
    for (const one of gone) over(one, { kind: 'gone' });
    if (gone.length > 0) wakeAll();
  }
}

function ranksBefore(a: Message, b: Message): boolean {
  if (a.priority !== b.priority) return a.priority > b.priority;
  return a.askAt !== b.askAt ? a.askAt < b.askAt : a.key < b.key;
}
function countsIn(cap: Rules['caps'][number], message: Pick<Wanted, 'category'>): boolean {
  return cap.category === undefined || cap.category === message.category;
}
function hourOf(at: number): number {
  return Math.floor(at / HOUR) % 24;
}
