/** After the set-up: start from a template, or look around first. */
import { Anchor, Button, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../api/session.ts';
import { PageHeader } from '../ui/PageHeader.tsx';
import { DemoEntry } from './DemoEntry.tsx';
import classes from './Welcome.module.css';

export function WelcomePage() {
  const { t } = useTranslation();
  const { data: me } = useQuery(meQuery);
  return (
    <div>
      <PageHeader title={t('start.welcome.title', { name: me?.name.split(' ')[0] ?? '' })} intro={t('start.welcome.intro')} />
      <div className={classes.ways}>
        <section className={classes.way}>
          <Title order={2}>{t('start.welcome.template')}</Title>
          <Text c="dimmed" size="sm">{t('start.welcome.templateText')}</Text>
          <div className={classes.action}><Button renderRoot={(props) => <Link to="/journeys/templates" {...props} />}>{t('start.welcome.templateDo')}</Button></div>
        </section>
        <section className={classes.way}>
          <Title order={2}>{t('start.welcome.demo')}</Title>
          <Text c="dimmed" size="sm">{t('start.welcome.demoText')}</Text>
          <div className={classes.action}><DemoEntry /></div>
        </section>
      </div>
      <Anchor size="sm" renderRoot={(props) => <Link to="/" {...props} />}>{t('start.welcome.skip')}</Anchor>
    </div>
  );
}
