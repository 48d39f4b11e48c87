/** One limit: how many messages of which kind, in which time. */
import { ActionIcon, NativeSelect, TextInput, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Cap } from '../api/types.ts';
import { Icon } from '../ui/icons.tsx';
import { WINDOW_UNITS, type TypedCap } from './cap-window.ts';
import classes from './Caps.module.css';

const CHANNELS = ['any', 'email', 'sms'] as const satisfies Cap['channel'][];

interface CapFieldsProps {
  typed: TypedCap;
  number: number;
  /** The API would not take it. */
  wrong: boolean;
  /** Messages of the last days that it would have stopped. */
  stopped: number | undefined;
  onChange: (part: Partial<TypedCap>) => void;
  onRemove: () => void;
}

export function CapFields({ typed, number, wrong, stopped, onChange, onRemove }: CapFieldsProps) {
  const { t } = useTranslation();
  const { cap } = typed;
  const changeCap = (part: Partial<Cap>) => onChange({ cap: { ...cap, ...part } });
  return (
    <fieldset className={classes.cap}>
      <VisuallyHidden component="legend">{t('settings.capLegend', { number })}</VisuallyHidden>
      <div className={classes.amount}>
        <TextInput label={t('settings.capMax')} type="number" min={0} max={1000} required withAsterisk={false} value={typed.max} onChange={({ currentTarget }) => onChange({ max: currentTarget.value })} />
        <TextInput label={t('settings.capWindow')} type="number" min={1} max={100_000} required withAsterisk={false} error={wrong} value={typed.length} onChange={({ currentTarget }) => onChange({ length: currentTarget.value })} />
        <NativeSelect label={t('settings.capUnit')} value={typed.unit} onChange={({ currentTarget }) => onChange({ unit: WINDOW_UNITS.find((unit) => unit === currentTarget.value) ?? 'days' })} data={WINDOW_UNITS.map((value) => ({ value, label: t(`settings.${value}`) }))} />
        <ActionIcon variant="subtle" color="gray" size={36} aria-label={t('settings.capRemove')} onClick={onRemove}><Icon name="close" size={18} /></ActionIcon>
      </div>
      <div className={classes.what}>
        <NativeSelect label={t('settings.capClass')} value={cap.class} onChange={({ currentTarget }) => changeCap({ class: currentTarget.value === 'transactional' ? 'transactional' : 'marketing' })} data={[{ value: 'marketing', label: t('common.marketing') }, { value: 'transactional', label: t('common.transactional') }]} />
        <NativeSelect label={t('settings.capChannel')} value={cap.channel} onChange={({ currentTarget }) => changeCap({ channel: CHANNELS.find((channel) => channel === currentTarget.value) ?? 'any' })} data={CHANNELS.map((value) => ({ value, label: t(`settings.channels.${value}`) }))} />
        <TextInput label={t('settings.capCategory')} placeholder={t('settings.capAnyCategory')} maxLength={200} value={cap.category ?? ''} onChange={({ currentTarget: { value } }) => onChange({ cap: withCategory(cap, value) })} />
      </div>
      {stopped !== undefined && <p className={classes.stopped}>{t('settings.capStopped', { count: stopped })}</p>}
    </fieldset>
  );
}

function withCategory({ category: _before, ...cap }: Cap, typed: string): Cap {
  return typed.trim() === '' ? cap : { ...cap, category: typed };
}
