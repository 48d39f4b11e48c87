/** The journey's name in both languages, to be written beside the button that shows it. */
import { Button, Popover, TextInput } from '@mantine/core';
import { useEffect, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { renameJourney } from '../../journey-store/commands/rename-journey.ts';
import { useJourney, useJourneyStore } from '../../journey-store/JourneyStoreProvider.tsx';
import { useLocale } from '../use-locale.ts';
import classes from './JourneyName.module.css';
import { Standing } from './OpenMenu.tsx';

const LANGUAGES = ['de', 'en'] as const;

interface JourneyNameFormProps {
  /** Of the button; the form's own is made from it. */
  id: string;
  button: RefObject<HTMLButtonElement | null>;
  opened: boolean;
  /** Stays the same. */
  onChange: (opened: boolean) => void;
}

export function JourneyNameForm({ id, button, opened, onChange }: JourneyNameFormProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const journey = useJourneyStore();
  const name = useJourney((state) => (state.shown ?? state.document).name);
  // It comes closed and opens then: only so it notices where the keyboard was, and gives it back.
  useEffect(() => onChange(true), [onChange]);
  return (
    <Popover id={id} opened={opened} onChange={onChange} position="bottom-start" width={320} shadow="md" trapFocus returnFocus>
      <Popover.Target><Standing button={button} /></Popover.Target>
      <Popover.Dropdown>
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            onChange(false);
          }}
        >
          {LANGUAGES.map((language) => (
            <TextInput key={language} label={t(`canvas.nameIn.${language}`)} value={name[language]} maxLength={120} data-autofocus={language === locale || undefined} onChange={(event) => journey.getState().run(renameJourney({ ...name, [language]: event.currentTarget.value }))} />
          ))}
          <Button type="submit" size="xs">{t('common.close')}</Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
