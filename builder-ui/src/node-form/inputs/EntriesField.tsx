/** A list of objects: cases, variants, headers. Entries are added, moved and removed; each is a small form. */
import { ActionIcon, Button } from '@mantine/core';
import { pointer } from '@nachklang/nodes/sdk';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useForm, useProblemsAt } from '../form-context.ts';
import { freshEntry } from '../fresh-value.ts';
import classes from '../NodeForm.module.css';
import { numberOf } from '../read-schema.ts';
import { withSetting, type Settings } from '../settings-at.ts';
import { FieldGroup } from './FieldGroup.tsx';
import { useFieldWords } from './field-words.ts';
import type { FormField, InputProps } from '../form-field.ts';
import { Shares } from './Shares.tsx';

export function EntriesField({ field, value, path, onChange }: InputProps) {
  const { t } = useTranslation();
  const { readOnly } = useForm();
  const words = useFieldWords(field, path, false);
  const entries: readonly Settings[] = Array.isArray(value) ? value : [];
  const [least, most] = [numberOf(field.schema, 'minItems') ?? 0, numberOf(field.schema, 'maxItems') ?? Infinity];
  const change = (next: readonly Settings[]) => onChange(next.length === 0 && field.optional ? undefined : next);
  const weight = field.fields?.find(({ kind }) => kind === 'weight');
  return (
    <FieldGroup {...words}>
      <ol className={classes.entries}>
        {entries.map((entry, index) => (
          <Entry
            key={entryKey(entry, index)} field={field} entry={entry} index={index} count={entries.length} path={pointer(path, index)} removable={entries.length > least}
            onChange={(next) => change(entries.map((one, at) => (at === index ? next : one)))}
            onRemove={() => change(entries.filter((_, at) => at !== index))}
            onMove={(by) => change(moved(entries, index, by))}
          />
        ))}
      </ol>
      {weight !== undefined && <Shares entries={entries} name={weight.key} onChange={change} />}
      {!readOnly && entries.length < most && <Button size="compact-md" variant="default" leftSection={<IconPlus size={16} />} onClick={() => change([...entries, freshEntry(field.schema, entries)])}>{t('nodeForm.addEntry')}</Button>}
    </FieldGroup>
  );
}

const NO_FIELDS: readonly FormField[] = [];

interface EntryProps {
  field: InputProps['field'];
  entry: Settings;
  index: number;
  count: number;
  path: string;
  removable: boolean;
  onChange(entry: Settings): void;
  onRemove(): void;
  onMove(by: 1 | -1): void;
}

function Entry({ field: { fields = NO_FIELDS }, entry, index, count, path, removable, onChange, onRemove, onMove }: EntryProps) {
  const { t } = useTranslation();
  const { readOnly, Input } = useForm();
  // Problems of ids have no input of their own.
  const idProblem = useProblemsAt(pointer(path, 'id'));
  const ownProblem = useProblemsAt(path);
  const name = typeof entry['name'] === 'string' && entry['name'] !== '' ? entry['name'] : String(index + 1);
  return (
    <li className={classes.entry}>
      <div className={classes.entryFields} data-narrow={fields.every(({ kind }) => kind === 'text' || kind === 'weight') || undefined}>
        {fields.map((one) => <Input key={one.key} field={one} value={entry[one.key]} path={pointer(path, one.key)} onChange={(value) => onChange(withSetting(entry, one.key, value))} />)}
      </div>
      {(idProblem ?? ownProblem) !== undefined && <p className={classes.error}>{idProblem ?? ownProblem}</p>}
      {!readOnly && (
        <div className={classes.entryActions}>
          <ActionIcon variant="subtle" color="gray" size={28} disabled={index === 0} aria-label={t('nodeForm.moveUp', { name })} onClick={() => onMove(-1)}><IconArrowUp size={16} /></ActionIcon>
          <ActionIcon variant="subtle" color="gray" size={28} disabled={index === count - 1} aria-label={t('nodeForm.moveDown', { name })} onClick={() => onMove(1)}><IconArrowDown size={16} /></ActionIcon>
          <ActionIcon variant="subtle" color="gray" size={28} disabled={!removable} aria-label={t('nodeForm.removeEntry', { name })} onClick={onRemove}><IconTrash size={16} /></ActionIcon>
        </div>
      )}
    </li>
  );
}

function moved<T>(list: readonly T[], from: number, by: 1 | -1): T[] {
  const next = [...list];
  const [one] = next.splice(from, 1);
  if (one !== undefined) next.splice(from + by, 0, one);
  return next;
}

/** By its id, so that a moved entry keeps what is typed into it. */
function entryKey(entry: Settings, index: number): string {
  const id = entry['id'];
  return typeof id === 'string' && id !== '' ? id : `at ${index}`;
}
