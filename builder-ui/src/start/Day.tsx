/** How the day goes: messages by the hour, as bars that say their number. */
import { useTranslation } from 'react-i18next';
import type { Overview } from '../api/types.ts';
import classes from './StartPage.module.css';

const NAMED = [0, 6, 12, 18];

export function Day({ hours, orders }: Pick<Overview, 'hours' | 'orders'>) {
  const { t } = useTranslation();
  const most = Math.max(5, ...hours);
  const total = hours.reduce((sum, count) => sum + count, 0);
  const now = new Date().getHours();
  const busiest = hours.indexOf(Math.max(...hours));
  return (
    <figure className={classes.day}>
      <figcaption>{t('start.dayOrders', { count: orders })}, {t('start.dayMessages', { count: total })}.{total > 0 && ` ${t('start.busiest', { from: busiest, to: busiest + 1 })}`}</figcaption>
      <div className={classes.bars} aria-hidden="true">
        {hours.map((count, hour) => ({ count, hour })).map(({ count, hour }) => (
          <div key={hour} className={classes.hour} data-now={hour === now || undefined} title={t('start.hour', { from: hour, to: hour + 1, count })}>
            <span className={classes.bar} style={{ height: `${count === 0 ? 0 : Math.max(4, (count / most) * 100)}%` }} />
            {NAMED.includes(hour) && <span className={classes.hourName}>{t('start.clock', { hour })}</span>}
          </div>
        ))}
      </div>
    </figure>
  );
}
