/** POST /api/v1/emails/check-links: asks the addresses in a mail whether they answer. Only when a person wants it, bounded in number and time. */
import { Type, type Static } from 'typebox';
import type { WebServices } from '../app-services.ts';
import type { App } from '../plugins/app-instance.ts';
import type { HttpAnswer, HttpClient } from '../ports/http-client.ts';
import { perPerson } from './per-person.ts';

const closed = { additionalProperties: false } as const;
const MOST_URLS = 40;
const AT_ONCE = 4;
const EACH_MS = 6_000;
const MOST_PER_MINUTE = 6;

const Body = Type.Object({ urls: Type.Array(Type.String({ maxLength: 2000, pattern: '^https?://' }), { minItems: 1, maxItems: MOST_URLS }) }, closed);
const Answer = Type.Object(
  { url: Type.String(), state: Type.Enum(['fine', 'missing', 'refused', 'unreachable']), status: Type.Optional(Type.Integer()), detail: Type.Optional(Type.String()) },
  closed,
);
type Answer = Static<typeof Answer>;

export function checkLinks(app: App, { http }: WebServices): void {
  app.post(
    '/api/v1/emails/check-links',
    {
      config: { permission: 'journeys:write', rateLimit: perPerson(MOST_PER_MINUTE) },
      schema: { tags: ['emails'], summary: 'Ask whether links and pictures can be reached', body: Body, response: { 200: Type.Object({ items: Type.Array(Answer) }, closed) } },
    },
    async (request) => ({ items: await askAll(http, [...new Set(request.body.urls)]) }),
  );
}

async function askAll(http: HttpClient, urls: readonly string[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  let next = 0;
  const ask = async (): Promise<void> => {
    for (let at = next++; at < urls.length; at = next++) answers[at] = await askOne(http, urls[at] ?? '');
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, urls.length) }, ask));
  return answers;
}

async function askOne(http: HttpClient, url: string): Promise<Answer> {
  const ask = (method: 'HEAD' | 'GET') => http.request({ method, url, headers: { accept: '*/*' }, timeoutMs: EACH_MS });
  let answer = await ask('HEAD');
  // Some servers know no HEAD, and say so in many ways.
  if (answer.kind === 'response' && [403, 404, 405, 501].includes(answer.status)) answer = await ask('GET');
  return judge(url, answer);
}

function judge(url: string, answer: HttpAnswer): Answer {
  if (answer.kind === 'error') {
    // A page larger than we read is there all the same.
    return /larger than \d+ bytes/.test(answer.error) ? { url, state: 'fine' } : { url, state: 'unreachable', detail: answer.error.slice(0, 300) };
  }
  const { status } = answer;
  if (status < 400) return { url, state: 'fine', status };
  return { url, state: status === 404 || status === 410 ? 'missing' : status < 500 ? 'refused' : 'unreachable', status };
}
