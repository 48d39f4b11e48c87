/** What happened today, what waits for a person, and, in a new shop, what to do first. */
import { Anchor, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.ts';
import { meQuery } from '../api/session.ts';
import type { Overview } from '../api/types.ts';
import { startOfDay, useFormats } from '../ui/formats.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { Day } from './Day.tsx';
import { DemoEntry } from './DemoEntry.tsx';
import { Figures } from './Figures.tsx';
import { FirstSteps } from './FirstSteps.tsx';
import { LatestMails } from './LatestMails.tsx';
import classes from './StartPage.module.css';
import { Waiting } from './Waiting.tsx';

export function StartPage() {
  const { t } = useTranslation();
  const { weekday } = useFormats();
  const overview = useQuery({
    queryKey: ['overview'],
    queryFn: () => dataOf(api.GET('/api/v1/overview', { params: { query: { since: startOfDay(today()).toISOString() } } })),
  });
  return (
    <div>
      <PageHeader title={t('start.title')} intro={weekday(today())} />
      <Loaded query={overview}>{(data) => <Sections overview={data} />}</Loaded>
    </div>
  );
}

const today = () => new Date();

function Sections({ overview }: { overview: Overview }) {
  const { t } = useTranslation();
  const { data: me } = useQuery(meQuery);
  const mayDemo = me?.shop.demo === false && me.permissions.includes('shop:write');
  const isNew = overview.journeys.live === 0 || !overview.hasContacts;
  return (
    <div className={classes.sections}>
      {isNew && <FirstSteps overview={overview} />}
      <section>
        <Title order={2} mb="sm">{t('start.waiting')}</Title>
        <Waiting overview={overview} />
      </section>
      {overview.hasContacts && (
        <section aria-label={t('start.messages')}>
          <Title order={2} mb="sm">{t('start.messages')}</Title>
          <Figures messages={overview.messages} />
          <Day hours={overview.hours} orders={overview.orders} />
        </section>
      )}
      {isNew && mayDemo && (
        <section className={classes.demo}>
          <div>
            <Title order={2}>{t('start.welcome.demo')}</Title>
            <Text c="dimmed" size="sm" mt={4}>{t('start.welcome.demoText')}</Text>
          </div>
          <div className={classes.demoAction}><DemoEntry /></div>
        </section>
      )}
      {overview.hasContacts && (
        <section>
          <div className={classes.head}>
            <Title order={2}>{t('start.latest')}</Title>
            <Anchor size="sm" renderRoot={(props) => <Link to="/mailbox" {...props} />}>{t('start.allMails')}</Anchor>
          </div>
          <LatestMails />
        </section>
      )}
    </div>
  );
}
