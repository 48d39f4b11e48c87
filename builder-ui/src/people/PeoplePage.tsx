/** All contacts, or those found by address, name or order. */
import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.ts';
import { given, pagesQuery } from '../api/pages.ts';
import type { ContactSummary } from '../api/types.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useFormats } from '../ui/formats.ts';
import { Icon } from '../ui/icons.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { MoreButton } from '../ui/MoreButton.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import rows from '../ui/Rows.module.css';
import { fullName } from './full-name.ts';

export function PeoplePage() {
  const { t } = useTranslation();
  const { q } = useSearch({ from: '/inside/people' });
  const navigate = useNavigate();
  const [typed, setTyped] = useState(q ?? '');
  // The address follows at once: a late change of it would undo a click on a person that was quicker.
  const [searched] = useDebouncedValue(q, 250);
  return (
    <div>
      <PageHeader title={t('people.title')} intro={t('people.intro')} />
      <TextInput
        type="search" mb="lg" maw={420} aria-label={t('people.search')} placeholder={t('people.search')} leftSection={<Icon name="search" size={17} />} value={typed}
        onChange={({ currentTarget: { value } }) => {
          setTyped(value);
          void navigate({ to: '/people', search: value.trim() === '' ? {} : { q: value.trim() }, replace: true });
        }}
      />
      {searched === undefined ? <Everybody /> : <Found q={searched} />}
    </div>
  );
}

function Found({ q }: { q: string }) {
  const { t } = useTranslation();
  const found = useQuery({ queryKey: ['contacts', 'search', q], queryFn: async () => (await dataOf(api.GET('/api/v1/contacts/search', { params: { query: { q } } }))).items });
  return <Loaded query={found}>{(contacts) => (contacts.length === 0 ? <EmptyState icon="search" title={t('people.noMatch')} text={t('people.noMatchText')} /> : <Rows contacts={contacts} />)}</Loaded>;
}

function Everybody() {
  const { t } = useTranslation();
  const pages = useInfiniteQuery(pagesQuery(['contacts', 'list'], (cursor) => dataOf(api.GET('/api/v1/contacts', { params: { query: { limit: 50, ...given({ cursor }) } } }))));
  return (
    <Loaded query={pages}>
      {({ pages: loaded }) => {
        const contacts = loaded.flatMap(({ items }) => items);
        if (contacts.length > 0) return <><Rows contacts={contacts} /><MoreButton pages={pages} /></>;
        const action = <Button variant="default" renderRoot={(props) => <Link to="/settings" search={{ section: 'sources' }} {...props} />}>{t('people.emptyDo')}</Button>;
        return <EmptyState icon="people" title={t('people.empty')} text={t('people.emptyText')} action={action} />;
      }}
    </Loaded>
  );
}

function Rows({ contacts }: { contacts: ContactSummary[] }) {
  return <ul className={rows.sheet}>{contacts.map((contact) => <Row key={contact.id} contact={contact} />)}</ul>;
}

function Row({ contact }: { contact: ContactSummary }) {
  const { t } = useTranslation();
  const { when } = useFormats();
  return (
    <li>
      <Link to="/people/$contactId" params={{ contactId: contact.id }} className={`${rows.row} ${rows.link}`}>
        <div className={rows.main}>
          <div className={rows.title}>{fullName(contact) ?? contact.email ?? t('people.noName')}</div>
          {fullName(contact) !== undefined && contact.email !== undefined && <div className={rows.sub}>{contact.email}</div>}
        </div>
        <div className={rows.side}>
          <div>{t('people.orders', { count: contact.orderCount })}</div>
          {contact.lastOrderAt !== undefined && <time dateTime={contact.lastOrderAt}>{when(contact.lastOrderAt)}</time>}
        </div>
      </Link>
    </li>
  );
}
