/** The shop's API keys as a query. */
import { queryOptions } from '@tanstack/react-query';
import { api, dataOf } from '../api/client.ts';

export const keysQuery = queryOptions({ queryKey: ['api-keys'], queryFn: async () => (await dataOf(api.GET('/api/v1/api-keys'))).items });
