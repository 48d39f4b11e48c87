/** Journeys as queries, and their names for other pages. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.ts';
import type { Journey } from '../api/types.ts';

/** All of them; a shop has dozens, not thousands. */
export const journeysQuery = queryOptions({
  queryKey: ['journeys'],
  queryFn: async () => {
    const items: Journey[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await dataOf(api.GET('/api/v1/journeys', { params: { query: { limit: 200, ...(cursor !== undefined && { cursor }) } } }));
      items.push(...page.items);
      cursor = page.nextCursor;
      if (cursor === undefined) return items;
    }
  },
});

export const templatesQuery = queryOptions({
  queryKey: ['templates'],
  queryFn: async () => (await dataOf(api.GET('/api/v1/templates'))).items,
  staleTime: Infinity,
  refetchInterval: false,
});

export function templateQuery(template: string) {
  return queryOptions({
    queryKey: ['templates', template],
    queryFn: () => dataOf(api.GET('/api/v1/templates/{template}', { params: { path: { template } } })),
    staleTime: Infinity,
    refetchInterval: false,
  });
}

/** A journey's name in the language of the page. */
export function useJourneyNames(): (id: string) => string {
  const { t, i18n } = useTranslation();
  const { data } = useQuery(journeysQuery);
  return (id) => {
    if (data === undefined) return '…';
    const journey = data.find((one) => one.id === id);
    return journey === undefined ? t('common.unknownJourney') : inLanguage(journey.name, i18n.language);
  };
}

export function inLanguage(words: { de: string; en: string }, language: string): string {
  return language === 'de' ? words.de : words.en;
}
