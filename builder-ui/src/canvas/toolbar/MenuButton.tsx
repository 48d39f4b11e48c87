/** A button with a menu, which is loaded while the page is at rest, or when somebody is quicker than that. */
import { ActionIcon, type FloatingPosition } from '@mantine/core';
import { lazy, Suspense, useId, useRef, useState, type ReactNode } from 'react';
import type { MenuItems } from './menus/menu-items.ts';
import { withAll } from '../../ui/with-all.ts';

const OpenMenu = lazy(withAll(async () => ({ default: (await import('./OpenMenu.tsx')).OpenMenu })));

interface MenuButtonProps {
  name: string;
  items: MenuItems;
  position: FloatingPosition;
  size?: number;
  className?: string | undefined;
  pressed?: boolean;
  disabled?: boolean;
  children: ReactNode;
}

export function MenuButton({ name, items, position, size, className, pressed, disabled = false, children }: MenuButtonProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [opened, setOpened] = useState(false);
  // Once asked for it stays, closed, so that it can fade and give the keyboard back.
  const [wanted, setWanted] = useState(false);
  const toggle = () => {
    if (wanted) setOpened(!opened);
    else setWanted(true);
  };
  return (
    <>
      <ActionIcon
        ref={button} id={id} {...(className !== undefined && { className })} variant={pressed === true ? 'light' : 'subtle'} color={pressed === true ? 'klang' : 'gray'} {...(size !== undefined && { size })}
        aria-label={name} title={name} aria-haspopup="menu" aria-expanded={opened} {...(opened && { 'aria-controls': `${id}-dropdown` })} {...(pressed !== undefined && { 'aria-pressed': pressed })} {...(disabled && { 'aria-disabled': true })}
        onClick={disabled ? undefined : toggle}
      >
        {children}
      </ActionIcon>
      {wanted && <Suspense><OpenMenu id={id} button={button} opened={opened} position={position} items={items} onChange={setOpened} /></Suspense>}
    </>
  );
}
