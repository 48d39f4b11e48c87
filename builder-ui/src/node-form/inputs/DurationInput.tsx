/** A duration as amounts with units; inside it is ISO 8601. */
import { ActionIcon, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nextUnit, readParts, UNITS, USUAL_UNITS, writeParts, type DurationPart } from '../duration-parts.ts';
import classes from '../NodeForm.module.css';

interface DurationInputProps {
  /** Names the amounts and units to who cannot see them. */
  label: string;
  value: string;
  onChange(value: string): void;
  readOnly?: boolean;
  invalid?: boolean;
  /** One amount only, where there is little room. */
  compact?: boolean;
}

export function DurationInput({ label, value, onChange, readOnly = false, invalid = false, compact = false }: DurationInputProps) {
  const { t } = useTranslation();
  // An emptied amount is zero outside and empty here.
  const [typed, setTyped] = useState<Typed[]>(() => asTyped(value));
  const parts = writeParts(typed.map(fromTyped)) === normal(value) ? typed : asTyped(value);
  if (readParts(value) === undefined) return <TextInput label={t('nodeForm.unreadableDuration')} value={value} readOnly={readOnly} error={invalid} onChange={({ currentTarget }) => onChange(currentTarget.value)} />;
  const change = (next: Typed[]) => {
    setTyped(next);
    onChange(writeParts(next.map(fromTyped)));
  };
  const further = nextUnit(parts.map(fromTyped));
  return (
    <div className={classes.duration}>
      {parts.map((part, index) => (
        <div key={PLACES[index]} className={classes.durationPart}>
          <NumberInput aria-label={t('nodeForm.amount', { label })} className={classes.amount ?? ''} min={0} max={9999} allowDecimal={false} allowNegative={false} clampBehavior="strict" readOnly={readOnly} error={invalid} value={part.amount} onChange={(amount) => change(parts.map((one, at) => (at === index ? { ...one, amount } : one)))} />
          <NativeSelect
            aria-label={t('nodeForm.unit', { label })}
            className={classes.unit ?? ''}
            disabled={readOnly}
            value={part.unit}
            data={UNITS.filter((unit) => unit === part.unit || (USUAL_UNITS.includes(unit) && parts.every((one) => one.unit !== unit))).toReversed().map((unit) => ({ value: unit, label: t(`nodeForm.units.${unit}`, { count: Number(part.amount) || 0 }) }))}
            onChange={({ currentTarget }) => change(parts.map((one, at) => (at === index ? { ...one, unit: UNITS.find((unit) => unit === currentTarget.value) ?? one.unit } : one)))}
          />
          {parts.length > 1 && !readOnly && <ActionIcon variant="subtle" color="gray" size={28} aria-label={t('nodeForm.removePart', { label, unit: t(`nodeForm.units.${part.unit}`, { count: 2 }) })} onClick={() => change(parts.filter((_, at) => at !== index))}><IconX size={16} /></ActionIcon>}
          {index === parts.length - 1 && further !== undefined && !compact && !readOnly && parts.length < 3 && (
            <ActionIcon variant="subtle" color="gray" size={28} aria-label={t('nodeForm.addPart', { label })} title={t('nodeForm.addPart', { label })} onClick={() => change([...parts, { amount: 1, unit: further }])}><IconPlus size={16} /></ActionIcon>
          )}
        </div>
      ))}
    </div>
  );
}

/** Parts are known by their place: a part whose unit changes stays the same input. */
const PLACES = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh'];

interface Typed { amount: number | string; unit: DurationPart['unit'] }

function asTyped(value: string): Typed[] {
  return readParts(value) ?? [];
}

function fromTyped({ amount, unit }: Typed): DurationPart {
  return { amount: Number(amount) || 0, unit };
}

function normal(value: string): string {
  const parts = readParts(value);
  return parts === undefined ? value : writeParts(parts);
}
