/** Asks for the call, waits for its answer, and goes on by `success` or `failure`. */
import type { Static } from 'typebox';
import type { ExecuteContext } from '../../sdk/context.ts';
import type { Execute } from '../../sdk/node.ts';
import { fillJson, fillText } from '../../sdk/placeholders/placeholders.ts';
import { next, wait, type CallEffect } from '../../sdk/results.ts';
import { addDuration } from '../../sdk/time/add-duration.ts';
import { parseDuration } from '../../sdk/time/duration.ts';
import type { httpRequest } from './definition.ts';

type Settings = Static<typeof httpRequest.settings>;

const DEFAULT_TIMEOUT = 'PT10S';
/** Longer than the runtime goes on repeating a call, so that the answer decides and not this deadline. */
const DEFAULT_GIVE_UP_AFTER = 'P3D';

export const executeHttpRequest: Execute<typeof httpRequest.settings> = (ctx, settings) => {
  if (ctx.resumed?.by === 'due') return next('failure');
  if (ctx.resumed?.by === 'event') return next(isSuccess(ctx.resumed.event.data) ? 'success' : 'failure');
  const until = addDuration(ctx.visitStartedAt, settings.giveUpAfter ?? DEFAULT_GIVE_UP_AFTER, ctx.timeZone);
  return wait({ until, for: { types: ['call.completed'], scope: 'contact', answerTo: 'call' } }, [callOf(ctx, settings)]);
};

function callOf(ctx: ExecuteContext, { method, url, headers = [], body, timeout }: Settings): CallEffect {
  const filled = headers.map(({ name, value }): [string, string] => [name, fillText(value, ctx, { encode: oneLine })]);
  const namesType = headers.some(({ name }) => name.toLowerCase() === 'content-type');
  return {
    kind: 'call',
    method,
    url: fillText(url, ctx, { encode: encodeURIComponent }),
    headers: Object.fromEntries(body === undefined || namesType ? filled : [...filled, ['content-type', 'application/json']]),
    ...(body !== undefined && { body: JSON.stringify(fillJson(body, ctx)) }),
    timeoutMs: parseDuration(timeout ?? DEFAULT_TIMEOUT).timeMs,
  };
}

/** A line break in a customer's data must not begin a header of its own. */
function oneLine(value: string): string {
  return value.replace(/\p{Cc}+/gu, ' ').trim();
}

function isSuccess(data: object): boolean {
  return 'ok' in data && data.ok === true;
}
