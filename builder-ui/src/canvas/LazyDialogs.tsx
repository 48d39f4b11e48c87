/** The dialogs: fetched as soon as the canvas is there, so that they are waiting before anybody asks for one. */
import { useEffect, useState, type ComponentType } from 'react';

export function LazyDialogs() {
  const [Dialogs, setDialogs] = useState<ComponentType | undefined>(undefined);
  useEffect(() => {
    let gone = false;
    void import('./Dialogs.tsx').then((loaded) => {
      if (!gone) setDialogs(() => loaded.Dialogs);
    });
    return () => {
      gone = true;
    };
  }, []);
  return Dialogs === undefined ? null : <Dialogs />;
}
