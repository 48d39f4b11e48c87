/** Every error leaves as `application/problem+json`. */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem, problemBody, type ProblemDetails } from './problem.ts';

export function installErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | Problem | Error, request, reply) => answer(request, reply, error));
  app.setNotFoundHandler((request, reply) =>
    sendProblem(request, reply, { status: 404, code: 'route_not_found', detail: `There is nothing at ${request.method} on this path. The description of the API is at /api/v1/openapi.json.` }),
  );
}

/** For `frameworkErrors`: requests that reach no route because their address is malformed. */
export function answerFrameworkError(_error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  sendProblem(request, reply, { status: 400, code: 'bad_url', detail: 'The address is not well formed. Check its percent-encoding.' });
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, details: ProblemDetails): FastifyReply {
  return reply.code(details.status).header('cache-control', 'no-store').type('application/problem+json').send(JSON.stringify(problemBody(details, request.id)));
}

function answer(request: FastifyRequest, reply: FastifyReply, error: FastifyError | Problem | Error): FastifyReply {
  if (error instanceof Problem) return sendProblem(request, reply, error.details);
  const known = 'code' in error ? knownProblem(error, request) : undefined;
  if (known !== undefined) return sendProblem(request, reply, known);
  request.log.error({ err: error, route: request.routeOptions.url }, 'request failed');
  return sendProblem(request, reply, {
    status: 500,
    code: 'internal_error',
    detail: `Something went wrong here, not with your request. Try again; if it stays, look for request ${request.id} in the log.`,
  });
}

/** Errors of Fastify itself that the caller can mend. */
function knownProblem(error: FastifyError, request: FastifyRequest): ProblemDetails | undefined {
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return { status: 413, code: 'body_too_large', detail: `The body is larger than the ${megabytes(request.routeOptions.bodyLimit)} MB allowed here. Send it in smaller parts.` };
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return { status: 415, code: 'unsupported_media_type', detail: 'This content type is not understood here. Send JSON with the header content-type: application/json.' };
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return { status: 400, code: 'invalid_json', detail: 'The body is not valid JSON. Check for a missing bracket or quote.', field: '' };
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return { status: 400, code: 'invalid_content_length', detail: 'The body is not as long as its content-length header says.' };
    default:
      return error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500
        ? { status: error.statusCode, code: 'bad_request', detail: error.message }
        : undefined;
  }
}

function megabytes(bytes: number | undefined): string {
  return ((bytes ?? 1_048_576) / 1_048_576).toLocaleString('en', { maximumFractionDigits: 1 });
}
