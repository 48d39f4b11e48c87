/** One person: what is known, and everything that happened, with why a mail was sent or was not. */
import { Alert, Anchor, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.ts';
import type { Contact } from '../api/types.ts';
import { useFormats } from '../ui/formats.ts';
import { Icon } from '../ui/icons.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { StateMark } from '../ui/StateMark.tsx';
import { fullName } from './full-name.ts';
import classes from './People.module.css';
import { PersonActions } from './PersonActions.tsx';
import { PersonConsents } from './PersonConsents.tsx';
import { PersonFrequency } from './PersonFrequency.tsx';
import { PersonRuns } from './PersonRuns.tsx';
import { Timeline } from './Timeline.tsx';

export function PersonPage() {
  const { contactId } = useParams({ from: '/inside/people/$contactId' });
  const contact = useQuery({ queryKey: ['contacts', 'one', contactId], queryFn: () => dataOf(api.GET('/api/v1/contacts/{id}', { params: { path: { id: contactId } } })) });
  return <div><Loaded query={contact}>{(data) => <Person contact={data} />}</Loaded></div>;
}

function Person({ contact }: { contact: Contact }) {
  const { t } = useTranslation();
  const name = fullName(contact);
  return (
    <>
      <Anchor className={classes.back} size="sm" renderRoot={(props) => <Link to="/people" {...props} />}><Icon name="back" size={18} />{t('people.title')}</Anchor>
      <PageHeader title={name ?? contact.email ?? t('people.noName')} {...(name !== undefined && contact.email !== undefined && { intro: contact.email })} action={<PersonActions contact={contact} />} />
      {contact.mergedInto !== undefined && <Alert mb="lg" color="gray">{t('people.merged')} <Anchor inherit underline="always" renderRoot={(props) => <Link to="/people/$contactId" params={{ contactId: contact.mergedInto ?? '' }} {...props} />}>{t('people.mergedDo')}</Anchor></Alert>}
      {contact.erasedAt !== undefined && <Alert mb="lg" color="gray">{t('people.erased')}</Alert>}
      <div className={classes.columns}>
        <section>
          <Title order={2} mb="sm">{t('people.timeline')}</Title>
          <Timeline contactId={contact.id} suppressions={contact.suppressions} />
        </section>
        <aside><Facts contact={contact} /><PersonConsents consents={contact.consents} /><PersonFrequency contact={contact} /><PersonRuns contactId={contact.id} /></aside>
      </div>
    </>
  );
}

function Facts({ contact }: { contact: Contact }) {
  const { t } = useTranslation();
  const { number, money, date, country, language } = useFormats();
  const { suppressions } = contact;
  const suppressionWords: Record<string, string> = t('people.suppression', { returnObjects: true });
  return (
    <>
      <dl className={classes.facts}>
        <dt>{t('people.orderCount')}</dt><dd>{number(contact.orderCount)}</dd>
        <dt>{t('people.spent')}</dt><dd>{money(contact.totalSpent)}</dd>
        {contact.lastOrderAt !== undefined && <><dt>{t('people.lastOrder')}</dt><dd>{date(contact.lastOrderAt)}</dd></>}
        <dt>{t('people.since')}</dt><dd>{date(contact.createdAt)}</dd>
        <dt>{t('people.language')}</dt><dd>{language(contact.locale)}</dd>
        {contact.country !== undefined && <><dt>{t('people.country')}</dt><dd>{country(contact.country)}</dd></>}
        <dt>{t('people.zone')}</dt><dd>{contact.timeZone}</dd>
        {contact.tags.length > 0 && <><dt>{t('people.tags')}</dt><dd>{contact.tags.join(', ')}</dd></>}
      </dl>
      {suppressions.length > 0 && (
        <>
          <Title order={3} mt="lg" mb={6}>{t('people.suppressions')}</Title>
          {suppressions.map(({ channel, reason, at }) => (
            <div key={`${channel} ${reason}`} className={classes.note}><StateMark tone="bad">{suppressionWords[reason] ?? reason}</StateMark><span>{t('people.since_when', { when: date(at) })}</span></div>
          ))}
        </>
      )}
    </>
  );
}
