/** What a journey did in the last thirty days, beside its name. All rows share one question. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.ts';
import { useFormats } from '../ui/formats.ts';
import classes from './Journeys.module.css';

const DAYS = 30;

export function RowFigures({ journeyId }: { journeyId: string }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const { data } = useQuery({ queryKey: ['journeys', 'counts'], queryFn: () => dataOf(api.GET('/api/v1/journeys/counts')), staleTime: 60_000 });
  const counts = data?.items.find((item) => item.journeyId === journeyId);
  if (counts === undefined) return <div className={classes.figures} />;
  return (
    <dl className={classes.figures} title={t('journeys.figuresHint', { days: DAYS })}>
      <div><dt>{t('journeys.entered')}</dt><dd>{number(counts.entered)}</dd></div>
      <div><dt>{t('journeys.underway')}</dt><dd>{number(counts.underWay)}</dd></div>
      <div><dt>{t('journeys.sent')}</dt><dd>{number(counts.sent)}</dd></div>
    </dl>
  );
}
