/** `advance`: runs one enrollment's nodes one after another; the records it is given change in place. */
import type { Effect, EpochMs, NodeResult, Resumed } from '@nachklang/nodes/sdk';
import type { CompiledJourney, CompiledNode } from '../../engine/compile-journey.ts';
import { failed, type Failure } from '../../engine/failure.ts';
import type { EnrollmentRecord, WantedEffect } from '../../engine/model.ts';
import type { DecisionRecord } from '../../engine/outbox-model.ts';
import type { CapRule, ShopPolicy } from '../../engine/shop-model.ts';
import type { AddressLists, Rival } from '../policy/index.ts';
import { askPolicy, type MessageAnswer } from './ask-policy.ts';
import { applyAtOnce } from './apply-effects.ts';
import { executeContext, type RunRecords } from './run-context.ts';

/** A run that visits more nodes than this without waiting is going in circles. */
const MAX_VISITS = 100;
const TRAIL_LENGTH = 300;

export interface AdvanceInput extends RunRecords {
  journey: CompiledJourney;
  caps: readonly CapRule[];
  policy?: ShopPolicy | undefined;
  addressLists?: AddressLists | undefined;
  /** Messages of the contact's other runs. */
  rivals?: () => readonly Rival[];
  now: EpochMs;
  /** Why it moves; absent for a run that has just begun at its node. */
  resumed?: Resumed | undefined;
}

export interface Advanced {
  effects: WantedEffect[];
  decisions: DecisionRecord[];
  /** The contact's window, tags or attributes changed, or must not have changed meanwhile. */
  contactChanged: boolean;
  orderChanged: boolean;
}

export function advance(input: AdvanceInput): Advanced {
  const out: Advanced = { effects: [], decisions: [], contactChanged: false, orderChanged: false };
  const { enrollment, journey } = input;
  let resumed = input.resumed;
  const askAnew = enrollment.askAnew === true;
  if (askAnew) enrollment.askAnew = undefined;
  // A message that waits for a slot asks again as it is; one whose node may have changed is made anew and keeps its place.
  if (enrollment.deferral && !askAnew) {
    enrollment.dueAt = undefined;
    if (!settle(input, askPolicy(input, enrollment.deferral.request), out)) return finish(input, out);
    resumed = undefined;
  }
  for (let visits = 0; enrollment.state === 'active'; visits += 1) {
    if (visits >= MAX_VISITS) {
      fail(input, failed('goes_in_circles', { visits: MAX_VISITS }));
      break;
    }
    const node = journey.nodes.get(enrollment.nodeId);
    if (!node?.type.execute) {
      fail(input, failed('node_has_no_behaviour', { node: enrollment.nodeId }));
      break;
    }
    if (!obey(input, node, run(input, node, resumed), out)) break;
    resumed = undefined;
  }
  return finish(input, out);
}

/** A bug in the node: its run fails, the batch goes on. */
interface Threw { kind: 'threw'; error: string }

function run(input: AdvanceInput, node: CompiledNode, resumed: Resumed | undefined): NodeResult | Threw {
  try {
    return node.type.execute?.(executeContext(input, input.journey, input.now, resumed), node.settings) ?? { kind: 'threw', error: 'no behaviour' };
  } catch (error) {
    return { kind: 'threw', error: error instanceof Error ? error.message : String(error) };
  }
}

/** Whether the run goes on to another node now. */
function obey(input: AdvanceInput, node: CompiledNode, result: NodeResult | Threw, out: Advanced): boolean {
  const { enrollment } = input;
  // Asked anew, a node may want no message any more.
  if (result.kind !== 'message' && enrollment.deferral) enrollment.deferral = undefined;
  if ('effects' in result) result.effects.forEach((effect, index) => want(input, effect, index, out));
  switch (result.kind) {
    case 'next':
      return leave(input, node, result.port);
    case 'wait':
      enrollment.dueAt = result.until;
      enrollment.waitFor = result.for;
      if (result.until === undefined && !result.for) fail(input, failed('node_waits_for_nothing', { node: node.id }));
      return false;
    case 'message':
      return settle(input, askPolicy(input, result.message), out);
    case 'end':
      end(input, 'completed', result.reason);
      return false;
    case 'fail':
      fail(input, result.words === undefined ? { error: result.reason } : failed('node_gave_up', { ...result.words }));
      return false;
    case 'threw':
      fail(input, failed('node_threw', { node: node.id, type: node.type.definition.id, error: result.error }));
      return false;
  }
}

