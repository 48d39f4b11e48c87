/** What a journey did in the last thirty days, beside its name. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.ts';
import { useMay } from '../api/session.ts';
import { startOfDay, useFormats } from '../ui/formats.ts';
import classes from './Journeys.module.css';

const DAYS = 30;

export function RowFigures({ journeyId }: { journeyId: string }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const mayRead = useMay('runs:read');
  const from = since();
  const { data } = useQuery({
    queryKey: ['journeys', journeyId, 'figures', from],
    queryFn: () => dataOf(api.GET('/api/v1/journeys/{id}/figures', { params: { path: { id: journeyId }, query: { from } } })),
    staleTime: 60_000,
    enabled: mayRead,
  });
  if (data === undefined) return <div className={classes.figures} />;
  const sent = Object.values(data.nodes).reduce((sum, node) => sum + (node.sent ?? 0), 0);
  const waiting = Object.values(data.nodes).reduce((sum, node) => sum + node.waiting, 0);
  return (
    <dl className={classes.figures} title={t('journeys.figuresHint', { days: DAYS })}>
      <div><dt>{t('journeys.entered')}</dt><dd>{number(data.runs.started)}</dd></div>
      <div><dt>{t('journeys.underway')}</dt><dd>{number(waiting)}</dd></div>
      <div><dt>{t('journeys.sent')}</dt><dd>{number(sent)}</dd></div>
    </dl>
  );
}

/** From a midnight on, so that the question stays the same all day. */
function since(): string {
  const day = startOfDay(new Date());
  day.setDate(day.getDate() - DAYS);
  return day.toISOString();
}
