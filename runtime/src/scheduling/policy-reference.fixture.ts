/**
 * The policy once more, slow and plain: one person, everything they were told, and the instants at which a worker looked at them. Every place is
 * found by trying, every window is counted anew from the list of slots. What the real policy decides on the real store must be the same.
 */
import type { CapRule } from '../engine/shop-model.ts';

/** Workers may be this late: what is asked for longer after its expiry is given up. */
const LATE_MS = 600_000;

export interface Wanted {
  key: string;
  runId: string;
  order: string;
  priority: number;
  mode: 'skip' | 'defer' | 'ignore';
  class: 'marketing' | 'transactional';
  category: string | undefined;
  /** From the order to the message node. */
  delayMs: number;
  deferMs: number;
  /** Its run goes on so long after it was sent; 0: it ends with it. */
  restMs: number;
  lawful: boolean;
}
export type News =
  | { kind: 'placed' | 'cancelled'; order: string }
  | { kind: 'objected' }
  | { kind: 'wished'; half: boolean; pauseUntil: number }
  | { kind: 'failed'; key: string };
/** What happened to a person at `at`, and is known from `arrives` on. */
export type Told = News & { at: number; arrives: number; id: string };
export interface Slot { key: string; at: number; class: Wanted['class']; category: string | undefined }
export interface Person { wanted: Wanted[]; told: Told[]; history: Slot[] }
/** A worker whose clock says `now` works through everything that came in until `arrived`. */
export interface Look { now: number; arrived: number }
export interface Rules { caps: readonly CapRule[]; settleMs: number; closed(messageClass: Wanted['class'], at: number): boolean }
export type Fate = { kind: 'sent'; at: number } | { kind: 'skipped' | 'gone' | 'waiting' };

/** Quiet hours begin and end on the quarter. */
export const QUARTER = 900_000;
/** Beyond every expiry. */
const FAR = Number.MAX_SAFE_INTEGER;
const FARTHEST_MS = 15 * 24 * 3_600_000;

interface Message extends Wanted { state: 'future' | 'coming' | 'waiting' | 'resting' | 'over'; due: number; since: number; expiresAt: number; wakes: boolean; sentNow: boolean }

export class Reference {
  readonly fates: Map<string, Fate>;
  slots: Slot[];
  readonly #messages: Message[];
  readonly #told: Told[];
  readonly #rules: Rules;
  #now = 0;
  #half = false;
  #pauseUntil = 0;
  #objected = false;
  /** Withdrawn from the outbox: the slot comes back by an event of its own, after everything else of this look. */
  #withdrawn = new Set<string>();

  constructor(person: Person, rules: Rules) {
    this.#messages = person.wanted.map((one) => ({ ...one, state: 'future', due: FAR, since: FAR, expiresAt: FAR, wakes: false, sentNow: false }));
    this.#told = person.told.toSorted((a, b) => a.arrives - b.arrives || a.at - b.at || (a.id < b.id ? -1 : 1));
    this.#rules = rules;
    this.slots = [...person.history];
    this.fates = new Map(person.wanted.map(({ key }) => [key, { kind: 'waiting' }]));
  }

