/** Finds a variable by what it is called and puts it in, printed as one wants it. */
import { ActionIcon, Popover, TextInput, Tooltip, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EmailVariable } from '../api/types.ts';
import { useLocale } from '../canvas/use-locale.ts';
import { inLanguage } from '../journeys/queries.ts';
import classes from './EmailEditor.module.css';
import { printed } from './language/completions.ts';

interface VariableMenuProps {
  /** Names the field it is for. */
  label: string;
  variables: readonly EmailVariable[];
  onInsert(text: string): void;
}

const MOST = 60;

export function VariableMenu({ label, variables, onInsert }: VariableMenuProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const wanted = typed.trim().toLowerCase();
  const found = variables.filter(({ path, kind, label: name }) => kind === 'value' && !path.includes('[]') && `${path} ${inLanguage(name, locale)}`.toLowerCase().includes(wanted)).slice(0, MOST);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={360} trapFocus returnFocus shadow="md">
      <Popover.Target>
        <Tooltip label={label}>
          <ActionIcon variant="default" size={30} aria-label={label} aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(!open)}><span aria-hidden="true" className={classes.braces}>{'{ }'}</span></ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={label} p="xs">
        <TextInput data-autofocus type="search" size="sm" aria-label={t('emails.findVariable')} placeholder={t('emails.findVariable')} value={typed} onChange={({ currentTarget }) => setTyped(currentTarget.value)} />
        {found.length === 0 ? <p className={classes.quiet}>{t('emails.noVariable')}</p> : (
          <ul className={classes.variables} aria-label={t('emails.variables')}>
            {found.map((variable) => (
              <li key={variable.path}>
                <UnstyledButton className={classes.variable} onClick={() => choose(variable)}>
                  <span>{inLanguage(variable.label, locale)}{variable.optional && <span className={classes.quiet}> ({t('emails.mayBeMissing')})</span>}</span>
                  <code>{variable.path}</code>
                  {variable.sample !== undefined && <span className={classes.sample}>{variable.sample}</span>}
                </UnstyledButton>
              </li>
            ))}
          </ul>
        )}
      </Popover.Dropdown>
    </Popover>
  );

  function choose(variable: EmailVariable): void {
    setOpen(false);
    setTyped('');
    onInsert(`{{ ${printed(variable)} }}`);
  }
}
