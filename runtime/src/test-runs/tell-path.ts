/** Puts what the engine and the nodes wrote down together into the path of each run. */
import type { EpochMs } from '@nachklang/nodes/sdk';
import { sentenceOf } from '../decisions/decision-sentence.ts';
import type { EnrollmentRecord, Step } from '../engine/model.ts';
import type { DecisionRecord } from '../engine/outbox-model.ts';
import type { RenderedMail } from './render-mails.ts';
import type { StoryRun } from './run-story.ts';
import type { Moment, TestedRun, TestMessage, TestVisit } from './test-run-schema.ts';
import type { NodeTrace } from './trace-nodes.ts';

export interface PathInput {
  run: StoryRun;
  moment: (at: EpochMs) => Moment;
  /** By message key. */
  mails: ReadonlyMap<string, RenderedMail>;
  locale: TestMessage['locale'] | undefined;
}

export function tellPaths(input: PathInput): TestedRun[] {
  return input.run.enrollments.map((enrollment) => {
    const { _id: id, orderId, parcelId, lineId, startedAt, endedAt, endReason, failure, state } = enrollment;
    return {
      id, startedAt: input.moment(startedAt),
      ...(orderId !== undefined && { orderId }), ...(parcelId !== undefined && { parcelId }), ...(lineId !== undefined && { lineId }),
      visits: visitsOf(enrollment, input),
      ...(endedAt !== undefined && state !== 'active' && { end: { at: input.moment(endedAt), state, reason: endReason ?? '', ...(failure && { failure }) } }),
    };
  });
}

/** Key of a message: enrollment, node and visit. */
export function messageKey(trace: Pick<NodeTrace, 'enrollmentId' | 'nodeId' | 'visit'>): string {
  return `${trace.enrollmentId}|${trace.nodeId}|${trace.visit}`;
}

function visitsOf(enrollment: EnrollmentRecord, input: PathInput): TestVisit[] {
  const own = input.run.nodes.filter((trace) => trace.enrollmentId === enrollment._id);
  const start = enrollment.trail[0];
  return [
    ...(start === undefined ? [] : [triggerVisit(start, enrollment, input)]),
    ...[...Map.groupBy(own, messageKey).values()].flatMap((traces) => visitOf(enrollment, traces, input)),
  ];
}

function triggerVisit({ nodeId, at, visit, port }: Step, enrollment: EnrollmentRecord, { run, moment }: PathInput): TestVisit {
  const said = run.triggers.find((trace) => trace.nodeId === nodeId && trace.at === at && trace.answer.kind === 'enroll');
  return {
    nodeId, visit, at: moment(at), leftAt: moment(at), ...(port !== undefined && { port }), why: 'trigger', event: enrollment.trigger.type,
    waits: [], rules: said?.rules ?? [], effects: [],
  };
}

function visitOf(enrollment: EnrollmentRecord, traces: readonly NodeTrace[], input: PathInput): TestVisit[] {
  const [first] = traces;
  const last = traces.at(-1);
  if (first === undefined || last === undefined) return [];
  const { moment } = input;
  const step = enrollment.trail.find((one) => one.nodeId === first.nodeId && one.visit === first.visit);
  const message = messageOf(messageKey(first), traces, input);
  const note = step?.note ?? (enrollment.nodeId === first.nodeId && step === undefined ? enrollment.endReason : undefined);
  return [{
    nodeId: first.nodeId, visit: first.visit, at: moment(first.visitStartedAt),
    ...leaving(step, moment),
    why: whyOf(enrollment, { ...last, chosen: traces.some(({ chosen }) => chosen) }, step),
    ...(last.resumedBy?.kind === 'event' && { event: last.resumedBy.type }),
    ...(note !== undefined && { note }),
    waits: traces.flatMap((trace) => waitOf(trace, moment)),
    rules: last.rules,
    effects: traces.flatMap(({ result }) => ('effects' in result ? result.effects : [])),
    ...(message && { message }),
  }];
}

function leaving(step: Step | undefined, moment: PathInput['moment']): Pick<TestVisit, 'leftAt' | 'port'> {
  return { ...(step && { leftAt: moment(step.at) }), ...(step?.port !== undefined && { port: step.port }) };
}

function waitOf({ at, result }: NodeTrace, moment: PathInput['moment']): TestVisit['waits'] {
  if (result.kind !== 'wait') return [];
  return [{ from: moment(at), ...(result.until !== undefined && { until: moment(result.until) }), ...(result.for && { waitsFor: result.for.types }) }];
}

function whyOf(enrollment: EnrollmentRecord, { result, chosen, resumedBy }: NodeTrace, step: Step | undefined): TestVisit['why'] {
  if (result.kind === 'fail') return 'failed';
  if (result.kind === 'end') return 'ended';
  if (step === undefined) return enrollment.state === 'failed' ? 'failed' : 'waiting';
  if (step.port === undefined) return enrollment.state === 'failed' ? 'failed' : 'exit';
  if (chosen) return 'chosen';
  if (result.kind === 'message') return 'policy';
  if (resumedBy === undefined) return 'at_once';
  return resumedBy.kind === 'due' ? 'time' : 'event';
}

function messageOf(key: string, traces: readonly NodeTrace[], { run, moment, mails, locale }: PathInput): TestMessage | undefined {
  const asked = traces.find(({ result }) => result.kind === 'message');
  if (asked?.result.kind !== 'message' || asked.facts === undefined) return undefined;
  const { email, channel, class: kind } = asked.result.message;
  const to = channel === 'email' ? asked.facts.contact.email : asked.facts.contact.phone;
  return {
    email, channel, class: kind, locale: locale ?? asked.facts.contact.locale, ...(to !== undefined && { to }),
    decisions: run.decisions.filter(({ messageKey: of }) => of === key).sort((a, b) => a.at - b.at).map((decision) => decisionOf(decision, moment)),
    ...(mails.get(key) ?? { mailProblems: [] }),
  };
}

function decisionOf(decision: DecisionRecord, moment: PathInput['moment']): TestMessage['decisions'][number] {
  const { at, outcome, reason, checks, nextPossibleAt } = decision;
  return { at: moment(at), outcome, reason, checks, sentence: sentenceOf(decision), ...(nextPossibleAt !== undefined && { until: moment(nextPossibleAt) }) };
}
