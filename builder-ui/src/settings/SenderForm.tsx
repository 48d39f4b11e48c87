/** Who mails come from, and how a customer reaches a person. */
import { NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shop } from '../api/types.ts';
import { SaveRow } from './SaveRow.tsx';
import classes from './Settings.module.css';
import { orNull, refused, useShopChange } from './shop-settings.ts';

export function SenderForm({ shop }: { shop: Shop }) {
  const { t } = useTranslation();
  const save = useShopChange();
  const [typed, setTyped] = useState({ mailFrom: shop.mailFrom, senderName: shop.senderName ?? '', supportEmail: shop.supportEmail ?? '', supportPhone: shop.supportPhone ?? '', formalAddress: shop.formalAddress });
  const field = (name: keyof typeof typed) => ({
    label: t(`settings.${name}`),
    value: typed[name],
    error: refused(save.error, name),
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) => setTyped((before) => ({ ...before, [name]: value })),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { mailFrom, senderName, supportEmail, supportPhone, formalAddress } = typed;
    save.mutate({ mailFrom: mailFrom.trim(), senderName: orNull(senderName), supportEmail: orNull(supportEmail), supportPhone: orNull(supportPhone), formalAddress: formalAddress === 'du' ? 'du' : 'sie' });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput {...field('mailFrom')} description={t('settings.mailFromHint')} required withAsterisk={false} maxLength={320} />
        <TextInput {...field('senderName')} description={t('settings.senderNameHint')} maxLength={200} />
        <div className={classes.pair}>
          <TextInput {...field('supportEmail')} type="email" description={t('settings.supportEmailHint')} maxLength={320} inputWrapperOrder={['label', 'input', 'description', 'error']} />
          <TextInput {...field('supportPhone')} type="tel" maxLength={40} />
        </div>
        <NativeSelect {...field('formalAddress')} maw={260} data={[{ value: 'sie', label: t('settings.sie') }, { value: 'du', label: t('settings.du') }]} />
      </Stack>
      <SaveRow saving={save} />
    </form>
  );
}
