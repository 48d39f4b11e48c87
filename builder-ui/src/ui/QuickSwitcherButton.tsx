/** Opens the list of where one can go. */
import { Kbd, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from './icons.tsx';
import { OPEN_SWITCHER } from './QuickSwitcher.tsx';
import classes from './QuickSwitcher.module.css';

export function QuickSwitcherButton({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation();
  const open = () => {
    onClick();
    window.dispatchEvent(new Event(OPEN_SWITCHER));
  };
  return (
    <UnstyledButton className={classes.open} onClick={open} aria-keyshortcuts="Control+K Meta+K">
      <Icon name="search" size={17} />
      <span>{t('app.goTo')}</span>
      <Kbd size="xs" aria-hidden="true">{modifier()} K</Kbd>
    </UnstyledButton>
  );
}

function modifier(): string {
  return /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl';
}
