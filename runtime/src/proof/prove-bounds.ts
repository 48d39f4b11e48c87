/** How many marketing messages a contact can get at most in a stretch of time, and which journeys can compete for a slot. Pure; see README.md. */
import type { JourneyDocument, MessagePace, PacedMessage } from '@nachklang/nodes/sdk';
import type { CapRule } from '../engine/shop-model.ts';
import { counts } from '../stages/policy/index.ts';

export interface LiveJourney { id: string; document: JourneyDocument; pace: MessagePace }

/** No bound where a number is infinite. */
export interface Bound {
  /** Whatever happens. */
  most: number;
  /** For a contact with one order, one parcel and one line under way. */
  forOne: number;
  /** Why `most` is infinite: journeys that can send as often as there are subjects, or again and again in a circle. */
  open: { journeyId: string; because: 'subjects' | 'circle' }[];
}
/** Each two of these journeys can compete for a slot of this cap. */
export interface Contest { capId: string; journeyIds: string[] }

interface Supply { most: number; forOne: number }
/** Messages that the same caps count, of all journeys. */
interface Kind { message: PacedMessage['plan']; from: (Supply & { journeyId: string })[] }

export function proveBounds(journeys: readonly LiveJourney[], caps: readonly CapRule[], windowMs: number): { withoutCaps: Bound; withCaps: Bound } {
  const free = journeys.map((journey) => ({ journeyId: journey.id, ...supplyOf(journey, windowMs, ({ plan }) => plan.class === 'marketing') }));
  const withoutCaps: Bound = { most: sum(free, 'most'), forOne: sum(free, 'forOne'), open: openOf(free) };
  const kinds = kindsOf(journeys, windowMs);
  const held = (of: keyof Supply): number => Math.min(withoutCaps[of], cover(kinds, caps, windowMs, of));
  const uncovered = kinds.filter((kind) => !caps.some((cap) => holds(cap, kind)));
  return { withoutCaps, withCaps: { most: held('most'), forOne: held('forOne'), open: openOf(uncovered.flatMap(({ from }) => from)) } };
}

/** A cap that all its journeys together cannot fill never makes anybody wait. */
export function findContests(journeys: readonly LiveJourney[], caps: readonly CapRule[]): Contest[] {
  return caps.flatMap((cap) => {
    const counted = journeys.map((journey) => ({ id: journey.id, ...supplyOf(journey, cap.windowMs, ({ plan }) => counts(cap, plan)) })).filter(({ most }) => most > 0);
    return counted.length > 1 && sum(counted, 'most') > cap.max ? [{ capId: cap.id, journeyIds: counted.map(({ id }) => id) }] : [];
  });
}

/** Runs × messages of one run. Entries are counted per contact over all versions, or per subject, of which a contact has any number. */
function supplyOf({ document, pace }: LiveJourney, windowMs: number, of: (message: PacedMessage) => boolean): Supply {
  const { per, max } = document.settings.reentry;
  const perRun = pace.most(windowMs, of);
  const forOne = perRun === 0 ? 0 : perRun * max;
  return { forOne, most: forOne > 0 && per === 'subject' && document.subject !== 'contact' ? Infinity : forOne };
}

function kindsOf(journeys: readonly LiveJourney[], windowMs: number): Kind[] {
  const kinds = new Map<string, Kind>();
  const keyOf = ({ channel, category, whenBlocked }: PacedMessage['plan']): string => JSON.stringify([channel, category, whenBlocked === 'ignore']);
  for (const journey of journeys) {
    const marketing = new Map(journey.pace.messages.filter(({ plan }) => plan.class === 'marketing').map(({ plan }) => [keyOf(plan), plan]));
    for (const [key, message] of marketing) {
      const kind = kinds.get(key) ?? { message, from: [] };
      kind.from.push({ journeyId: journey.id, ...supplyOf(journey, windowMs, ({ plan }) => plan.class === 'marketing' && keyOf(plan) === key) });
      kinds.set(key, kind);
    }
  }
  return [...kinds.values()];
}

/**
 * Any choice of caps gives a bound: what they let through, and all that none of them holds. Beginning with all of them, the one whose
 * leaving out lowers the bound most is left out, as long as there is one.
 */
function cover(kinds: readonly Kind[], caps: readonly CapRule[], windowMs: number, of: keyof Supply): number {
  // A window of seven days is as many windows of the cap as cover it.
  const through = (cap: CapRule): number => cap.max * Math.ceil(windowMs / cap.windowMs);
  const bound = (chosen: readonly CapRule[]): number =>
    chosen.reduce((most, cap) => most + through(cap), 0) + kinds.filter((kind) => !chosen.some((cap) => holds(cap, kind))).reduce((most, { from }) => most + sum(from, of), 0);
  let chosen = [...caps];
  for (let best = bound(chosen); ; ) {
    const fewer = chosen.map((left) => chosen.filter((cap) => cap !== left)).map((rest) => ({ rest, most: bound(rest) }));
    const lowest = fewer.reduce<{ rest: CapRule[]; most: number } | undefined>((least, one) => (least === undefined || one.most < least.most ? one : least), undefined);
    if (lowest === undefined || lowest.most >= best) return best;
    best = lowest.most;
    chosen = lowest.rest;
  }
}

function holds(cap: CapRule, { message }: Kind): boolean {
  return message.whenBlocked !== 'ignore' && counts(cap, message);
}

function openOf(supplies: readonly (Supply & { journeyId: string })[]): Bound['open'] {
  const open = new Map<string, Bound['open'][number]>();
  for (const { journeyId, most, forOne } of supplies) if (most === Infinity) open.set(journeyId, { journeyId, because: forOne === Infinity ? 'circle' : 'subjects' });
  return [...open.values()];
}

function sum(supplies: readonly Supply[], of: keyof Supply): number {
  return supplies.reduce((total, supply) => total + supply[of], 0);
}
