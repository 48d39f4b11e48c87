/** The node types of this installation, with their help; they never change while the program runs. */
import { queryOptions } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client.ts';

export const nodeTypesQuery = queryOptions({
  queryKey: ['node-types'],
  queryFn: async () => (await dataOf(api.GET('/api/v1/node-types'))).items,
  staleTime: Infinity,
  refetchInterval: false,
});
