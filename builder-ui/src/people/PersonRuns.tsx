/** The journeys a person is on or was on; each leads to its run on the canvas. */
import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.ts';
import type { EnrollmentSummary } from '../api/types.ts';
import { useJourneyNames } from '../journeys/queries.ts';
import { useFormats } from '../ui/formats.ts';
import { StateMark, type Tone } from '../ui/StateMark.tsx';
import classes from './People.module.css';

const TONES: Record<EnrollmentSummary['state'], Tone> = { active: 'busy', completed: 'good', exited: 'quiet', failed: 'bad' };

export function PersonRuns({ contactId }: { contactId: string }) {
  const { t } = useTranslation();
  const journeyName = useJourneyNames();
  const { date, dateTime } = useFormats();
  const { data = [] } = useQuery({
    queryKey: ['contacts', 'runs', contactId],
    queryFn: async () => (await dataOf(api.GET('/api/v1/enrollments', { params: { query: { contact: contactId, limit: 30 } } }))).items,
  });
  if (data.length === 0) return null;
  // What still goes on comes first; the sort keeps the rest newest first.
  const runs = data.toSorted((a, b) => Number(b.state === 'active') - Number(a.state === 'active'));
  return (
    <section>
      <Title order={3} mt="lg" mb={6}>{t('people.runs')}</Title>
      <ul className={classes.runs}>
        {runs.map(({ id, journeyId, state, startedAt, dueAt, orderId, orderNumber = orderId }) => (
          <li key={id}>
            <Link to="/journeys/$journeyId" params={{ journeyId }} search={{ panel: 'runs', enrollment: id }}>{journeyName(journeyId)}</Link>
            <StateMark tone={TONES[state]}>{t(`people.runStates.${state}`)}</StateMark>
            <span className={classes.runFacts}>
              {[t('people.runSince', { when: date(startedAt) }), ...(orderNumber === undefined ? [] : [orderNumber]), ...(state === 'active' && dueAt !== undefined ? [t('people.runNext', { when: dateTime(dueAt) })] : [])].join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
