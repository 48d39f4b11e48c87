/** The list of where one can go, to choose from by typing. */
import { Modal, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './icons.tsx';
import classes from './QuickSwitcher.module.css';
import { fitting } from './switcher-items.ts';
import { useFoundPeople, usePlaces } from './use-places.ts';

const ICONS = { page: 'forward', journey: 'journeys', person: 'people' } as const;

export function SwitcherDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal.Root opened onClose={onClose} yOffset="12vh" padding={0} size={560}>
      <Modal.Overlay />
      <Modal.Content aria-label={t('app.goTo')}>
        <Modal.Body><Search onDone={onClose} /></Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Search({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const [asked] = useDebouncedValue(typed.trim(), 180);
  const places = usePlaces();
  const people = useFoundPeople(asked);
  const found = [...fitting(places, typed), ...(typed.trim() === '' ? [] : people)];
  const at = Math.min(chosen, found.length - 1);
  const go = (index: number) => {
    found[index]?.go();
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && found.length > 0) {
      event.preventDefault();
      setChosen((at + step + found.length) % found.length);
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      go(at);
    }
  };
  return (
    <>
      <TextInput
        data-autofocus variant="unstyled" size="md" className={classes.input} leftSection={<Icon name="search" size={18} />} placeholder={t('app.goToHint')} aria-label={t('app.goToHint')}
        role="combobox" aria-expanded="true" aria-controls="places" aria-activedescendant={found[at] === undefined ? undefined : `place-${at}`}
        value={typed} onKeyDown={onKeyDown} onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
          setChosen(0);
        }}
      />
      <div id="places" role="listbox" aria-label={t('app.goTo')} className={classes.list}>
        {found.map(({ id, kind, name, detail }, index) => (
          // The keyboard reaches it through the field above, as combo boxes do.
          <div key={id} id={`place-${index}`} role="option" tabIndex={-1} aria-selected={index === at} className={classes.place} onPointerMove={() => setChosen(index)} onClick={() => go(index)} onKeyDown={onKeyDown}>
            <Icon name={ICONS[kind]} size={17} />
            <span className={classes.name}>{name}</span>
            {detail !== undefined && <span className={classes.detail}>{detail}</span>}
          </div>
        ))}
      </div>
      <div className={classes.nothing} aria-live="polite">{found.length === 0 && t('app.goToNothing')}</div>
    </>
  );
}
