/** How often one subject, or one person, may travel through the journey. */
import { NativeSelect, NumberInput, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DurationInput } from '../inputs/DurationInput.tsx';
import { FieldGroup } from '../inputs/FieldGroup.tsx';
import classes from '../NodeForm.module.css';
import type { JourneyFieldsProps } from './journey-fields.ts';

export function ReentryFields({ settings, subject, readOnly, onChange }: JourneyFieldsProps) {
  const { t } = useTranslation();
  const { reentry } = settings;
  const change = (next: Partial<typeof reentry>) => onChange({ ...settings, reentry: { ...reentry, ...next } });
  const pause = (on: boolean) => {
    const { after: _, ...without } = reentry;
    onChange({ ...settings, reentry: on ? { ...without, after: 'P30D' } : without });
  };
  const who = subject === 'contact' ? [] : [{ value: 'subject', label: t('nodeForm.journey.times', { count: reentry.max, who: t(`nodeForm.journey.per.subject.${subject}`) }) }];
  const data = [...who, { value: 'contact', label: t('nodeForm.journey.times', { count: reentry.max, who: t('nodeForm.journey.per.contact') }) }];
  return (
    <FieldGroup label={t('nodeForm.journey.reentry')}>
      <div className={classes.fieldRow}>
        <NumberInput label={t('nodeForm.journey.reentryMax')} w={96} min={1} max={1000} allowDecimal={false} allowNegative={false} clampBehavior="blur" readOnly={readOnly} value={reentry.max} onChange={(max) => void (typeof max === 'number' && max >= 1 && change({ max }))} />
        <NativeSelect aria-label={t('nodeForm.journey.reentryPer')} className={classes.grow ?? ''} disabled={readOnly} data={data} value={subject === 'contact' ? 'contact' : reentry.per} onChange={({ currentTarget }) => change({ per: currentTarget.value === 'contact' ? 'contact' : 'subject' })} />
      </div>
      {(reentry.max > 1 || reentry.after !== undefined) && <Switch size="sm" mt={10} label={t('nodeForm.journey.reentryAfter')} disabled={readOnly} checked={reentry.after !== undefined} onChange={({ currentTarget }) => pause(currentTarget.checked)} />}
      {reentry.after !== undefined && <div className={classes.inner} style={{ marginTop: 8 }}><DurationInput label={t('nodeForm.journey.reentryAfterLabel')} readOnly={readOnly} value={reentry.after} onChange={(after) => change({ after })} /></div>}
    </FieldGroup>
  );
}
