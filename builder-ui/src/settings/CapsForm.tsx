/** How many messages a contact gets at most within a time, over all journeys. */
import { ActionIcon, Button, NativeSelect, Text, TextInput, VisuallyHidden } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cap, Shop } from '../api/types.ts';
import { Icon } from '../ui/icons.tsx';
import { readWindow, writeCap, type TypedCap } from './cap-window.ts';
import { SaveRow } from './SaveRow.tsx';
import classes from './Settings.module.css';
import { useShopChange } from './shop-settings.ts';

export function CapsForm({ shop }: { shop: Shop }) {
  const { t } = useTranslation();
  const save = useShopChange();
  const [caps, setCaps] = useState<TypedCap[]>(() => shop.caps.map((cap) => ({ cap, max: String(cap.max), ...readWindow(cap.window) })));
  const change = (index: number, part: Partial<TypedCap>) => setCaps((before) => before.map((one, at) => (at === index ? { ...one, ...part } : one)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ caps: caps.map(writeCap) });
  };
  return (
    <form onSubmit={submit}>
      {caps.length === 0 && <Text mb="md">{t('settings.capNone')}</Text>}
      {caps.map((typed, index) => (
        <fieldset key={typed.cap.id} className={classes.cap}>
          <VisuallyHidden component="legend">{t('settings.capLegend', { number: index + 1 })}</VisuallyHidden>
          <TextInput label={t('settings.capMax')} type="number" min={0} max={1000} required withAsterisk={false} value={typed.max} onChange={({ currentTarget }) => change(index, { max: currentTarget.value })} />
          <TextInput label={t('settings.capWindow')} type="number" min={1} max={1000} required withAsterisk={false} value={typed.length} onChange={({ currentTarget }) => change(index, { length: currentTarget.value })} />
          <NativeSelect label={t('settings.capUnit')} value={typed.unit} onChange={({ currentTarget }) => change(index, { unit: currentTarget.value === 'days' ? 'days' : 'hours' })} data={[{ value: 'hours', label: t('settings.hours') }, { value: 'days', label: t('settings.days') }]} />
          <NativeSelect label={t('settings.capClass')} value={typed.cap.class} onChange={({ currentTarget }) => change(index, { cap: { ...typed.cap, class: currentTarget.value === 'transactional' ? 'transactional' : 'marketing' } })} data={[{ value: 'marketing', label: t('common.marketing') }, { value: 'transactional', label: t('common.transactional') }]} />
          <ActionIcon variant="subtle" color="gray" size={36} aria-label={t('settings.capRemove')} onClick={() => setCaps((before) => before.filter((_one, at) => at !== index))}><Icon name="close" size={18} /></ActionIcon>
        </fieldset>
      ))}
      <Button variant="default" size="xs" leftSection={<Icon name="plus" size={16} />} onClick={() => setCaps((before) => [...before, freshCap()])}>{t('settings.capAdd')}</Button>
      <SaveRow saving={save} />
    </form>
  );
}

function freshCap(): TypedCap {
  const cap: Cap = { id: `limit-${crypto.randomUUID()}`, channel: 'any', class: 'marketing', window: 'P7D', max: 3 };
  return { cap, max: '3', length: '7', unit: 'days' };
}
