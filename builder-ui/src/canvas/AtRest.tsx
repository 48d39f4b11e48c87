/** What the first clicks and keys will ask for: fetched when the canvas has been painted, so that it waits before anybody asks. Dialogs and tips come to stand on the page then. */
import { useEffect, useState, type ComponentType } from 'react';
import { everything } from '../ui/with-all.ts';
import { whenAtRest } from '../ui/at-rest.ts';

interface Loaded {
  Dialogs: ComponentType;
  Tips: ComponentType;
}

/** `onReady` runs once they stand there. */
export function AtRest({ onReady }: { onReady: () => void }) {
  const [loaded, setLoaded] = useState<Loaded | undefined>(undefined);
  useEffect(() => {
    let gone = false;
    const load = async () => {
      const [{ Dialogs }, { Tips }] = await Promise.all([import('./Dialogs.tsx'), import('./Tips.tsx'), everything()]);
      if (!gone) setLoaded({ Dialogs, Tips });
      await Promise.all([import('./toolbar/OpenMenu.tsx'), import('./toolbar/JourneyNameForm.tsx'), import('./toolbar/SelectionBar.tsx'), import('../node-form/NodePanel.tsx')]);
    };
    // Without a connection each is asked for again when it is needed.
    const callOff = whenAtRest(() => void load().catch(() => undefined));
    return () => {
      gone = true;
      callOff();
    };
  }, []);
  useEffect(() => {
    if (loaded !== undefined) onReady();
  }, [loaded, onReady]);
  return loaded === undefined ? null : <><loaded.Dialogs /><loaded.Tips /></>;
}
