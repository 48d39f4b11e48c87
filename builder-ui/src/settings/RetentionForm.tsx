/** For how many days each kind of data is kept. */
import { TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shop } from '../api/types.ts';
import { SaveRow } from './SaveRow.tsx';
import { useShopChange } from './shop-settings.ts';

/** Least and most days, as the API has them. */
const KINDS = [['mails', 7, 3650], ['decisions', 30, 3650], ['events', 90, 3650], ['runs', 90, 3650], ['withdrawals', 1461, 3650], ['audit', 90, 730]] as const;

export function RetentionForm({ shop }: { shop: Shop }) {
  const { t } = useTranslation();
  const save = useShopChange();
  const [days, setDays] = useState<Record<string, string>>(() => Object.fromEntries(KINDS.map(([kind]) => [kind, String(shop.retention[kind])])));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ retention: Object.fromEntries(KINDS.map(([kind]) => [kind, Number(days[kind])])) });
  };
  return (
    <form onSubmit={submit}>
      {KINDS.map(([kind, min, max]) => (
        <TextInput
          key={kind} type="number" min={min} max={max} required withAsterisk={false} mb="md" label={t(`settings.retentionKinds.${kind}`)} description={t('settings.retentionRange', { min, max })}
          value={days[kind] ?? ''} onChange={({ currentTarget: { value } }) => setDays((before) => ({ ...before, [kind]: value }))}
        />
      ))}
      <SaveRow saving={save} />
    </form>
  );
}
