/** How long advertising waits for something more important before one of several messages is chosen. */
import { NativeSelect, TextInput, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './Caps.module.css';

export interface TypedSettle {
  length: string;
  unit: 'seconds' | 'minutes';
}

export function readSettle(seconds: number): TypedSettle {
  return seconds >= 60 && seconds % 60 === 0 ? { length: String(seconds / 60), unit: 'minutes' } : { length: String(seconds), unit: 'seconds' };
}

export function writeSettle({ length, unit }: TypedSettle): number {
  return Number(length) * (unit === 'minutes' ? 60 : 1);
}

export function SettleFields({ typed, wrong, onChange }: { typed: TypedSettle; wrong: boolean; onChange: (typed: TypedSettle) => void }) {
  const { t } = useTranslation();
  const most = typed.unit === 'minutes' ? 60 : 3600;
  return (
    <section className={classes.settle}>
      <Title order={3}>{t('settings.settle')}</Title>
      <p>{t('settings.settleText')}</p>
      <div className={classes.wait}>
        <TextInput label={t('settings.settleLength')} type="number" min={0} max={most} required withAsterisk={false} error={wrong} value={typed.length} onChange={({ currentTarget }) => onChange({ ...typed, length: currentTarget.value })} />
        <NativeSelect label={t('settings.settleUnit')} value={typed.unit} onChange={({ currentTarget }) => onChange({ ...typed, unit: currentTarget.value === 'seconds' ? 'seconds' : 'minutes' })} data={[{ value: 'seconds', label: t('settings.seconds') }, { value: 'minutes', label: t('settings.settleMinutes') }]} />
      </div>
    </section>
  );
}
