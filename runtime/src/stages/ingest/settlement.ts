/** What becomes of two contacts that one event names: made one, or kept apart. Pure. */
import type { Route } from './route.ts';

export type Settlement =
  | { kind: 'one'; from: string; into: string }
  /** Two people. The event goes as if the route `apart` were not there, which leads to `moveTo` from now on. */
  | { kind: 'two'; apart: string; moveTo?: string };

/** `theirs`: all routes that lead to one of the two. */
export function settle(theirs: readonly Route[], [a, b]: readonly [Route, Route]): Settlement {
  if (areRivals(theirs, a, b)) return { kind: 'two', apart: a._id, ...(!isOrderRoute(a) && { moveTo: b.contactId }) };
  const [into, from] = olderFirst(theirs, a.contactId, b.contactId);
  return { kind: 'one', from, into };
}

/** Two accounts of one shop system are two people, whatever address they give: the account takes its new address along. */
function areRivals(theirs: readonly Route[], a: Route, b: Route): boolean {
  const systems = (contactId: string) => theirs.filter((route) => route.contactId === contactId).flatMap((route) => route.system ?? []);
  const ofA = systems(a.contactId);
  return systems(b.contactId).some((system) => ofA.includes(system));
}

function isOrderRoute(route: Route): boolean {
  return route._id.startsWith(`${route.shopId}|order:`);
}

/** The contact that was known first stays; of equal age, the one with the smaller id, so that every process decides alike. */
function olderFirst(theirs: readonly Route[], a: string, b: string): [string, string] {
  const since = (contactId: string) => Math.min(...theirs.filter((route) => route.contactId === contactId).map((route) => route.at));
  const [first, second] = [since(a), since(b)];
  return first < second || (first === second && a < b) ? [a, b] : [b, a];
}
