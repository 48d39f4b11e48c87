/** Where one can go: the pages, the shop's journeys, and the people that the server finds. */
import { skipToken, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.ts';
import { useMay } from '../api/session.ts';
import { inLanguage, journeysQuery } from '../journeys/queries.ts';
import { fullName } from '../people/full-name.ts';
import { SECTIONS } from '../searches.ts';
import type { Place } from './switcher-items.ts';

const PAGES = [
  { to: '/', name: 'start' }, { to: '/journeys', name: 'journeys' }, { to: '/mailbox', name: 'mailbox' }, { to: '/messages', name: 'messages' }, { to: '/people', name: 'people' }, { to: '/tasks', name: 'tasks' },
] as const;

export function usePlaces(): Place[] {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const { data: journeys = [] } = useQuery(journeysQuery);
  return [
    ...PAGES.map(({ to, name }): Place => ({ id: to, kind: 'page', name: t(`nav.${name}`), go: () => void navigate({ to }) })),
    { id: 'templates', kind: 'page', name: t('journeys.templates'), go: () => void navigate({ to: '/journeys/templates' }) },
    { id: 'events', kind: 'page', name: t('events.title'), go: () => void navigate({ to: '/events' }) },
    ...SECTIONS.map((section): Place => ({ id: `settings ${section}`, kind: 'page', name: t(`settings.${section}`), detail: t('settings.title'), go: () => void navigate({ to: '/settings', search: { section } }) })),
    ...journeys.filter(({ state }) => state !== 'archived').map(({ id, name, state, tags }): Place => ({
      id, kind: 'journey', name: inLanguage(name, i18n.language), detail: t(`journeys.states.${state}`), also: tags.join(' '), go: () => void navigate({ to: '/journeys/$journeyId', params: { journeyId: id } }),
    })),
  ];
}

export function useFoundPeople(typed: string): Place[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayRead = useMay('contacts:read');
  const { data = [] } = useQuery({
    queryKey: ['contacts', 'search', typed],
    queryFn: typed.length < 2 || !mayRead ? skipToken : async () => (await dataOf(api.GET('/api/v1/contacts/search', { params: { query: { q: typed } } }))).items,
  });
  return data.slice(0, 6).map((contact): Place => ({
    id: `person ${contact.id}`, kind: 'person', name: fullName(contact) ?? contact.email ?? t('people.noName'), ...(contact.email !== undefined && { detail: contact.email }),
    go: () => void navigate({ to: '/people/$contactId', params: { contactId: contact.id } }),
  }));
}
