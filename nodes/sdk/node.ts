/** The contract of a node: `defineNode` for what it is, `Execute` or `Trigger` for what it does. */
import type { Static, TSchema } from 'typebox';
import type { ExecuteContext, TriggerContext } from './context.ts';
import type { MessageRequest, NodeResult, TriggerResult } from './results.ts';
import type { RuleScope } from './rules/field.ts';
import type { SubjectKind } from './subjects.ts';
import type { Locale, Localized } from './values.ts';

export type NodeKind = 'trigger' | 'wait' | 'condition' | 'action';

/** A named exit. */
export interface Port {
  id: string;
  label: Localized;
}

export interface NodeDefinition<S extends TSchema = TSchema> {
  /** Kebab-case, stable for ever. */
  id: string;
  /** Raised when settings change incompatibly; `migrate` brings older settings along. */
  version: number;
  kind: NodeKind;
  label: Localized;
  /** One line for the palette. */
  description: Localized;
  /** Name of a Tabler icon. */
  icon: string;
  /** The only place the settings are described: type, form, validation and docs come from it. */
  settings: S;
  /** Settings a fresh node starts with. */
  defaults: Static<S>;
  /** Subjects the node can work on; all when absent. */
  subjects?: readonly SubjectKind[];
  /** Exits; a function when they depend on the settings (a `switch` has one per case). */
  ports: readonly Port[] | ((settings: Static<S>) => readonly Port[]);
  /** What the node does with these settings, in the words of a card on the canvas. */
  summary(settings: Static<S>, locale: Locale): string;
  /** Problems that the schema cannot express; each says how to mend it. `scope` is where the node stands in a journey; absent while it stands nowhere yet. */
  check?(settings: Static<S>, scope?: RuleScope): SettingsProblem[];
  /** A loop through this node cannot spin: time passes here. */
  pauses?: boolean;
  /** The least time in milliseconds that a run stays here before it goes on; nothing where absent. What can be said of how often a run writes rests on it: rather too little than too much. */
  leastStayMs?(settings: Static<S>): number;
  /**
   * The least time in milliseconds that has surely passed since the last parcel of the run's order came, when a run leaves here by this port;
   * infinity when the return period is over as well. Validation asks it of the way to a voucher (R42).
   */
  sinceDeliveryMs?(settings: Static<S>, port: string): number | undefined;
  /** Brings settings of an older version to this one. */
  migrate?(settings: unknown, fromVersion: number): unknown;
  /** Event types it wants to see: those that start a run (triggers), those it waits for (waits). Its rules may ask for their fields. */
  listensTo?(settings: Static<S>): readonly string[];
  /** The message the node may ask for with these settings; validation proves journeys lawful by it (R8, R45). */
  sendsMessage?(settings: Static<S>): MessagePlan | undefined;
}

/** What validation must know of a message before it exists. */
export type MessagePlan = Pick<MessageRequest, 'channel' | 'class' | 'category' | 'purpose' | 'goods' | 'priority' | 'email' | 'whenBlocked' | 'deferForMs' | 'voucherAnyTime'>;

export interface SettingsProblem {
  /** JSON Pointer into the settings. */
  path: string;
  code: string;
  message: Localized;
  /** How to mend it, unless the message says so. */
  mend?: Localized;
}

export type Execute<S extends TSchema = TSchema> = (ctx: ExecuteContext, settings: Static<S>) => NodeResult;
export type Trigger<S extends TSchema = TSchema> = (ctx: TriggerContext, settings: Static<S>) => TriggerResult;

/** Gives a definition its types; checks nothing at run time (the conformance test does). */
export function defineNode<const S extends TSchema>(definition: NodeDefinition<S>): NodeDefinition<S> {
  return definition;
}

/** The exits of a node with these settings. */
export function portsOf(definition: NodeDefinition, settings: unknown): readonly Port[] {
  return typeof definition.ports === 'function' ? definition.ports(settings) : definition.ports;
}
