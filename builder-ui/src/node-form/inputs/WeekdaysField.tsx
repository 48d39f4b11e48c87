/** The days of the week, Monday first. */
import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useForm } from '../form-context.ts';
import classes from '../NodeForm.module.css';
import { FieldGroup } from './FieldGroup.tsx';
import { useFieldWords } from './field-words.ts';
import type { InputProps } from '../form-field.ts';

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

export function WeekdaysField({ field, value, path, onChange }: InputProps) {
  const { i18n } = useTranslation();
  const { readOnly } = useForm();
  const words = useFieldWords(field, path);
  const chosen = Array.isArray(value) ? value.filter((day) => typeof day === 'number') : [];
  const toggle = (day: number) => onChange(chosen.includes(day) ? chosen.filter((one) => one !== day) : [...chosen, day].sort((a, b) => a - b));
  return (
    <FieldGroup {...words}>
      <div className={classes.weekdays}>
        {DAYS.map((day) => {
          const [short, long] = [dayName(day, i18n.language, 'short'), dayName(day, i18n.language, 'long')];
          return (
            <label key={day} className={classes.weekday} data-checked={chosen.includes(day) || undefined}>
              <Checkbox size="xs" classNames={{ root: classes.weekdayBox ?? '' }} aria-label={long} checked={chosen.includes(day)} disabled={readOnly} onChange={() => toggle(day)} />
              <span aria-hidden>{short}</span>
            </label>
          );
        })}
      </div>
    </FieldGroup>
  );
}

/** 1 January 2024 was a Monday. */
function dayName(day: number, language: string, length: 'short' | 'long'): string {
  return new Intl.DateTimeFormat(language, { weekday: length, timeZone: 'UTC' }).format(Date.UTC(2024, 0, day));
}
