/** Ctrl+K: gets anywhere by a few letters; pages, journeys and people. */
import { Kbd, Modal, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue, useDisclosure, useHotkeys, useWindowEvent } from '@mantine/hooks';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './icons.tsx';
import classes from './QuickSwitcher.module.css';
import { fitting } from './switcher-items.ts';
import { useFoundPeople, usePlaces } from './use-places.ts';

const OPEN = 'nachklang:switch';

export function QuickSwitcherButton({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation();
  const open = () => {
    onClick();
    window.dispatchEvent(new Event(OPEN));
  };
  return (
    <UnstyledButton className={classes.open} onClick={open} aria-keyshortcuts="Control+K Meta+K">
      <Icon name="search" size={17} />
      <span>{t('app.goTo')}</span>
      <Kbd size="xs" aria-hidden="true">{modifier()} K</Kbd>
    </UnstyledButton>
  );
}

export function QuickSwitcher() {
  const { t } = useTranslation();
  const [opened, dialog] = useDisclosure(false);
  useHotkeys([['mod+K', dialog.toggle]], []);
  useWindowEvent(OPEN, dialog.open);
  return (
    opened && (
      <Modal.Root opened onClose={dialog.close} yOffset="12vh" padding={0} size={560}>
        <Modal.Overlay />
        <Modal.Content aria-label={t('app.goTo')}>
          <Modal.Body><Search onDone={dialog.close} /></Modal.Body>
        </Modal.Content>
      </Modal.Root>
    )
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

const ICONS = { page: 'forward', journey: 'journeys', person: 'people' } as const;

function modifier(): string {
  return /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl';
}
