/** The keyboard's way between the canvas and the panel: Enter goes in, Escape goes back to the card. */
import { useCallback, useEffect, type KeyboardEvent as ReactKeyboardEvent, type RefObject } from 'react';
import { focusCard } from '../canvas/actions/use-view.ts';

/** Goes to the first setting: when the panel opens because of a key on a card, and whenever Enter is pressed on one while it is open. */
export function useWayIn(panel: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let waiting: number | undefined;
    // The form may still be loading; for a moment it is looked for again.
    const enter = (tries = 40) => {
      const first = panel.current?.querySelector<HTMLElement>('[data-settings] :is(input, select, textarea):not([disabled]):not([type="hidden"])');
      if (first !== null && first !== undefined) first.focus();
      else if (tries > 0) waiting = window.setTimeout(() => enter(tries - 1), 25);
    };
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && isCard(event.target)) enter();
    };
    // A card that was clicked keeps the mouse; one that was reached by keys shows its focus.
    if (isCard(document.activeElement) && document.activeElement?.matches(':focus-visible') === true) enter();
    window.addEventListener('keydown', listen);
    return () => {
      window.clearTimeout(waiting);
      window.removeEventListener('keydown', listen);
    };
  }, [panel]);
}

export function useWayBack(nodeId: string): (event: ReactKeyboardEvent) => void {
  return useCallback(
    (event) => {
      // In an open list Escape closes the list.
      if (event.key !== 'Escape' || event.defaultPrevented || isListOpen(event.target)) return;
      event.preventDefault();
      event.stopPropagation();
      focusCard(nodeId);
    },
    [nodeId],
  );
}

function isCard(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.classList.contains('react-flow__node');
}

function isListOpen(target: EventTarget): boolean {
  return target instanceof HTMLElement && (target.getAttribute('aria-expanded') === 'true' || target.closest('[role="listbox"], [data-combobox-search]') !== null);
}
