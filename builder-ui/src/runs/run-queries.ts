/** The runs of a journey as queries; live updates of runs read them again. */
import { queryOptions } from '@tanstack/react-query';
import { api, dataOf } from '../api/client.ts';
import { given, pagesQuery } from '../api/pages.ts';
import type { EnrollmentSummary } from '../api/types.ts';
import type { Tone } from '../ui/StateMark.tsx';
import { isOrderNumber } from './is-order-number.ts';

export const RUN_STATES = ['active', 'completed', 'exited', 'failed'] as const;
export const RUN_TONES: Record<EnrollmentSummary['state'], Tone> = { active: 'busy', completed: 'good', exited: 'quiet', failed: 'bad' };

export interface RunFilter {
  state?: (typeof RUN_STATES)[number] | undefined;
  /** Where it is, or ended. */
  node?: string | undefined;
  /** Beginning of a name or address, or the number of an order. */
  person?: string | undefined;
}

const PAGE = 50;
const MOST_PEOPLE = 10;

export function runsQuery(journey: string, { state, node, person = '' }: RunFilter) {
  const read = (more: { cursor?: string | undefined; contact?: string }) => dataOf(api.GET('/api/v1/enrollments', { params: { query: { limit: PAGE, journey, ...given({ state, node, ...more }) } } }));
  const typed = person.trim();
  return pagesQuery(['enrollments', 'of', journey, state, node, typed], async (cursor) => {
    if (typed === '') return read({ cursor });
    const people = (await dataOf(api.GET('/api/v1/contacts/search', { params: { query: { q: typed } } }))).items.slice(0, MOST_PEOPLE);
    const found = await Promise.all(people.map(({ id }) => read({ contact: id })));
    // A person has few runs of one journey: all of them are here.
    const runs = found.flatMap(({ items }) => items).toSorted((a, b) => b.startedAt.localeCompare(a.startedAt));
    // Somebody who typed a number wants that order, not the others of the same customer.
    const ofOrder = runs.filter(({ orderNumber }) => isOrderNumber(typed, orderNumber));
    return { items: ofOrder.length > 0 ? ofOrder : runs };
  });
}

export const runPathQuery = (id: string) => queryOptions({ queryKey: ['enrollments', 'path', id], queryFn: () => dataOf(api.GET('/api/v1/enrollments/{id}/path', { params: { path: { id } } })) });