  live(looks: readonly Look[]): this {
    let heard = 0;
    for (const { now, arrived } of looks) {
      this.#now = now;
      const until = this.#told.findLastIndex(({ arrives }) => arrives <= arrived) + 1;
      this.#work(this.#told.slice(heard, until));
      heard = Math.max(heard, until);
      if (this.#withdrawn.size > 0) this.#takeBack();
      for (const message of this.#messages) message.sentNow = false;
    }
    return this;
  }

  /** What happened and what fell due, the earlier one first. */
  #work(events: Told[]): void {
    for (;;) {
      const due = this.#active().filter((one) => one.due <= this.#now).sort((a, b) => a.due - b.due || (a.runId < b.runId ? -1 : 1))[0];
      const event = events[0];
      if (event && (!due || event.at <= due.due)) this.#hear(events.shift() ?? event);
      else if (due) this.#reach(due);
      else return;
    }
  }

  #takeBack(): void {
    this.slots = this.slots.filter(({ key }) => !this.#withdrawn.has(key));
    this.#withdrawn = new Set();
    this.#wake();
    this.#work([]);
  }

  #hear(event: Told): void {
    switch (event.kind) {
      case 'placed':
        for (const message of this.#messages.filter((one) => one.order === event.order)) {
          Object.assign(message, { state: 'coming', due: this.#now + message.delayMs });
          if (message.delayMs === 0) this.#reach(message);
        }
        return;
      case 'cancelled':
        return this.#leave(this.#active().filter((one) => one.order === event.order));
      case 'objected':
        this.#objected = true;
        for (const message of this.#messages.filter((one) => one.class === 'marketing' && this.fates.get(one.key)?.kind === 'sent')) this.#unsend(message);
        return this.#leave(this.#active().filter((one) => one.class === 'marketing' && this.#placedAt(one) <= event.at));
      case 'wished':
        this.#half = event.half;
        this.#pauseUntil = event.pauseUntil;
        return;
      case 'failed':
        this.slots = this.slots.filter(({ key }) => key !== event.key);
        return this.#wake();
    }
  }

  /** Runs that end before their time. */
  #leave(those: readonly Message[]): void {
    for (const message of those) {
      if (message.state === 'resting') this.#unsend(message);
      else this.fates.set(message.key, { kind: 'gone' });
      message.state = 'over';
    }
    if (those.length > 0) this.#wake();
  }

  /** What was only just decided never comes to be. */
  #unsend(message: Message): void {
    if (!message.sentNow) return void this.#withdrawn.add(message.key);
    this.slots = this.slots.filter(({ key }) => key !== message.key);
    this.fates.set(message.key, { kind: 'gone' });
  }

  #wake(): void {
    for (const one of this.#messages) if (one.state === 'waiting' && one.wakes && one.due > this.#now) one.due = this.#now;
  }

  #reach(message: Message): void {
    if (message.state === 'resting') {
      message.state = 'over';
      return;
    }
    const isFirst = message.state === 'coming';
    if (isFirst) Object.assign(message, { since: this.#now, expiresAt: this.#now + message.deferMs });
    const answer = this.#ask(message);
    if (answer === 'send') this.#send(message);
    else if (answer === 'skip') {
      message.state = 'over';
      this.fates.set(message.key, { kind: 'skipped' });
      if (!isFirst) this.#wake();
    } else Object.assign(message, { state: 'waiting', due: answer.until, wakes: answer.wakes });
  }

  #send(message: Message): void {
    const now = this.#now;
    if (this.#isCounted(message)) this.slots.push({ key: message.key, at: now, class: message.class, category: message.category });
    this.fates.set(message.key, { kind: 'sent', at: now });
    Object.assign(message, { sentNow: true, state: message.restMs > 0 ? 'resting' : 'over', due: now + message.restMs });
  }

  #ask(message: Message): 'send' | 'skip' | { until: number; wakes: boolean } {
    const now = this.#now;
    const { mode, since, expiresAt } = message;
    const marketing = message.class === 'marketing';
    if (marketing && (!message.lawful || this.#objected)) return 'skip';
    if (now > expiresAt + LATE_MS) return 'skip';
    const decidedAt = Math.min(since + this.#rules.settleMs, expiresAt);
    if (marketing && mode !== 'ignore' && this.#isCounted(message) && now < decidedAt) return { until: decidedAt, wakes: false };
    const place = this.#placeAmong(message);
    const isPaused = marketing && this.#pauseUntil > now;
    if (place === now || (mode === 'ignore' && !isPaused)) return 'send';
    const opens = this.#opening(message, now);
    if (mode === 'defer') return place > expiresAt ? 'skip' : { until: place, wakes: !isPaused && opens === now };
    // Quiet hours say when, not whether.
    return isPaused || opens === now || opens > expiresAt ? 'skip' : { until: opens, wakes: false };
  }

  /** The more important ones choose first, each the first place that is left and that it still wants. */
  #placeAmong(message: Message): number {
    if (!this.#isCounted(message)) return this.#place(message, this.#now, []);
    const ahead: Slot[] = [];
    const rivals = this.#active().filter((one) => one !== message && one.state !== 'resting' && this.#isCounted(one) && (one.class === 'transactional' || one.lawful));
    for (const rival of rivals.filter((one) => rank(one, message) < 0).sort(rank)) {
      const settles = rival.state === 'coming' && rival.mode !== 'ignore' && rival.class === 'marketing';
      const wants = Math.max(this.#now, settles ? rival.due + this.#rules.settleMs : rival.due);
      const at = rival.mode === 'ignore' ? wants : this.#place(rival, wants, ahead);
      const until = rival.mode === 'skip' ? this.#opening(rival, wants) : rival.state === 'coming' ? rival.due + rival.deferMs : rival.expiresAt;
      if (at <= until) ahead.push({ key: rival.key, at, class: rival.class, category: rival.category });
    }
    return this.#place(message, this.#now, ahead);
  }

  /** The first instant at which everything allows the message. Windows get less full only when a slot leaves them. */
  #place(message: Message, from: number, ahead: readonly Slot[]): number {
    const start = message.class === 'marketing' ? Math.max(from, this.#pauseUntil) : from;
    const caps = this.#rules.caps.filter((cap) => counts(cap, message)).map((cap) => {
      const windowMs = cap.class === 'marketing' && this.#half ? cap.windowMs * 2 : cap.windowMs;
      return { max: cap.max, windowMs, times: [...this.slots, ...ahead].filter((slot) => counts(cap, slot)).map(({ at }) => at) };
    });
    const leaving = caps.flatMap(({ times, windowMs }) => times.map((time) => time + windowMs)).filter((time) => time > start);
    const places = [start, ...leaving].map((time) => this.#opening(message, time)).sort((a, b) => a - b);
    return places.find((at) => caps.every(({ times, max, windowMs }) => holds([...times, at], at, max, windowMs))) ?? FAR;
  }

  #opening(message: Message, from: number): number {
    if (!this.#rules.closed(message.class, from)) return from;
    for (let at = Math.floor(from / QUARTER) * QUARTER + QUARTER; at < from + FARTHEST_MS; at += QUARTER) if (!this.#rules.closed(message.class, at)) return at;
    return FAR;
  }

  #active(): Message[] {
    return this.#messages.filter(({ state }) => state === 'coming' || state === 'waiting' || state === 'resting');
  }
  #isCounted(message: Message): boolean {
    return this.#rules.caps.some((cap) => counts(cap, message));
  }
  #placedAt({ order }: Message): number {
    return this.#told.find((one) => one.kind === 'placed' && one.order === order)?.at ?? FAR;
  }
}

/** More important first, then who asked or will ask first. */
function rank(a: Message, b: Message): number {
  const since = (one: Message) => (one.state === 'coming' && one.since === FAR ? one.due : one.since);
  return b.priority - a.priority || since(a) - since(b) || (a.key < b.key ? -1 : 1);
}
export function counts(cap: CapRule, one: Pick<Wanted, 'class' | 'category'>): boolean {
  return cap.class === one.class && cap.channel !== 'sms' && (cap.category === undefined || cap.category === one.category);
}
/** No window that holds `at` is overfull; others are as full as before. */
function holds(times: readonly number[], at: number, max: number, windowMs: number): boolean {
  return times.filter((end) => end >= at && end - windowMs < at).every((end) => times.filter((time) => time > end - windowMs && time <= end).length <= max);
}
