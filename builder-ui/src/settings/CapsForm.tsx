/** How many messages a contact gets at most within a time, over all journeys, and which goes first when several want to. */
import { Button, Text } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cap, Shop } from '../api/types.ts';
import { Icon } from '../ui/icons.tsx';
import { CapFields } from './CapFields.tsx';
import { CapPreview } from './CapPreview.tsx';
import { readWindow, writeCap, type TypedCap } from './cap-window.ts';
import { SaveRow } from './SaveRow.tsx';
import { readSettle, SettleFields, writeSettle } from './SettleFields.tsx';
import { refused, useShopChange } from './shop-settings.ts';
import { useCapPreview } from './use-cap-preview.ts';

export function CapsForm({ shop }: { shop: Shop }) {
  const { t } = useTranslation();
  const save = useShopChange();
  const [caps, setCaps] = useState<TypedCap[]>(() => shop.caps.map((cap) => ({ cap, max: String(cap.max), ...readWindow(cap.window) })));
  const [settle, setSettle] = useState(() => readSettle(shop.settleSeconds));
  const preview = useCapPreview(shop, caps);
  const stoppedBy = new Map(preview?.byCap.map(({ id, stopped }) => [id, stopped]));
  const change = (index: number, part: Partial<TypedCap>) => setCaps((before) => before.map((one, at) => (at === index ? { ...one, ...part } : one)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ caps: caps.map(writeCap), settleSeconds: writeSettle(settle) });
  };
  return (
    <form onSubmit={submit}>
      {caps.length === 0 && <Text mb="md">{t('settings.capNone')}</Text>}
      {caps.map((typed, index) => (
        <CapFields
          key={typed.cap.id} typed={typed} number={index + 1} wrong={refused(save.error, `caps/${index}`)} stopped={preview !== undefined && preview.messages > 0 ? stoppedBy.get(typed.cap.id) : undefined}
          onChange={(part) => change(index, part)} onRemove={() => setCaps((before) => before.filter((_one, at) => at !== index))}
        />
      ))}
      <Button variant="default" size="xs" leftSection={<Icon name="plus" size={16} />} onClick={() => setCaps((before) => [...before, freshCap()])}>{t('settings.capAdd')}</Button>
      {preview !== undefined && <CapPreview preview={preview} />}
      <SettleFields typed={settle} wrong={refused(save.error, 'settleSeconds')} onChange={setSettle} />
      <SaveRow saving={save} />
    </form>
  );
}

function freshCap(): TypedCap {
  const cap: Cap = { id: `limit-${crypto.randomUUID()}`, channel: 'any', class: 'marketing', window: 'P7D', max: 3 };
  return { cap, max: '3', length: '7', unit: 'days' };
}
