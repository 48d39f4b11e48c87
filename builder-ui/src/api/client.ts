/** The typed client of the runtime's API. */
import createClient from 'openapi-fetch';
import { readProblem, unreachable } from './problem.ts';
import type { paths } from './schema.d.ts';
import { workingShop } from './shop.ts';

export const api = createClient<paths>({ baseUrl: '/' });

api.use({
  onRequest({ request }) {
    const shop = workingShop();
    if (shop !== undefined) request.headers.set('nachklang-shop', shop);
    return request;
  },
});

/** The data of an answer; throws an `ApiProblem` for everything else. */
export async function dataOf<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const answer = await call.catch(() => {
    throw unreachable();
  });
  if (answer.data === undefined) throw readProblem(answer.response.status, answer.error);
  return answer.data;
}

/** For calls whose answer has no body. */
export async function done(call: Promise<{ error?: unknown; response: Response }>): Promise<void> {
  const answer = await call.catch(() => {
    throw unreachable();
  });
  if (!answer.response.ok) throw readProblem(answer.response.status, answer.error);
}