/** Acts on the policy's answer; whether the run goes on. */
function settle(input: AdvanceInput, answer: MessageAnswer, out: Advanced): boolean {
  const { enrollment } = input;
  if (answer.decision) out.decisions.push(answer.decision);
  // A skip insists on the contact it has read, else the slot that a stalled worker took for this message meanwhile would stay for ever (decision 0070).
  out.contactChanged ||= answer.kind === 'skip' || (answer.kind === 'send' ? answer.reserved : answer.returned);
  if (answer.kind === 'defer') {
    enrollment.deferral = answer.deferral;
    enrollment.dueAt = answer.until;
    return false;
  }
  enrollment.deferral = undefined;
  const node = input.journey.nodes.get(enrollment.nodeId);
  if (answer.kind === 'send') {
    enrollment.messagesSent += 1;
    out.effects.push(answer.effect);
  }
  return node ? leave(input, node, answer.kind === 'send' ? 'sent' : 'skipped', answer.decision.reason) : false;
}

function leave(input: AdvanceInput, node: CompiledNode, port: string, note?: string): boolean {
  const { enrollment, now } = input;
  record(input, { nodeId: node.id, at: now, visit: enrollment.visits[node.id] ?? 1, port, ...(note && note !== 'clear' && { note }) });
  enrollment.path[node.id] = port;
  stopWaiting(enrollment);
  const target = node.targets.get(port);
  if (target === undefined) {
    end(input, 'completed', 'end');
    return false;
  }
  enrollment.nodeId = target;
  enrollment.visits[target] = (enrollment.visits[target] ?? 0) + 1;
  enrollment.visitStartedAt = now;
  return true;
}

/** Without a `failure`, pages show what the node said as it is. */
function fail(input: AdvanceInput, { error, failure }: { error: string; failure?: Failure }): void {
  if (failure) input.enrollment.failure = failure;
  end(input, 'failed', error);
}

function end({ enrollment, now }: AdvanceInput, state: 'completed' | 'failed', reason: string): void {
  enrollment.state = state;
  enrollment.endedAt = now;
  enrollment.endReason = reason;
  stopWaiting(enrollment);
  if (enrollment.deferral) enrollment.deferral = undefined;
}

function stopWaiting(enrollment: EnrollmentRecord): void {
  enrollment.dueAt = undefined;
  enrollment.waitFor = undefined;
}

function record({ enrollment }: AdvanceInput, step: AdvanceInput['enrollment']['trail'][number]): void {
  enrollment.trail.push(step);
  if (enrollment.trail.length > TRAIL_LENGTH) enrollment.trail.splice(0, enrollment.trail.length - TRAIL_LENGTH);
}

function want(input: AdvanceInput, effect: Effect, index: number, out: Advanced): void {
  const { enrollment } = input;
  const applied = applyAtOnce(effect, input);
  if (applied) {
    out.contactChanged ||= applied === 'contact';
    out.orderChanged ||= applied === 'order';
    return;
  }
  const visit = enrollment.visits[enrollment.nodeId] ?? 1;
  const key = `${enrollment._id}|${enrollment.nodeId}|${visit}${index > 0 ? `|${index}` : ''}`;
  out.effects.push({ kind: 'effect', key, nodeId: enrollment.nodeId, effect });
}

/** The effects of this move stand in the enrollment itself, so that a crash after its write loses none (invariant 2). */
function finish(input: AdvanceInput, out: Advanced): Advanced {
  if (out.effects.length > 0) {
    input.enrollment.effects = out.effects;
    input.enrollment.effectsAt = input.now;
  }
  return out;
}
