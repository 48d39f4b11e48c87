/** Node types that write down what they see and say: the engine runs them like any others. */
import {
  compileRules, findField, findOperator, pointer, addDuration, next, wait,
  type CompiledRules, type EpochMs, type ExecuteContext, type Facts, type JourneyDocument, type NodeDefinition, type NodeExecutor, type NodeResult,
  type Problem, type Rule, type RuleFacts, type RuleGroup, type TriggerContext, type TriggerResult,
} from '@nachklang/nodes/sdk';
import type { NodeTypes } from '../engine/compile-journey.ts';
import type { Branch, Explained } from './test-run-schema.ts';

/** One call of a node. */
export interface NodeTrace {
  enrollmentId: string;
  nodeId: string;
  visit: number;
  visitStartedAt: EpochMs;
  at: EpochMs;
  resumedBy?: { kind: 'due' } | { kind: 'event'; type: string };
  result: NodeResult;
  rules: Explained[];
  chosen: boolean;
  /** Of that moment, for a message: later moves change them in place. */
  facts?: Facts;
}
export interface TriggerTrace { nodeId: string; eventType: string; at: EpochMs; answer: TriggerResult; rules: Explained[] }

export interface Traced {
  document: JourneyDocument;
  types: NodeTypes;
  nodes: NodeTrace[];
  triggers: TriggerTrace[];
}

/** Every node gets a type of its own, so that a trace knows whose it is. A node with an error says so when the run comes to it. */
export function traceNodes(document: JourneyDocument, types: NodeTypes, problems: readonly Problem[], branches: readonly Branch[]): Traced {
  const traced: Traced = { document, types: new Map(), nodes: [], triggers: [] };
  const own = new Map<string, NodeExecutor>();
  const choices = new Map(branches.map((branch) => [branch.nodeId, branch]));
  const errors = new Map(problems.filter(({ severity, path }) => severity === 'error' && path.startsWith('/nodes/')).map((problem) => [problem.nodeId ?? '', problem]));
  for (const node of document.nodes) {
    const type = types.get(node.type);
    const error = errors.get(node.id);
    const usable = type !== undefined && error === undefined ? type : broken(type?.definition, error?.message.en ?? `There is no node type “${node.type}” here.`);
    own.set(node.id, watch(node.id, usable, choices.get(node.id), traced));
  }
  const nodes = document.nodes.map((node) => ({ ...node, type: node.id, version: own.get(node.id)?.definition.version ?? node.version }));
  return { ...traced, nodes: traced.nodes, triggers: traced.triggers, document: { ...document, nodes }, types: own };
}

/** In the place of a node that cannot run: no settings and no ports, and the run fails where it comes to it. */
const DEAD_END: NodeDefinition = {
  id: 'broken', version: 1, kind: 'action', label: { de: '', en: '' }, description: { de: '', en: '' }, icon: '', settings: {}, defaults: {}, ports: [], summary: () => '',
};

function broken(definition: NodeDefinition | undefined, reason: string): NodeExecutor {
  if (definition?.kind === 'trigger') return { definition: { ...DEAD_END, kind: 'trigger' }, trigger: () => ({ kind: 'ignore', reason }) };
  return { definition: DEAD_END, execute: () => ({ kind: 'fail', reason }) };
}

function watch(nodeId: string, { definition, execute, trigger }: NodeExecutor, choice: Branch | undefined, traced: Traced): NodeExecutor {
  const explainers = new WeakMap<RuleGroup, CompiledRules>();
  return {
    definition,
    ...(execute && {
      execute: (ctx, given) => {
        const settings = recordOf(given);
        const rules: Explained[] = [];
        const seen = { ...ctx, matches: (group: RuleGroup) => explained(group, ctx.matches(group), { settings, rules, facts: ctx, explainers }) };
        const answer = () => execute(seen, settings);
        const { result, chosen } = choice === undefined ? { result: answer(), chosen: false } : follow(choice, seen, settings, execute);
        traced.nodes.push({
          enrollmentId: ctx.enrollment.id, nodeId, visit: ctx.visit, visitStartedAt: ctx.visitStartedAt, at: ctx.now, result, rules, chosen,
          ...(ctx.resumed && { resumedBy: ctx.resumed.by === 'due' ? { kind: 'due' } : { kind: 'event', type: ctx.resumed.event.type } }),
          ...(result.kind === 'message' && { facts: factsNow(ctx) }),
        });
        return result;
      },
    }),
    ...(trigger && {
      trigger: (ctx, given) => {
        const settings = recordOf(given);
        const rules: Explained[] = [];
        const answer = trigger({ ...ctx, matches: (group) => explained(group, ctx.matches(group), { settings, rules, facts: ctx, explainers }) }, settings);
        traced.triggers.push({ nodeId, eventType: ctx.event.type, at: ctx.now, answer, rules });
        return answer;
      },
    }),
  };
}

