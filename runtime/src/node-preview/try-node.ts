/** Runs one node on the facts of one real event, with nothing coming of it: nodes decide, and nobody acts. */
import { compileRules, findRuleGroups, pointer, type CompiledRules, type ExecuteContext, type Facts, type NodeResult, type RuleGroup, type SubjectKind, type TriggerResult } from '@nachklang/nodes/sdk';
import { seeded } from '../engine/seeded.ts';
import { iso } from '../paging/instants.ts';
import { shownEffect } from './shown-effect.ts';
import { wouldSend } from './would-send.ts';
import type { Candidate } from './candidates.ts';
import type { Outcome, RuleResult } from './preview-schema.ts';
import type { UsableNode } from './usable-node.ts';

export interface TryOptions {
  nodeId: string;
  journeyId: string;
  subject: SubjectKind;
  timeZone: 'recipient' | 'shop';
  /** For the policy, which looks at today's caps. */
  now: number;
}

export interface Tried { outcome: Outcome; rules: RuleResult[] }

/** As if the event had led straight to the node when it happened; a trigger sees it when it came in, which may be later. */
export function tryNode(node: UsableNode, candidate: Candidate, options: TryOptions): Tried {
  const asked = new Map<RuleGroup, RuleResult[]>();
  const context = contextFor(node, candidate, options, asked);
  try {
    const result = node.type.trigger === undefined ? node.type.execute?.(context, node.settings) : node.type.trigger(context, node.settings);
    const outcome: Outcome = result === undefined ? { kind: 'failed', reason: 'no behaviour' } : outcomeOf(result, context, candidate, options);
    return { outcome, rules: [...asked.values()].flat() };
  } catch (error) {
    return { outcome: { kind: 'failed', reason: error instanceof Error ? error.message : String(error) }, rules: [] };
  }
}

type Context = ExecuteContext & { event: Candidate['event'] };

function contextFor({ type, settings }: UsableNode, candidate: Candidate, options: TryOptions, asked: Map<RuleGroup, RuleResult[]>): Context {
  const { shop, contact, order, parcel, line, event } = candidate;
  const { nodeId, journeyId, subject } = options;
  const now = type.trigger === undefined ? event.time : event.receivedAt;
  const enrollment: Facts['enrollment'] = { id: `preview|${event.id}`, journeyId, subject, startedAt: now, messagesSent: 0, path: {} };
  const facts: Facts = { shop: shop.view, contact: contact.view, event, enrollment, ...(order && { order: order.view }), ...(parcel && { parcel }), ...(line && { line }) };
  const places = new Map(findRuleGroups(type.definition.settings, settings, '').map(({ path, group }) => [group, path]));
  return {
    ...facts,
    event,
    now,
    timeZone: options.timeZone === 'shop' ? shop.view.timeZone : contact.view.timeZone,
    nodeId,
    visit: 1,
    visitStartedAt: now,
    random: (key = '') => seeded(enrollment.id, nodeId, '1', key),
    sticky: (key) => seeded(contact._id, journeyId, nodeId, key),
    matches(group) {
      const rules: CompiledRules = compileRules(group);
      asked.set(group, rules.explain({ ...facts, now }).map((rule): RuleResult => ({
        path: pointer(places.get(group) ?? '') + rule.path, field: rule.field, operator: rule.operator, expected: rule.expected, actual: shown(rule.actual), passed: rule.passed,
      })));
      return rules.matches({ ...facts, now });
    },
  };
}

function shown(actual: ReturnType<CompiledRules['explain']>[number]['actual']): RuleResult['actual'] {
  return typeof actual === 'object' && actual !== null ? [...actual] : (actual ?? null);
}

function outcomeOf(result: NodeResult | TriggerResult, context: Context, candidate: Candidate, { now }: TryOptions): Outcome {
  switch (result.kind) {
    case 'enroll': return { kind: 'start' };
    case 'ignore': return { kind: 'ignored', reason: result.reason };
    case 'next': return { kind: 'next', port: result.port, effects: result.effects.map(shownEffect) };
    case 'wait': return {
      kind: 'wait', timeZone: context.timeZone, effects: result.effects.map(shownEffect),
      ...(result.until !== undefined && { until: iso(result.until) }),
      ...(result.for !== undefined && { eventTypes: result.for.types }),
    };
    case 'message': return wouldSend(result.message, candidate, now);
    case 'end': return { kind: 'end', reason: result.reason, effects: result.effects.map(shownEffect) };
    case 'fail': return { kind: 'failed', reason: result.reason, ...(result.words && { words: result.words }) };
  }
}
