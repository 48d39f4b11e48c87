/** What the weights of a list come to, and a way to make them equal. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { asText } from '../as-text.ts';
import { useForm } from '../form-context.ts';
import classes from '../NodeForm.module.css';
import type { Settings } from '../settings-at.ts';

interface SharesProps {
  entries: readonly Settings[];
  /** Key of the weight in an entry. */
  name: string;
  onChange(entries: readonly Settings[]): void;
}

export function Shares({ entries, name, onChange }: SharesProps) {
  const { t, i18n } = useTranslation();
  const { readOnly } = useForm();
  const weights = entries.map((entry) => Number(entry[name]) || 0);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 1 });
  const equal = weights.every((weight) => weight === weights[0]);
  return (
    <div className={classes.shares}>
      <p className={classes.help}>
        {sum > 0 ? t('nodeForm.shares', { list: entries.map((entry, index) => `${asText(entry['name']) || index + 1} ${percent.format((weights[index] ?? 0) / sum)}`).join(' · ') }) : t('nodeForm.noShares')}
      </p>
      {!readOnly && !equal && <Button size="compact-sm" variant="subtle" onClick={() => onChange(equalShares(entries, name))}>{t('nodeForm.equalShares')}</Button>}
    </div>
  );
}

/** Whole numbers that add up to 100; the first ones take what is left over. */
export function equalShares(entries: readonly Settings[], name: string): Settings[] {
  const each = Math.floor(100 / entries.length);
  const left = 100 - each * entries.length;
  return entries.map((entry, index) => ({ ...entry, [name]: each + (index < left ? 1 : 0) }));
}
