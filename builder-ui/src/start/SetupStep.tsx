/** The fields of one step of the set-up. */
import { NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { NewPasswordInput } from '../sign-in/NewPasswordInput.tsx';
import { countryOptions } from '../ui/countries.ts';
import { useFormats } from '../ui/formats.ts';
import classes from './Setup.module.css';
import { imprintOf, type Step, type Typed } from './setup-form.ts';

interface StepProps {
  typed: Typed;
  onChange: (part: Partial<Typed>) => void;
}

export function SetupStep({ step, ...props }: StepProps & { step: Step }) {
  const Fields = { account: AccountFields, shop: ShopFields, sender: SenderFields, place: PlaceFields }[step];
  const box = useRef<HTMLDivElement>(null);
  // A new question begins in its first field: whoever types goes on typing.
  useEffect(() => box.current?.querySelector<HTMLElement>('input, select')?.focus(), []);
  return <Stack ref={box}><Fields {...props} /></Stack>;
}

function AccountFields({ typed, onChange }: StepProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput label={t('signIn.name')} autoComplete="name" required withAsterisk={false} maxLength={200} value={typed.name} onChange={({ currentTarget }) => onChange({ name: currentTarget.value })} />
      <TextInput label={t('signIn.email')} description={t('start.setup.emailHint')} type="email" autoComplete="username" required withAsterisk={false} maxLength={320} value={typed.email} onChange={({ currentTarget }) => onChange({ email: currentTarget.value })} />
      <NewPasswordInput value={typed.password} onChange={(password) => onChange({ password })} />
    </>
  );
}

function ShopFields({ typed, onChange }: StepProps) {
  const { t } = useTranslation();
  const imprint = imprintOf(typed);
  return (
    <>
      <TextInput label={t('start.setup.shopName')} autoComplete="organization" required withAsterisk={false} maxLength={200} value={typed.shopName} onChange={({ currentTarget }) => onChange({ shopName: currentTarget.value })} />
      <TextInput label={t('start.setup.street')} autoComplete="street-address" required withAsterisk={false} maxLength={200} value={typed.street} onChange={({ currentTarget }) => onChange({ street: currentTarget.value })} />
      <div className={classes.town}>
        <TextInput label={t('start.setup.postcode')} autoComplete="postal-code" required withAsterisk={false} maxLength={20} value={typed.postcode} onChange={({ currentTarget }) => onChange({ postcode: currentTarget.value })} />
        <TextInput label={t('start.setup.town')} autoComplete="address-level2" required withAsterisk={false} maxLength={200} value={typed.town} onChange={({ currentTarget }) => onChange({ town: currentTarget.value })} />
      </div>
      {imprint !== undefined && (
        <div className={classes.foot}>
          <Text size="xs" c="dimmed">{t('start.setup.footOfMail')}</Text>
          <div className={classes.imprint}>{imprint}</div>
        </div>
      )}
    </>
  );
}

function SenderFields({ typed, onChange }: StepProps) {
  const { t } = useTranslation();
  const name = typed.senderName === '' ? typed.shopName : typed.senderName;
  return (
    <>
      <TextInput label={t('start.setup.senderEmail')} description={t('start.setup.senderEmailHint')} type="email" autoComplete="off" required withAsterisk={false} maxLength={320} value={typed.senderEmail} onChange={({ currentTarget }) => onChange({ senderEmail: currentTarget.value })} />
      <TextInput label={t('start.setup.senderName')} autoComplete="off" maxLength={200} placeholder={typed.shopName} value={typed.senderName} onChange={({ currentTarget }) => onChange({ senderName: currentTarget.value })} />
      <div className={classes.inbox} aria-label={t('start.setup.inbox')} role="img">
        <span className={classes.from}>{name}</span>
        <span className={classes.address}>{typed.senderEmail === '' ? 'hallo@…' : typed.senderEmail}</span>
        <span className={classes.subject}>{t('start.setup.inboxSubject')}</span>
      </div>
    </>
  );
}

function PlaceFields({ typed, onChange }: StepProps) {
  const { t } = useTranslation();
  const { country } = useFormats();
  return (
    <>
      <NativeSelect label={t('start.setup.country')} description={t('start.setup.countryHint')} required withAsterisk={false} value={typed.country} onChange={({ currentTarget }) => onChange({ country: currentTarget.value })} data={[{ value: '', label: t('start.setup.choose') }, ...countryOptions(country)]} />
      <NativeSelect label={t('start.setup.language')} description={t('start.setup.languageHint')} value={typed.language} onChange={({ currentTarget }) => onChange({ language: currentTarget.value === 'en' ? 'en' : 'de' })} data={[{ value: 'de', label: 'Deutsch' }, { value: 'en', label: 'English' }]} />
    </>
  );
}
