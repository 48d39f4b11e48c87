/** Ctrl+K: gets anywhere by a few letters; pages, journeys and people. The list is loaded when it is first asked for. */
import { useDisclosure, useHotkeys, useWindowEvent } from '@mantine/hooks';
import { lazy, Suspense } from 'react';
import { withAll } from './with-all.ts';

/** An event of the window that opens it. */
export const OPEN_SWITCHER = 'nachklang:switch';

const SwitcherDialog = lazy(withAll(async () => ({ default: (await import('./SwitcherDialog.tsx')).SwitcherDialog })));

export function QuickSwitcher() {
  const [opened, dialog] = useDisclosure(false);
  useHotkeys([['mod+K', dialog.toggle]], []);
  useWindowEvent(OPEN_SWITCHER, dialog.open);
  return opened && <Suspense><SwitcherDialog onClose={dialog.close} /></Suspense>;
}
