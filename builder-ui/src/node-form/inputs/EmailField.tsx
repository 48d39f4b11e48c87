/** An e-mail of this journey: chosen, opened, made or renamed. */
import { ActionIcon, Button, Group, NativeSelect, TextInput, Tooltip } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { focusAtOnce } from '../../ui/focus-at-once.ts';
import { useForm, type EmailActions } from '../form-context.ts';
import classes from '../NodeForm.module.css';
import { FieldGroup } from './FieldGroup.tsx';
import { useFieldWords } from './field-words.ts';
import type { InputProps } from '../form-field.ts';

const KEY = /^[a-z0-9][a-z0-9-]{0,63}$/;

export function EmailField({ field, value, path, onChange }: InputProps) {
  const { emailActions, readOnly } = useForm();
  const words = useFieldWords(field, path);
  const key = typeof value === 'string' ? value : '';
  if (emailActions === undefined) return <TextInput {...words} readOnly={readOnly} value={key} onChange={({ currentTarget }) => onChange(currentTarget.value)} />;
  return <FieldGroup {...words}><ChosenEmail label={words.label} chosen={key} actions={emailActions} onChange={onChange} invalid={words.error !== undefined} /></FieldGroup>;
}

interface ChosenProps { label: string; chosen: string; actions: EmailActions; invalid: boolean; onChange(key: string): void }

function ChosenEmail({ label, chosen, actions, invalid, onChange }: ChosenProps) {
  const { t } = useTranslation();
  const { readOnly } = useForm();
  const [renaming, setRenaming] = useState(false);
  const { emails } = actions;
  const exists = emails.some(({ key }) => key === chosen);
  const data = [
    ...(exists ? [] : [{ value: chosen, label: chosen === '' ? t('nodeForm.noEmail') : t('nodeForm.missingEmail', { key: chosen }) }]),
    ...emails.map(({ key, subject }) => ({ value: key, label: subject === '' ? key : `${subject} (${key})` })),
  ];
  if (renaming) return <RenameEmail chosen={chosen} taken={emails.map(({ key }) => key)} onDone={(to) => { setRenaming(false); if (to !== undefined) actions.rename(chosen, to); }} />;
  return (
    <>
      <Group gap={6} wrap="nowrap">
        <NativeSelect className={classes.grow ?? ''} aria-label={label} data={data} value={chosen} error={invalid} disabled={readOnly} onChange={({ currentTarget }) => onChange(currentTarget.value)} />
        {exists && !readOnly && <Tooltip label={t('nodeForm.renameEmail')}><ActionIcon variant="default" size={36} aria-label={t('nodeForm.renameEmail')} onClick={() => setRenaming(true)}><IconPencil size={18} stroke={1.6} /></ActionIcon></Tooltip>}
      </Group>
      <Group gap={8} mt={8}>
        {exists && <Button size="compact-md" variant="light" onClick={() => actions.open(chosen)}>{t('nodeForm.openEmail')}</Button>}
        {!readOnly && <Button size="compact-md" variant="default" onClick={actions.create}>{t('nodeForm.newEmail')}</Button>}
      </Group>
    </>
  );
}

function RenameEmail({ chosen, taken, onDone }: { chosen: string; taken: readonly string[]; onDone: (to: string | undefined) => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(chosen);
  const problem = name === chosen ? undefined : !KEY.test(name) ? t('nodeForm.emailKeyWrong') : taken.includes(name) ? t('nodeForm.emailKeyTaken') : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (problem === undefined) onDone(name === chosen ? undefined : name);
  };
  return (
    <form onSubmit={submit}>
      <TextInput
        aria-label={t('nodeForm.emailKey')} description={t('nodeForm.emailKeyHint')} error={problem} value={name} maxLength={64}
        ref={focusAtOnce}
        onChange={({ currentTarget }) => setName(currentTarget.value.toLowerCase())}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onDone(undefined);
        }}
      />
      <Group gap={8} mt={8}>
        <Button size="compact-md" type="submit" disabled={problem !== undefined}>{t('nodeForm.rename')}</Button>
        <Button size="compact-md" variant="default" onClick={() => onDone(undefined)}>{t('common.cancel')}</Button>
      </Group>
    </form>
  );
}
