/** GET /api/v1/enrollments/:id/path: one run for drawing it: each step on the version it was taken on, with decisions, messages and what people did. */
import { JourneyDocument } from '@nachklang/nodes/sdk';
import type { mongo } from 'mongoose';
import { Type } from 'typebox';
import type { WebServices } from '../app-services.ts';
import { actorNames, whoFields } from '../auth/actor-names.ts';
import { Decision, presentDecision } from '../decisions/decision-schema.ts';
import type { EnrollmentRecord, Intervention } from '../engine/model.ts';
import type { DecisionRecord, MessageRecord } from '../engine/outbox-model.ts';
import { findVersion } from '../journeys/version-repository.ts';
import { FailureReason } from '../messages/failure-schema.ts';
import { Message, presentMessage } from '../messages/message-schema.ts';
import { orderNumbers } from '../orders/order-numbers.ts';
import { Instant, iso, isoFields, OptionalInstant } from '../paging/instants.ts';
import type { App } from '../plugins/app-instance.ts';
import { notFound } from '../plugins/problem.ts';
import { namesOf } from './contact-names.ts';
import { findEnrollment } from './enrollment-repository.ts';
import { Enrollment, EnrollmentPath, presentEnrollment } from './enrollment-schema.ts';

const closed = { additionalProperties: false } as const;
const text = Type.Optional(Type.String());
const Step = Type.Object(
  { nodeId: Type.String(), visit: Type.Integer(), version: Type.Integer(), enteredAt: OptionalInstant, leftAt: Instant, port: text, note: text },
  closed,
);
const Done = Type.Object(
  { kind: Type.Enum(['moved', 'ended', 'retried']), at: Instant, by: Type.String(), byName: text, nodeId: Type.String(), fromVersion: Type.Optional(Type.Integer()), toVersion: Type.Optional(Type.Integer()), toNodeId: text, failure: text, why: Type.Optional(FailureReason) },
  closed,
);
const Path = Type.Object(
  {
    enrollment: Enrollment,
    steps: Type.Array(Step, { description: 'The latest 300' }),
    /** Where it is now, or where it ended without leaving. */
    present: Type.Optional(Type.Object({ nodeId: Type.String(), visit: Type.Integer(), enteredAt: Instant }, closed)),
    versions: Type.Array(Type.Object({ version: Type.Integer(), document: JourneyDocument }, closed), { description: 'Every version it was on; the last is the one it is on' }),
    decisions: Type.Array(Decision),
    messages: Type.Array(Message),
    interventions: Type.Array(Done),
  },
  closed,
);

/** More than these no run has: 300 steps are kept. */
const MOST = 500;

export function showPath(app: App, { db }: WebServices): void {
  app.get(
    '/api/v1/enrollments/:id/path',
    { config: { permission: 'runs:read' }, schema: { tags: ['enrollments'], summary: 'One run, for drawing it', params: EnrollmentPath, response: { 200: Path } } },
    async (request) => {
      const { shopId } = request;
      const run = await findEnrollment(db, shopId, request.params.id);
      if (run === null) throw notFound('Enrollment');
      const interventions = run.interventions ?? [];
      const [names, people, numbers, decisions, messages, versions] = await Promise.all([
        actorNames(db, shopId, interventions.map(({ by }) => by)),
        namesOf(db, [run.contactId]),
        orderNumbers(db, shopId, [run]),
        ofRun<DecisionRecord>(db, 'decisions', run),
        ofRun<MessageRecord>(db, 'messages', run),
        Promise.all([...new Set([...stepVersions(run), numberOf(run.versionId)])].map(async (version) => ({ version, found: await findVersion(db, shopId, run.journeyId, version) }))),
      ]);
      const who = people.get(run.contactId);
      return {
        enrollment: { ...presentEnrollment(run, numbers), ...(who && { contact: who }) },
        steps: stepsOf(run),
        ...presentVisit(run),
        versions: versions.flatMap(({ version, found }) => (found === null ? [] : [{ version, document: found.document }])),
        decisions: decisions.toSorted((a, b) => a.at - b.at).map((decision) => presentDecision(decision)),
        messages: messages.toSorted((a, b) => a.createdAt - b.createdAt).map((message) => presentMessage(message, numbers)),
        interventions: interventions.map((one) => presentIntervention(one, names)),
      };
    },
  );
}

/** Keys of decisions and messages begin with the run's: a range of `_id` needs no index of its own. */
async function ofRun<T extends { _id: string; shopId: string }>(db: mongo.Db, collection: string, { _id, shopId }: EnrollmentRecord): Promise<T[]> {
  const found: unknown = await db.collection<{ _id: string; shopId: string }>(collection).find({ _id: { $gte: `${_id}|`, $lt: `${_id}}` }, shopId }).limit(MOST).toArray();
  return found as T[];
}

function stepsOf(run: EnrollmentRecord) {
  const versions = stepVersions(run);
  return run.trail.map(({ nodeId, at, visit, port, note }, index) => ({
    nodeId, visit, version: versions[index] ?? numberOf(run.versionId), leftAt: iso(at),
    ...isoFields({ enteredAt: run.trail[index - 1]?.at }, ['enteredAt']),
    ...(port !== undefined && { port }), ...(note !== undefined && { note }),
  }));
}

/** The version each step was taken on: a move changes it, and one to another node leaves a step of its own that still belongs to the old one. */
function stepVersions({ trail, interventions = [], versionId }: EnrollmentRecord): number[] {
  const moves = interventions.filter((one) => one.kind === 'moved');
  let next = 0;
  let version = numberOf(moves[0]?.from ?? versionId);
  return trail.map(({ at, note }) => {
    for (let move = moves[next]; move !== undefined && (move.at < at || (move.at === at && move.toNodeId === move.nodeId)); move = moves[next]) {
      version = numberOf(move.to);
      next += 1;
    }
    const own = version;
    const move = moves[next];
    if (note === 'moved' && move !== undefined && move.at === at) {
      version = numberOf(move.to);
      next += 1;
    }
    return own;
  });
}

function presentVisit({ trail, nodeId, visits, visitStartedAt }: EnrollmentRecord) {
  const visit = visits[nodeId] ?? 1;
  const last = trail.at(-1);
  return last?.nodeId === nodeId && last.visit === visit ? {} : { present: { nodeId, visit, enteredAt: iso(visitStartedAt) } };
}

function presentIntervention(one: Intervention, names: ReadonlyMap<string, string>) {
  const { kind, at, by, nodeId } = one;
  return {
    kind, at: iso(at), ...whoFields('by', by, names), nodeId,
    ...(one.kind === 'moved' && { fromVersion: numberOf(one.from), toVersion: numberOf(one.to), toNodeId: one.toNodeId }),
    ...(one.kind === 'retried' && { failure: one.failure, ...(one.why && { why: one.why }) }),
  };
}

function numberOf(versionId: string): number {
  return Number(versionId.slice(versionId.lastIndexOf('@') + 1));
}
