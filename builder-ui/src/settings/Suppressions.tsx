/** Takes over a list of people who must get nothing, or no advertising: pasted or from a file, looked at before it counts. */
import { Button, FileButton, Radio, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../api/session.ts';
import type { SuppressionForm } from '../api/types.ts';
import { useFormats } from '../ui/formats.ts';
import { Icon } from '../ui/icons.tsx';
import { ProblemNote } from '../ui/Loaded.tsx';
import { AddressListPreview } from './AddressListPreview.tsx';
import { readAddressList } from './address-list.ts';
import { importSuppressions, type Imported } from './import-suppressions.ts';
import classes from './Suppressions.module.css';

const KINDS = ['objection', 'unreachable'] as const satisfies SuppressionForm['kind'][];

export function Suppressions() {
  const { t } = useTranslation();
  const mayWrite = useMay('shop:write');
  return (
    <section>
      <Title order={2}>{t('settings.suppressions')}</Title>
      <Text c="dimmed" size="sm" mt={4} mb="lg">{t('suppressionList.intro')}{!mayWrite && ` ${t('settings.readOnly')}`}</Text>
      {mayWrite && <ImportForm />}
    </section>
  );
}

function ImportForm() {
  const { t } = useTranslation();
  const { number } = useFormats();
  const queries = useQueryClient();
  const [kind, setKind] = useState<SuppressionForm['kind']>('objection');
  const [source, setSource] = useState('');
  const [text, setText] = useState('');
  const [sent, setSent] = useState(0);
  const list = useMemo(() => readAddressList(text), [text]);
  const count = list.addresses.length;
  const take = useMutation({
    mutationFn: () => importSuppressions(list.addresses, { kind, ...(source.trim() !== '' && { source: source.trim() }) }, setSent),
    onSuccess: () => {
      setText('');
      return queries.invalidateQueries({ queryKey: ['contacts'] });
    },
  });
  const edit = (value: string) => {
    setText(value);
    setSent(0);
    if (!take.isPending) take.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    take.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="lg">
        <Radio.Group label={t('suppressionList.kind')} value={kind} onChange={(value) => setKind(KINDS.find((one) => one === value) ?? 'objection')}>
          <Stack gap="xs" mt={6}>{KINDS.map((value) => <Radio key={value} value={value} label={t(`suppressionList.kinds.${value}`)} description={t(`suppressionList.kindText.${value}`)} />)}</Stack>
        </Radio.Group>
        <TextInput label={t('suppressionList.source')} description={t('suppressionList.sourceHint')} maxLength={200} value={source} onChange={({ currentTarget }) => setSource(currentTarget.value)} />
        <div>
          <Textarea
            label={t('suppressionList.addresses')} description={t('suppressionList.addressesHint')} rows={7} spellCheck={false} autoComplete="off" classNames={{ input: classes.list }} disabled={take.isPending}
            value={text} onChange={({ currentTarget }) => edit(currentTarget.value)}
          />
          <FileButton accept=".csv,.txt,.tsv,text/csv,text/plain" onChange={(file) => void file?.text().then(edit)}>
            {(props) => <Button {...props} mt="xs" size="xs" variant="default" disabled={take.isPending} leftSection={<Icon name="upload" size={16} />}>{t('suppressionList.file')}</Button>}
          </FileButton>
        </div>
        {text.trim() !== '' && <AddressListPreview list={list} />}
      </Stack>
      {take.error !== null && <div className={classes.problem}><ProblemNote error={take.error} />{sent > 0 && <Text size="sm" mt="xs">{t('suppressionList.partly', { sent: number(sent), count })}</Text>}</div>}
      <div className={classes.foot}>
        <Button type="submit" loading={take.isPending} disabled={count === 0}>{count === 0 ? t('suppressionList.do') : t('suppressionList.doCount', { count })}</Button>
        <output className={classes.said}>{take.isPending && t('suppressionList.sending', { sent: number(sent), count })}</output>
      </div>
      {take.data !== undefined && <Done imported={take.data} />}
    </form>
  );
}

function Done({ imported: { accepted, known, refused } }: { imported: Imported }) {
  const { t } = useTranslation();
  return (
    <output className={classes.done}>
      <strong>{t('suppressionList.done', { count: accepted })}</strong>
      {known > 0 && <> {t('suppressionList.known', { count: known })}</>}
      {refused.length > 0 && <> {t('suppressionList.refused', { lines: refused.join(', ') })}</>}
    </output>
  );
}
