/** The frame around every page: navigation at the side, on a phone behind a button, and live updates for what is shown. */
import { ActionIcon } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveUpdates } from '../api/live.ts';
import { meQuery } from '../api/session.ts';
import { DemoBanner } from '../start/DemoBanner.tsx';
import { AccountMenu } from './AccountMenu.tsx';
import { Icon, Mark } from './icons.tsx';
import { QuickSwitcher } from './QuickSwitcher.tsx';
import { QuickSwitcherButton } from './QuickSwitcherButton.tsx';
import classes from './Shell.module.css';

const ROOMS = [
  { to: '/', name: 'start' },
  { to: '/journeys', name: 'journeys' },
  { to: '/mailbox', name: 'mailbox' },
  { to: '/messages', name: 'messages' },
  { to: '/people', name: 'people' },
  { to: '/tasks', name: 'tasks' },
  { to: '/settings', name: 'settings' },
] as const;

export function Shell() {
  const { t } = useTranslation();
  const [open, menu] = useDisclosure(false);
  const button = useRef<HTMLButtonElement>(null);
  const { data: me } = useQuery(meQuery);
  useLiveUpdates();
  useHotkeys([
    [
      'Escape',
      () => {
        if (!open) return;
        menu.close();
        button.current?.focus();
      },
    ],
  ]);

  return (
    <div className={classes.shell} data-demo={me?.shop.demo || undefined}>
      <a className={classes.skip} href="#content">{t('app.skip')}</a>
      <aside className={classes.side} aria-label="Nachklang">
        <div className={classes.brand}>
          <Mark />
          <span>Nachklang</span>
          <ActionIcon ref={button} className={classes.menuButton} variant="subtle" color="gray" size="lg" aria-label={t('app.menu')} aria-expanded={open} aria-controls="navigation" onClick={menu.toggle}>
            <Icon name={open ? 'close' : 'menu'} />
          </ActionIcon>
        </div>
        <nav id="navigation" className={classes.nav} data-open={open || undefined} aria-label={t('app.navigation')}>
          <QuickSwitcherButton onClick={menu.close} />
          {ROOMS.map(({ to, name }) => (
            <Link key={to} to={to} className={classes.room} onClick={menu.close} activeOptions={{ exact: to === '/', includeSearch: false }} activeProps={{ 'data-active': true, 'aria-current': 'page' }}>
              <Icon name={name} />
              {t(`nav.${name}`)}
            </Link>
          ))}
          <div className={classes.account}><AccountMenu /></div>
        </nav>
      </aside>
      <div className={classes.body}>
        <DemoBanner />
        <main id="content" className={classes.content} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <QuickSwitcher />
    </div>
  );
}
