/** A button of the canvas's bars: an icon whose name shows when the mouse rests on it. */
import { ActionIcon } from '@mantine/core';
import type { ReactNode } from 'react';

export function Control({ name, pressed, onClick, children }: { name: string; pressed?: boolean; onClick(): void; children: ReactNode }) {
  return (
    <ActionIcon data-tip={name} variant={pressed === true ? 'light' : 'subtle'} color={pressed === true ? 'klang' : 'gray'} size={34} aria-label={name} {...(pressed !== undefined && { 'aria-pressed': pressed })} onClick={onClick}>{children}</ActionIcon>
  );
}
