/** What the journey is measured by, if by anything. */
import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DurationInput } from '../inputs/DurationInput.tsx';
import { FieldGroup } from '../inputs/FieldGroup.tsx';
import classes from '../NodeForm.module.css';
import { EventTypeSelect } from './EventTypeSelect.tsx';
import type { JourneyFieldsProps } from './journey-fields.ts';

export function GoalFields({ settings, readOnly, onChange }: JourneyFieldsProps) {
  const { t } = useTranslation();
  const { goal: _, ...without } = settings;
  const { goal } = settings;
  return (
    <FieldGroup label={t('nodeForm.journey.goal')} description={t('nodeForm.journey.goalHelp')}>
      <Switch size="sm" label={t('nodeForm.journey.goalOn')} disabled={readOnly} checked={goal !== undefined} onChange={({ currentTarget }) => onChange(currentTarget.checked ? { ...settings, goal: { type: 'feedback.given', within: 'P30D' } } : without)} />
      {goal !== undefined && (
        <div className={classes.inner} style={{ marginTop: 10 }}>
          <EventTypeSelect label={t('nodeForm.journey.goalType')} value={goal.type} readOnly={readOnly} onChange={(type) => onChange({ ...settings, goal: { ...goal, type } })} />
          <Switch size="sm" label={t('nodeForm.journey.goalWithinOn')} disabled={readOnly} checked={goal.within !== undefined} onChange={({ currentTarget }) => onChange({ ...settings, goal: currentTarget.checked ? { type: goal.type, within: 'P30D' } : { type: goal.type } })} />
          {goal.within !== undefined && <DurationInput label={t('nodeForm.journey.goalWithin')} readOnly={readOnly} value={goal.within} onChange={(within) => onChange({ ...settings, goal: { ...goal, within } })} />}
        </div>
      )}
    </FieldGroup>
  );
}
