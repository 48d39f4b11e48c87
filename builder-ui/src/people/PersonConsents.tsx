/** What a person agreed to and withdrew: for which channel and purpose, since when, where, and in which words. */
import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Contact } from '../api/types.ts';
import { useJourneyNames } from '../journeys/queries.ts';
import { useFormats } from '../ui/formats.ts';
import { StateMark } from '../ui/StateMark.tsx';
import classes from './People.module.css';

const OF_A_JOURNEY = 'journey:';

export function PersonConsents({ consents }: { consents: Contact['consents'] }) {
  const { t } = useTranslation();
  const { date } = useFormats();
  const journeyName = useJourneyNames();
  const states: Record<string, string> = t('people.consent', { returnObjects: true });
  const purposes: Record<string, string> = t('people.purposes', { returnObjects: true });
  const sources: Record<string, string> = t('people.sources', { returnObjects: true });
  if (consents.length === 0) return null;
  const purposeWords = (purpose: string) => (purpose.startsWith(OF_A_JOURNEY) ? t('message.from', { journey: journeyName(purpose.slice(OF_A_JOURNEY.length)) }) : (purposes[purpose] ?? purpose));
  return (
    <section>
      <Title order={3} mt="lg" mb={6}>{t('people.consents')}</Title>
      {consents.map(({ channel, purpose, state, at, source, wording }) => (
        <div key={`${channel} ${purpose}`} className={classes.note}>
          <StateMark tone={state === 'granted' ? 'good' : 'quiet'}>{[states[state] ?? state, t(`people.channels.${channel === 'sms' ? 'sms' : 'email'}`), ...(purpose === '*' ? [] : [purposeWords(purpose)])].join(' · ')}</StateMark>
          <span>{[t('people.since_when', { when: date(at) }), ...(source === undefined ? [] : [sources[source.replaceAll('-', '_')] ?? source])].join(' · ')}{wording !== undefined && <q className={classes.wording}>{wording}</q>}</span>
        </div>
      ))}
    </section>
  );
}