/** The very object, so that a rule group in it can be found again. */
function recordOf(settings: unknown): Record<string, unknown> {
  return isRecord(settings) ? settings : {};
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The node is asked first, so that what it wants done is done; then it leaves by the chosen port, at once or when its wait would end. */
function follow(choice: Branch, ctx: ExecuteContext, settings: Record<string, unknown>, execute: NonNullable<NodeExecutor['execute']>): { result: NodeResult; chosen: boolean } {
  const own = execute(ctx, settings);
  if (own.kind === 'end' || own.kind === 'fail') return { result: own, chosen: false };
  // What is sent is for the policy to say; left out it can be.
  if (own.kind === 'message') return choice.port === 'skipped' ? { result: next('skipped'), chosen: true } : { result: own, chosen: false };
  if (own.kind === 'next') return { result: next(choice.port, own.effects), chosen: own.port !== choice.port || ctx.resumed === undefined };
  const until = choice.after === undefined ? timeoutOf(own.until, choice.port, ctx, settings, execute) : addDuration(ctx.visitStartedAt, choice.after, ctx.timeZone);
  if (until !== undefined && until > ctx.now) return { result: wait({ until }, own.effects), chosen: true };
  return { result: next(choice.port, own.effects), chosen: true };
}

/** When this is the port of time running out, the wait lasts until then. */
function timeoutOf(until: EpochMs | undefined, port: string, ctx: ExecuteContext, settings: Record<string, unknown>, execute: NonNullable<NodeExecutor['execute']>): EpochMs | undefined {
  if (until === undefined) return undefined;
  const then = execute({ ...ctx, now: until, resumed: { by: 'due' } }, settings);
  return then.kind === 'next' && then.port === port ? until : undefined;
}

function factsNow({ shop, contact, order, parcel, line, event, enrollment }: ExecuteContext): Facts {
  return structuredClone({ shop, contact, enrollment, ...(order && { order }), ...(parcel && { parcel }), ...(line && { line }), ...(event && { event }) });
}

interface Question {
  settings: Record<string, unknown>;
  rules: Explained[];
  facts: ExecuteContext | TriggerContext;
  explainers: WeakMap<RuleGroup, CompiledRules>;
}

function explained(group: RuleGroup, holds: boolean, { settings, rules, facts, explainers }: Question): boolean {
  const compiled = explainers.get(group) ?? compileRules(group);
  explainers.set(group, compiled);
  const seen: RuleFacts = facts;
  rules.push({
    path: pathOf(group, settings, '') ?? '', holds, combinator: group.combinator,
    rules: compiled.explain(seen).map(({ path, field, operator, expected, actual, passed }) => {
      const of = findField(field);
      const plain = { de: field, en: field };
      const other = otherField(group, path);
      return {
        path, field, operator, expected, actual, passed, label: of?.label ?? plain, type: of?.type ?? 'any',
        operatorLabel: (of && findOperator(of.type, operator)?.label) ?? { de: operator, en: operator },
        ...(other !== undefined && { expectedField: findField(other)?.label ?? plain }),
      };
    }),
  });
  return holds;
}

/** The other field of a rule that compares two. `path` is a pointer such as `/rules/0/rules/1`. */
function otherField(group: RuleGroup, path: string): string | undefined {
  let here: Rule | RuleGroup | undefined = group;
  for (const index of path.split('/').filter((part) => /^\d+$/.test(part))) here = here !== undefined && 'rules' in here ? here.rules[Number(index)] : undefined;
  return here !== undefined && 'field' in here && here.valueSource === 'field' && typeof here.value === 'string' ? here.value : undefined;
}

/** Where in the settings this very group stands. */
function pathOf(group: RuleGroup, value: unknown, path: string): string | undefined {
  if (value === group) return path;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, child] of Object.entries(value)) {
    const found = pathOf(group, child, pointer(path, key));
    if (found !== undefined) return found;
  }
  return undefined;
}
