/** A list to choose from by typing: nodes to add, cards to find or to connect with. Mouse, keys and screen readers alike. */
import { Modal } from '@mantine/core';
import { useId, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { focusAtOnce } from '../../ui/focus-at-once.ts';
import type { Point } from '../canvas-ui.ts';
import classes from './Picker.module.css';
import { matches } from './matches.ts';

export interface Choice {
  id: string;
  title: string;
  text?: string;
  icon?: ReactNode;
  group?: string;
  /** Why it cannot be chosen. */
  refused?: string | undefined;
}

interface PickerProps {
  title: string;
  placeholder: string;
  choices: readonly Choice[];
  /** Beside this point of the window; without it in the middle. */
  at?: Point | undefined;
  children?: ReactNode;
  onChoose(id: string): void;
  onClose(): void;
}

const WIDTH = 360;
const HEIGHT = 440;

export function Picker({ title, placeholder, choices, at, children, onChoose, onClose }: PickerProps) {
  const { t } = useTranslation();
  const listId = useId();
  const [wanted, setWanted] = useState('');
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const found = useMemo(() => choices.filter((choice) => matches(wanted, choice.title, choice.text ?? '', choice.group ?? '')), [choices, wanted]);
  const current = Math.min(active, found.length - 1);
  const optionId = (index: number) => `${listId}-${index}`;

  function choose(choice: Choice | undefined): void {
    if (choice !== undefined && choice.refused === undefined) onChoose(choice.id);
  }
  function onKeyDown(event: React.KeyboardEvent): void {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined && found.length > 0) {
      event.preventDefault();
      const next = (current + by + found.length) % found.length;
      setActive(next);
      list.current?.querySelector(`#${CSS.escape(optionId(next))}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose(found[current]);
    }
  }

  return (
    <Modal
      opened onClose={onClose} withCloseButton={false} padding={0} radius="lg" size={WIDTH} transitionProps={{ duration: 0 }} overlayProps={{ backgroundOpacity: at === undefined ? 0.18 : 0 }} returnFocus={false}
      attributes={{ content: { 'aria-label': title } }}
      styles={at === undefined ? { inner: { paddingTop: '6vh' }, content: { maxHeight: HEIGHT } } : { inner: { padding: 0 }, content: { position: 'fixed', maxHeight: HEIGHT, ...beside(at) } }}
    >
      <div className={classes.picker}>
        <input
          ref={focusAtOnce}
          className={classes.search} role="combobox" aria-label={title} aria-expanded aria-controls={listId} aria-autocomplete="list" aria-activedescendant={found.length > 0 ? optionId(current) : undefined}
          placeholder={placeholder} value={wanted} data-autofocus
          onChange={(event) => {
            setWanted(event.currentTarget.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
        {children}
        <div ref={list} id={listId} role="listbox" aria-label={title} className={classes.list}>
          {found.map((choice, index) => (
            <div key={choice.id} role="presentation">
              {choice.group !== undefined && choice.group !== found[index - 1]?.group && <div className={classes.group} role="presentation">{choice.group}</div>}
              {/* The keyboard stays in the search field; it points here by aria-activedescendant. */}
              <button
                type="button" tabIndex={-1} id={optionId(index)} role="option" aria-selected={index === current} aria-disabled={choice.refused !== undefined} className={classes.choice} data-active={index === current || undefined}
                onMouseDown={(event) => event.preventDefault()} onPointerMove={() => setActive(index)} onClick={() => choose(choice)}
              >
                {choice.icon}
                <span className={classes.words}>
                  <span className={classes.title}>{choice.title}</span>
                  {(choice.refused ?? choice.text ?? '') !== '' && <span className={classes.text}>{choice.refused ?? choice.text}</span>}
                </span>
              </button>
            </div>
          ))}
        </div>
        {found.length === 0 && <p className={classes.none} role="status">{t('canvas.nothingFound')}</p>}
      </div>
    </Modal>
  );
}

/** Inside the window, whatever the point. */
function beside({ x, y }: Point): { left: number; top: number; margin: number } {
  return { left: Math.max(8, Math.min(x + 12, window.innerWidth - WIDTH - 12)), top: Math.max(8, Math.min(y - 40, window.innerHeight - HEIGHT - 12)), margin: 0 };
}
