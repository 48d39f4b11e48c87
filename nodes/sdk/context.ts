/** What a node sees. Everything here is data or pure, so the same inputs give the same result in production, tests and replay (design §4, invariant 7). */
import type { Line } from './events/order.ts';
import type { JourneyEvent } from './events/event.ts';
import type { RuleGroup } from './rules/rule-group.ts';
import type { ContactView, OrderView, ParcelView, ShopView, SubjectKind } from './subjects.ts';
import type { EpochMs } from './values.ts';

export type Resumed = { by: 'due' } | { by: 'event'; event: JourneyEvent };

/** The facts a rule, a template or a node may look at. */
export interface Facts {
  shop: ShopView;
  contact: ContactView;
  order?: OrderView;
  parcel?: ParcelView;
  line?: Line;
  /** The event that started the run, or the one that just resumed it. */
  event?: JourneyEvent;
  enrollment: EnrollmentView;
}

export interface EnrollmentView {
  id: string;
  journeyId: string;
  subject: SubjectKind;
  startedAt: EpochMs;
  /** Marketing and transactional messages this run has sent so far. */
  messagesSent: number;
  /** Port taken by each node on its latest visit, by node id. */
  path: Record<string, string>;
}

export interface ExecuteContext extends Facts {
  now: EpochMs;
  /** The zone waits are counted in: the recipient's or the shop's, as the journey says. */
  timeZone: string;
  nodeId: string;
  /** How often the run has come to this node before this time. */
  visit: number;
  /** When this visit began: a wait that is asked again counts from here. */
  visitStartedAt: EpochMs;
  /** Set when a `wait` of this visit ended. */
  resumed?: Resumed;
  /** Uniform in [0, 1); the same for the same enrollment, node, visit and `key`. */
  random(key?: string): number;
  /** Like {@link random} but the same for the contact in every run: sticky experiment arms. */
  sticky(key: string): number;
  /** Whether a rule group holds for the facts of this run. Compiled once per version. */
  matches(rules: RuleGroup): boolean;
}

export interface TriggerContext extends Omit<Facts, 'enrollment'> {
  now: EpochMs;
  timeZone: string;
  event: JourneyEvent;
  matches(rules: RuleGroup): boolean;
}
