/** The journey's name; a click opens it for writing, in both languages. */
import { Button, Popover, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { renameJourney } from '../../journey-store/commands/rename-journey.ts';
import { useJourney, useJourneyStore } from '../../journey-store/JourneyStoreProvider.tsx';
import { useEditable } from '../editable.ts';
import { useLocale } from '../use-locale.ts';
import classes from './JourneyName.module.css';

const LANGUAGES = ['de', 'en'] as const;

export function JourneyName() {
  const { t } = useTranslation();
  const locale = useLocale();
  const journey = useJourneyStore();
  const name = useJourney((state) => (state.shown ?? state.document).name);
  const editable = useEditable();
  const [opened, popover] = useDisclosure(false);
  const shown = name[locale] === '' ? t('canvas.nameless') : name[locale];
  if (!editable) return <h1 className={classes.name}>{shown}</h1>;
  return (
    <Popover opened={opened} onChange={(open) => (open ? popover.open() : popover.close())} position="bottom-start" width={320} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <h1 className={classes.name}><button type="button" className={classes.button} aria-label={t('canvas.renameJourney', { name: shown })} aria-expanded={opened} onClick={popover.toggle}>{shown}</button></h1>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            popover.close();
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
