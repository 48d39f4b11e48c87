/** What happened at a node in the chosen span of time, in one line; the rest is told when one points at it. */
import { IconArrowDown, IconHourglass, IconMailCheck, IconMailOff, IconPointer } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../ui/formats.ts';
import type { NodeFigures } from '../overlay.ts';
import classes from './CardFigures.module.css';

export function CardFigures({ figures }: { figures: NodeFigures | undefined }) {
  const { t } = useTranslation();
  const { number, money } = useFormats();
  if (figures === undefined) return <div className={classes.row} />;
  const reasons: Record<string, string> = t('canvas.figures.reasons', { returnObjects: true });
  const skipped = Object.entries(figures.skipped ?? {});
  const skippedCount = skipped.reduce((sum, [, count]) => sum + count, 0);
  return (
    <div className={classes.row}>
      <Figure icon={<IconArrowDown size={13} aria-hidden />} name={t('canvas.figures.entered')} value={number(figures.entered)} />
      {figures.waiting > 0 && <Figure icon={<IconHourglass size={13} aria-hidden />} name={t('canvas.figures.waiting')} value={number(figures.waiting)} />}
      {figures.sent !== undefined && <Figure icon={<IconMailCheck size={13} aria-hidden />} name={t('canvas.figures.sent')} value={number(figures.sent)} />}
      {skippedCount > 0 && <Figure icon={<IconMailOff size={13} aria-hidden />} name={`${t('canvas.figures.skipped')}: ${skipped.map(([reason, count]) => `${number(count)} ${reasons[reason] ?? reason}`).join(', ')}`} value={number(skippedCount)} />}
      {figures.clicked !== undefined && figures.clicked > 0 && <Figure icon={<IconPointer size={13} aria-hidden />} name={t('canvas.figures.clicked')} value={number(figures.clicked)} />}
      {figures.revenue?.map(({ amount, currency }) => <Figure key={currency} icon={undefined} name={t('canvas.figures.revenue')} value={money(amount, currency)} />)}
    </div>
  );
}

function Figure({ icon, name, value }: { icon: ReactNode; name: string; value: string }) {
  return <span className={classes.figure} title={name}>{icon}<span className={classes.name}>{name}</span>{value}</span>;
}
