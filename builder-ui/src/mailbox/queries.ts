/** Mails as queries. */
import { queryOptions } from '@tanstack/react-query';
import { api, dataOf } from '../api/client.ts';
import { given, pagesQuery } from '../api/pages.ts';
import type { MailSearch } from '../searches.ts';

export function mailsQuery(search: MailSearch) {
  const { to, class: messageClass, journey } = search;
  return pagesQuery(['mailbox', 'list', to, messageClass, journey], (cursor) =>
    dataOf(api.GET('/api/v1/mailbox', { params: { query: { limit: 50, ...given({ to, class: messageClass, journey, cursor }) } } })),
  );
}

/** A mail never changes. */
export function mailQuery(id: string) {
  return queryOptions({ queryKey: ['mail', id], queryFn: () => dataOf(api.GET('/api/v1/mailbox/{id}', { params: { path: { id } } })), staleTime: Infinity, refetchInterval: false });
}

export function messageQuery(id: string) {
  return queryOptions({ queryKey: ['messages', 'one', id], queryFn: () => dataOf(api.GET('/api/v1/messages/{id}', { params: { path: { id } } })) });
}

export function enrollmentQuery(id: string) {
  return queryOptions({ queryKey: ['enrollments', id], queryFn: () => dataOf(api.GET('/api/v1/enrollments/{id}', { params: { path: { id } } })) });
}
