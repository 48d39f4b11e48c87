/** POST /api/v1/events: CloudEvents, one, many, in binary mode or line by line. Answered per event, once they are durable. */
import { PassThrough, Readable } from 'node:stream';
import { CloudEvent } from '@nachklang/nodes/sdk';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { App } from '../../../plugins/app-instance.ts';
import { Problem } from '../../../plugins/problem.ts';
import { Answer } from '../answer.ts';
import type { Ingest } from '../ingest.ts';
import { fromBinaryMode, isBinaryMode } from './binary-mode.ts';
import { answerLines } from './ndjson.ts';

const MAX_BODY_BYTES = 5 * 1024 * 1024;
const MAX_EVENTS = 10_000;
const JSON_TYPES = ['application/json', 'application/cloudevents+json', 'application/cloudevents-batch+json'];
const LINES = 'application/x-ndjson';

const Answers = Type.Object({ answers: Type.Array(Answer) }, { additionalProperties: false });
const DESCRIPTION = [
  'Takes CloudEvents 1.0: one (structured or binary mode), a list, or one per line (application/x-ndjson).',
  'Answered 202 with an answer per event, in their order, when at least one of them is stored; each says accepted, duplicate or invalid with why.',
  'Answered 400 when none is. `source` and `id` together are the idempotency key: sending an event again is harmless.',
  'Lines are answered line by line while they arrive, always with 202.',
].join(' ');

export function eventRoutes(app: App, { ingest }: { ingest: Ingest }): void {
  void app.register(async (scope: App) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(JSON_TYPES, { parseAs: 'string' }, async (_request: unknown, body: string) => parseBody(body));
    scope.addContentTypeParser(LINES, (_request, payload, done) => done(null, payload));
    scope.post(
      '/api/v1/events',
      {
        bodyLimit: MAX_BODY_BYTES,
        config: { permission: 'events:write' },
        schema: { tags: ['events'], summary: 'Send events', description: DESCRIPTION, consumes: [...JSON_TYPES, LINES], body: Type.Union([CloudEvent, Type.Array(CloudEvent)]), response: { 202: Answers } },
        // Each event is checked for itself, so that a bad one costs only itself.
        validatorCompiler: () => () => true,
      },
      async (request, reply) => {
        const body: unknown = request.body;
        if (body instanceof Readable) return sendLines(ingest, request.shopId, body, reply);
        const events = eventsIn(body, request.headers);
        const answers = await acceptAll(ingest, request, events);
        if (answers.every(({ status }) => status === 'invalid')) throw noneValid(answers);
        return reply.code(202).send({ answers });
      },
    );
  });
}

function eventsIn(body: unknown, headers: Parameters<typeof isBinaryMode>[0]): unknown[] {
  if (isBinaryMode(headers)) return [fromBinaryMode(headers, body)];
  const events: unknown[] = Array.isArray(body) ? body : [body];
  if (events.length === 0) throw new Problem({ status: 400, code: 'no_events', detail: 'The list is empty. Send at least one event.', field: '' });
  if (events.length > MAX_EVENTS) {
    throw new Problem({ status: 413, code: 'too_many_events', detail: `A list takes ${MAX_EVENTS} events. Send more lists, or lines (${LINES}).`, field: '' });
  }
  return events;
}

async function acceptAll(ingest: Ingest, request: FastifyRequest, events: unknown[]): Promise<Answer[]> {
  try {
    return await ingest.accept(request.shopId, events);
  } catch (error) {
    request.log.error({ err: error }, 'events could not be stored');
    throw new Problem({ status: 503, code: 'store_unavailable', detail: 'The events may not be stored. Send them again; what is stored will be answered as duplicate.' });
  }
}

function sendLines(ingest: Ingest, shopId: string, lines: Readable, reply: FastifyReply): FastifyReply {
  const output = new PassThrough();
  answerLines(lines, output, (events) => ingest.accept(shopId, events)).catch((error: unknown) => {
    reply.log.warn({ err: error }, 'a stream of events broke off');
    output.destroy();
  });
  return reply.code(202).type(LINES).send(output);
}

function noneValid(answers: Answer[]): Problem {
  const first = answers.find(({ problem }) => problem)?.problem;
  return new Problem({
    status: 400,
    code: first?.code ?? 'invalid',
    detail: first?.detail ?? 'No event is valid.',
    ...(first?.field !== undefined && { field: first.field }),
    extra: { answers },
  });
}

function parseBody(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new Problem({ status: 400, code: 'invalid_json', detail: 'The body is not valid JSON. Check for a missing bracket or quote.', field: '' });
  }
}
