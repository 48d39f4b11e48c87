/** Around the editor, which has the whole window otherwise: the demo's banner, and the way to anywhere. */
import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { meQuery } from '../api/session.ts';
import { QuickSwitcher } from '../ui/QuickSwitcher.tsx';
import { DemoBanner } from './DemoBanner.tsx';
import classes from './DemoBanner.module.css';

export function DemoFrame() {
  const { data: me } = useQuery(meQuery);
  return (
    <>
      <div className={classes.frame} data-demo={me?.shop.demo || undefined}>
        <DemoBanner />
        <Outlet />
      </div>
      <QuickSwitcher />
    </>
  );
}
