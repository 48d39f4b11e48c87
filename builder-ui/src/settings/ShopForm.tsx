/** What the shop is: name, place, language, periods. */
import { NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shop } from '../api/types.ts';
import { countryOptions } from '../ui/countries.ts';
import { useFormats } from '../ui/formats.ts';
import { SaveRow } from './SaveRow.tsx';
import classes from './Settings.module.css';
import { orNull, refused, useShopChange } from './shop-settings.ts';

export function ShopForm({ shop }: { shop: Shop }) {
  const { t } = useTranslation();
  const { country } = useFormats();
  const save = useShopChange();
  const [typed, setTyped] = useState({ name: shop.name, url: shop.url ?? '', country: shop.country, timeZone: shop.timeZone, locale: shop.locale, returnDays: String(shop.returnDays), imprint: shop.imprint ?? '' });
  const field = (name: keyof typeof typed) => ({
    label: t(`settings.${name}`),
    value: typed[name],
    error: refused(save.error, name),
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) => setTyped((before) => ({ ...before, [name]: value })),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { name, url, timeZone, locale, returnDays, imprint } = typed;
    save.mutate({ name: name.trim(), url: orNull(url), country: typed.country, timeZone, locale: locale === 'de' ? 'de' : 'en', returnDays: Number(returnDays), imprint: orNull(imprint) });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput {...field('name')} required withAsterisk={false} maxLength={200} />
        <TextInput {...field('url')} type="url" description={t('settings.urlHint')} maxLength={2000} />
        <div className={classes.pair}>
          <NativeSelect {...field('country')} data={countryOptions(country, shop.country)} />
          <NativeSelect {...field('timeZone')} data={zonesWith(shop.timeZone)} />
        </div>
        <div className={classes.pair}>
          <NativeSelect {...field('locale')} description={t('settings.localeHint')} inputWrapperOrder={['label', 'input', 'description', 'error']} data={[{ value: 'de', label: 'Deutsch' }, { value: 'en', label: 'English' }]} />
          <TextInput {...field('returnDays')} type="number" min={0} max={365} required withAsterisk={false} inputWrapperOrder={['label', 'input', 'error']} />
        </div>
        <Textarea {...field('imprint')} description={t('settings.imprintHint')} rows={4} maxLength={2000} />
      </Stack>
      <SaveRow saving={save} />
    </form>
  );
}

function zonesWith(current: string): string[] {
  const zones = Intl.supportedValuesOf('timeZone');
  return zones.includes(current) ? zones : [current, ...zones];
}
