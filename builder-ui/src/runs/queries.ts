/** Runs, and the orders a test may follow, as queries. */
import { queryOptions } from '@tanstack/react-query';
import { api, dataOf } from '../api/client.ts';
import type { OrderSummary } from '../api/types.ts';
import { fullName } from '../people/full-name.ts';
import { isOrderNumber } from './is-order-number.ts';

export interface OrderToTest extends OrderSummary {
  /** Whose it is, where the search knows. */
  who?: string;
}

const MOST_ORDERS = 8;
const MOST_PEOPLE = 5;

/** The latest, or those of the people whom a number, a name or an address leads to. */
export const ordersToTestQuery = (searched: string) =>
  queryOptions({
    queryKey: ['orders', 'to-test', searched],
    queryFn: async (): Promise<OrderToTest[]> => {
      if (searched === '') return (await dataOf(api.GET('/api/v1/orders', { params: { query: { limit: MOST_ORDERS } } }))).items;
      const people = (await dataOf(api.GET('/api/v1/contacts/search', { params: { query: { q: searched } } }))).items.slice(0, MOST_PEOPLE);
      const found = await Promise.all(
        people.map(async (person): Promise<OrderToTest[]> => {
          const { items } = await dataOf(api.GET('/api/v1/orders', { params: { query: { contact: person.id, limit: MOST_ORDERS } } }));
          const who = fullName(person) ?? person.email;
          return items.map((order) => ({ ...order, ...(who !== undefined && { who }) }));
        }),
      );
      // Somebody who typed a number wants that order before the others of the same customer.
      return found.flat().toSorted((a, b) => Number(isOrderNumber(searched, b.number)) - Number(isOrderNumber(searched, a.number))).slice(0, MOST_ORDERS);
    },
    refetchInterval: false,
  });
