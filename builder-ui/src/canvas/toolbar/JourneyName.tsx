/** The journey's name; a click opens it for writing, in both languages. */
import { lazy, Suspense, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useJourney } from '../../journey-store/JourneyStoreProvider.tsx';
import { withAll } from '../../ui/with-all.ts';
import { useEditable } from '../editable.ts';
import { useLocale } from '../use-locale.ts';
import classes from './JourneyName.module.css';

const JourneyNameForm = lazy(withAll(async () => ({ default: (await import('./JourneyNameForm.tsx')).JourneyNameForm })));

export function JourneyName() {
  const { t } = useTranslation();
  const locale = useLocale();
  const name = useJourney((state) => (state.shown ?? state.document).name);
  const editable = useEditable();
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [opened, setOpened] = useState(false);
  const [wanted, setWanted] = useState(false);
  const shown = name[locale] === '' ? t('canvas.nameless') : name[locale];
  if (!editable) return <h1 className={classes.name}>{shown}</h1>;
  return (
    <>
      <h1 className={classes.name}>
        <button
          ref={button} id={id} type="button" className={classes.button} aria-label={t('canvas.renameJourney', { name: shown })} aria-haspopup="dialog" aria-expanded={opened} {...(opened && { 'aria-controls': `${id}-dropdown` })}
          onClick={() => (wanted ? setOpened(!opened) : setWanted(true))}
        >
          {shown}
        </button>
      </h1>
      {wanted && <Suspense><JourneyNameForm id={id} button={button} opened={opened} onChange={setOpened} /></Suspense>}
    </>
  );
}
