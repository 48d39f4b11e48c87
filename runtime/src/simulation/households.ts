/**
 * The contacts of one thread. They do not touch each other, so each lives by a clock of its own, alone or together with those it became
 * one with; and what happens to it is saved up. Worked through at one go, its records stay near, and what each event replaces is soon gone.
 */
import type { EpochMs } from '@nachklang/nodes/sdk';
import type { Belongings, MemoryEngineStore } from './memory-engine-store.ts';
import type { Join } from './memory-routes.ts';
import type { Replay } from './replay.ts';
import { recordOf, type PassedOn } from './told-event.ts';

/** Characters of events that may be saved up: the more, the fewer times a customer's records are fetched from afar. */
const MOST_SAVED = 32 * 2 ** 20;

interface Household { replay: Replay; contactIds: string[]; saved: { at: EpochMs; events: PassedOn[] }[] }

export class Households {
  readonly #begin: () => Replay;
  readonly #shopId: string;
  readonly #mostSaved: number;
  readonly #of = new Map<string, Household>();
  /** Every replay that was begun, also of those who moved in with others since. */
  readonly #replays: Replay[] = [];
  readonly #busy = new Set<Household>();
  #saved = 0;

  constructor(shopId: string, begin: () => Replay, mostSaved = MOST_SAVED) {
    this.#shopId = shopId;
    this.#begin = begin;
    this.#mostSaved = mostSaved;
  }

  /** These events arrive, in the order in which this is called. */
  happen(at: EpochMs, events: readonly PassedOn[]): void {
    for (const [household, own] of Map.groupBy(events, ({ place }) => this.#householdOf(place.contactId))) {
      household.saved.push({ at, events: own });
      this.#busy.add(household);
    }
    for (const event of events) if ('text' in event) this.#saved += event.text.length;
    if (this.#saved > this.#mostSaved) this.#workThroughAll();
  }

  /** One person from that instant on. */
  join({ from, into }: Join, at: EpochMs): void {
    const [goes, stays] = [this.#upTo(from, at), this.#upTo(into, at)];
    if (goes === stays) return;
    for (const contactId of goes.contactIds) {
      stays.replay.store.adopt(goes.replay.store.give(contactId));
      this.#moveIn(contactId, stays);
    }
  }

  /** Takes a contact out as it is at that instant, before anything that happens at it. */
  give(contactId: string, at: EpochMs): Belongings {
    const household = this.#upTo(contactId, at);
    household.contactIds.splice(household.contactIds.indexOf(contactId), 1);
    this.#of.delete(contactId);
    return household.replay.store.give(contactId);
  }

  /** One who lived elsewhere moves in. */
  adopt(contactId: string, belongings: Belongings, { into, at }: { into: string; at: EpochMs }): void {
    const household = this.#upTo(into, at);
    household.replay.store.adopt(belongings);
    this.#moveIn(contactId, household);
  }

  /** Everything that is due until then happens. */
  finish(until: EpochMs): void {
    this.#workThroughAll();
    for (const replay of this.#replays) replay.finish(until);
  }

  get stores(): MemoryEngineStore[] {
    return this.#replays.map(({ store }) => store);
  }

  get failed(): { id: string; reason: string }[] {
    return this.#replays.flatMap(({ unused }) => unused);
  }

  #householdOf(contactId: string): Household {
    const known = this.#of.get(contactId);
    if (known) return known;
    const household: Household = { replay: this.#begin(), contactIds: [], saved: [] };
    this.#replays.push(household.replay);
    this.#moveIn(contactId, household);
    return household;
  }

  #moveIn(contactId: string, household: Household): void {
    household.contactIds.push(contactId);
    this.#of.set(contactId, household);
  }

  #upTo(contactId: string, at: EpochMs): Household {
    const household = this.#householdOf(contactId);
    this.#workThrough(household);
    household.replay.wait(at - 1);
    return household;
  }

  #workThroughAll(): void {
    for (const household of this.#busy) this.#workThrough(household);
    this.#busy.clear();
    this.#saved = 0;
  }

  #workThrough(household: Household): void {
    for (const { at, events } of household.saved) household.replay.happen(at, events.map((event) => recordOf(event, this.#shopId)));
    household.saved = [];
  }
}
