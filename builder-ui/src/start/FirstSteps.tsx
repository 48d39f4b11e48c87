/** The way to the first mail, for a shop that has none yet. */
import { Button, Text, Title, VisuallyHidden } from '@mantine/core';
import { Link, type LinkProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Overview } from '../api/types.ts';
import { Icon } from '../ui/icons.tsx';
import rows from '../ui/Rows.module.css';
import classes from './StartPage.module.css';

export function FirstSteps({ overview }: { overview: Overview }) {
  const { t } = useTranslation();
  const published = overview.journeys.live > 0;
  const sent = overview.messages.sent > 0;
  return (
    <section>
      <Title order={2}>{t('start.firstSteps')}</Title>
      <Text c="dimmed" mb="sm">{t('start.firstStepsText')}</Text>
      <ol className={rows.sheet}>
        <Step number={1} done={published} next={!published} title={t('start.stepJourney')} text={t('start.stepJourneyText')} action={t('start.stepJourneyDo')} link={{ to: '/journeys/templates' }} />
        <Step number={2} done={overview.hasContacts} next={published} title={t('start.stepEvents')} text={t('start.stepEventsText')} action={t('start.stepEventsDo')} link={{ to: '/settings', search: { section: 'sources' } }} />
        <Step number={3} done={sent} next={published && overview.hasContacts} title={t('start.stepMail')} text={t('start.stepMailText')} action={t('start.stepMailDo')} link={{ to: '/mailbox' }} />
      </ol>
    </section>
  );
}

interface StepProps {
  number: number;
  done: boolean;
  /** The one to take now. */
  next: boolean;
  title: string;
  text: string;
  action: string;
  link: LinkProps;
}

function Step({ number, done, next, title, text, action, link }: StepProps) {
  const { t } = useTranslation();
  return (
    <li className={classes.step}>
      <span className={classes.stepMark} data-done={done || undefined}>{done ? <><Icon name="check" size={16} /><VisuallyHidden>{t('start.stepDone')}</VisuallyHidden></> : number}</span>
      <div className={rows.main}>
        <div className={rows.title}>{title}</div>
        <div className={rows.sub}>{text}</div>
      </div>
      {!done && <Button variant={next ? 'filled' : 'default'} size="sm" renderRoot={(props) => <Link {...link} {...props} />}>{action}</Button>}
    </li>
  );
}
