/** Who goes first when only one may, whose clock counts, and who is kept out for comparison. */
import { NumberInput, Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { JourneyFieldsProps } from './journey-fields.ts';

const ZONES = ['recipient', 'shop'] as const;

export function PriorityFields({ settings, readOnly, onChange }: JourneyFieldsProps) {
  const { t, i18n } = useTranslation();
  const holdout = (percent: number | string) => {
    if (typeof percent === 'number') onChange({ ...settings, holdout: Math.min(Math.max(percent, 0), 50) / 100 });
  };
  return (
    <>
      <NumberInput label={t('nodeForm.journey.priority')} description={t('nodeForm.journey.priorityHelp')} aria-label={t('nodeForm.journey.priorityValue')} maw={400} min={0} max={100} allowDecimal={false} allowNegative={false} clampBehavior="strict" readOnly={readOnly} value={settings.priority} styles={{ wrapper: { maxWidth: 110 } }} onChange={(priority) => void (typeof priority === 'number' && onChange({ ...settings, priority }))} />
      <Radio.Group label={t('nodeForm.journey.timeZone')} readOnly={readOnly} value={settings.timeZone} onChange={(zone) => onChange({ ...settings, timeZone: zone === 'shop' ? 'shop' : 'recipient' })}>
        <Stack gap={6} mt={6}>{ZONES.map((zone) => <Radio key={zone} size="sm" value={zone} label={t(`nodeForm.journey.zones.${zone}`)} />)}</Stack>
      </Radio.Group>
      <NumberInput label={t('nodeForm.journey.holdout')} description={t('nodeForm.journey.holdoutHelp')} min={0} max={50} suffix=" %" allowNegative={false} clampBehavior="strict" decimalScale={1} decimalSeparator={i18n.language === 'de' ? ',' : '.'} readOnly={readOnly} value={Math.round(settings.holdout * 1000) / 10} styles={{ wrapper: { maxWidth: 110 } }} onChange={holdout} />
    </>
  );
}
