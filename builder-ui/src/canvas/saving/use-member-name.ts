/** Who `user:…` is, for “Jonas saved”; somebody whom one may not know by name is “somebody”. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.ts';

const teamQuery = queryOptions({ queryKey: ['team'], queryFn: () => dataOf(api.GET('/api/v1/team')), staleTime: 60_000, retry: false });

export function useMemberName(): (actor: string) => string {
  const { t } = useTranslation();
  const { data } = useQuery(teamQuery);
  return (actor) => data?.members.find(({ userId }) => actor === `user:${userId}`)?.name ?? t('canvas.somebody');
}
