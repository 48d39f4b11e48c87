/** Offers the fields that may stand in a text, each with its value for a real order. */
import { ActionIcon, Combobox, useCombobox } from '@mantine/core';
import { fieldsIn, type Field } from '@nachklang/nodes/sdk';
import { IconBraces } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useForm } from '../form-context.ts';
import classes from '../NodeForm.module.css';
import { useSuggestedNames } from '../suggestions.ts';
import { useSampleWords } from './sample-words.ts';

export function VariablesPicker({ label, onPick }: { label: string; onPick: (field: string) => void }) {
  const { t } = useTranslation();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const pick = (field: string) => {
    combobox.closeDropdown();
    onPick(field);
  };
  return (
    <Combobox store={combobox} width={320} position="bottom-end" withinPortal onOptionSubmit={pick}>
      <Combobox.Target withAriaAttributes={false}>
        <ActionIcon variant="subtle" color="gray" size={28} aria-label={t('nodeForm.insertVariable', { label })} aria-expanded={combobox.dropdownOpened} aria-haspopup="listbox" onClick={() => combobox.toggleDropdown()}>
          <IconBraces size={18} stroke={1.6} />
        </ActionIcon>
      </Combobox.Target>
      <Combobox.Dropdown>{combobox.dropdownOpened && <Variables onOpened={() => combobox.focusSearchInput()} />}</Combobox.Dropdown>
    </Combobox>
  );
}

function Variables({ onOpened }: { onOpened: () => void }) {
  const { t } = useTranslation();
  const { locale } = useForm();
  const [search, setSearch] = useState('');
  const groups = useVariableGroups();
  const { order, wordsOf } = useSampleWords();
  const wanted = search.trim().toLowerCase();
  const found = groups
    .map(({ name, fields }) => ({ name, fields: fields.filter(({ name: field, label }) => `${label[locale]} ${field}`.toLowerCase().includes(wanted)) }))
    .filter(({ fields }) => fields.length > 0);
  return (
    <>
      <Combobox.Search ref={(input) => void (input !== null && onOpened())} value={search} onChange={({ currentTarget }) => setSearch(currentTarget.value)} placeholder={t('nodeForm.searchVariable')} aria-label={t('nodeForm.searchVariable')} />
      <Combobox.Options mah={300} className={classes.scroll} aria-label={t('nodeForm.variables')}>
        {found.map(({ name, fields }) => (
          <Combobox.Group key={name} label={t(`nodeForm.sources.${name}`)}>
            {fields.map((field) => (
              <Combobox.Option key={field.name} value={field.name} className={classes.variable}>
                <span>{field.label[locale]}</span>
                <span className={classes.variableValue}>{wordsOf(field.name) ?? '–'}</span>
              </Combobox.Option>
            ))}
          </Combobox.Group>
        ))}
        {found.length === 0 && <Combobox.Empty>{t('nodeForm.nothingFound')}</Combobox.Empty>}
      </Combobox.Options>
      {order !== undefined && <Combobox.Footer className={classes.help}>{t('nodeForm.valuesOf', { order })}</Combobox.Footer>}
    </>
  );
}

const SOURCES = ['order', 'lines', 'parcel', 'line', 'contact', 'event', 'enrollment', 'shop'] as const;
export type Source = (typeof SOURCES)[number];

/** Fields by what they are about; attributes and properties under the names this shop uses. */
function useVariableGroups(): { name: Source; fields: Pick<Field, 'name' | 'label'>[] }[] {
  const { scope } = useForm();
  const { fields, families } = fieldsIn(scope);
  const attributes = useSuggestedNames('contact-attributes');
  const properties = useSuggestedNames(families.some(({ prefix }) => prefix === 'event.properties.') ? 'event-properties' : undefined);
  const named = families.flatMap(({ prefix, label }) => {
    const names = prefix === 'contact.attributes.' ? attributes : prefix === 'event.properties.' ? properties : [];
    return names.map((name) => ({ name: `${prefix}${name}`, label: { de: `${label.de} „${name}“`, en: `${label.en} “${name}”` } }));
  });
  const all = [...fields, ...named];
  return SOURCES.map((name) => ({ name, fields: all.filter((field) => field.name.startsWith(`${name}.`)) })).filter(({ fields }) => fields.length > 0);
}
