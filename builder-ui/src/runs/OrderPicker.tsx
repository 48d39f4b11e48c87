/** Finds a real order by its number or by its customer, and chooses it. */
import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/formats.ts';
import { Icon } from '../ui/icons.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { ordersToTestQuery } from './queries.ts';
import classes from './Runs.module.css';

export function OrderPicker({ value, onChange }: { value: string | undefined; onChange: (orderId: string) => void }) {
  const { t } = useTranslation();
  const { money, date } = useFormats();
  const [typed, setTyped] = useState('');
  const [searched] = useDebouncedValue(typed.trim(), 250);
  const name = useId();
  const orders = useQuery(ordersToTestQuery(searched));
  return (
    <div className={classes.section}>
      <TextInput type="search" label={t('runs.findOrder')} placeholder={t('runs.findOrderHint')} leftSection={<Icon name="search" size={16} />} value={typed} onChange={({ currentTarget }) => setTyped(currentTarget.value)} />
      <Loaded query={orders}>
        {(found) =>
          found.length === 0 ? <p className={classes.quiet}>{searched === '' ? t('runs.noOrder') : t('runs.noOrderFound')}</p> : (
            <div className={classes.choices} role="radiogroup" aria-label={t('runs.orders')}>
              {found.map(({ id, number, total, currency, placedAt, parcelCount, who }) => (
                <label key={id} className={classes.choice} htmlFor={`${name}${id}`}>
                  <input id={`${name}${id}`} type="radio" name={name} value={id} checked={id === value} onChange={() => onChange(id)} />
                  <span className={classes.strong}>{number}{who !== undefined && ` · ${who}`}</span>
                  <span className={classes.quiet}>{[money(total, currency), ...(placedAt === undefined ? [] : [date(placedAt)]), t('runs.parcelCount', { count: parcelCount })].join(' · ')}</span>
                </label>
              ))}
            </div>
          )
        }
      </Loaded>
    </div>
  );
}
