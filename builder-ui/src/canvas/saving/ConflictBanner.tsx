/** Somebody else saved first: says who, and asks to look before choosing. Or the server refuses: says so, and offers its own draft. */
import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useJourney } from '../../journey-store/JourneyStoreProvider.tsx';
import { useEditorPanel } from '../use-editor-panel.ts';
import classes from './ConflictBanner.module.css';
import { useDraftSaver } from './SavingProvider.tsx';
import { useMemberName } from './use-member-name.ts';

export function ConflictBanner() {
  const { t } = useTranslation();
  const conflict = useJourney((state) => state.conflict);
  const nameOf = useMemberName();
  const { search, open } = useEditorPanel();
  const saver = useDraftSaver();
  const refused = useJourney((state) => state.saving === 'refused');
  if (refused) {
    return (
      <div className={classes.banner} role="alert">
        <IconAlertTriangle size={18} stroke={1.7} aria-hidden />
        <span className={classes.words}>{t('canvas.saving.refusedText')}</span>
        <Button size="xs" variant="default" onClick={() => void saver?.discard()}>{t('canvas.saving.discard')}</Button>
      </div>
    );
  }
  if (conflict === undefined) return null;
  return (
    <div className={classes.banner} role="alert">
      <IconAlertTriangle size={18} stroke={1.7} aria-hidden />
      <span className={classes.words}>{t('canvas.conflict.banner', { who: nameOf(conflict.savedBy) })}</span>
      {search.panel !== 'conflict' && <Button size="xs" variant="default" onClick={() => open({ panel: 'conflict' })}>{t('canvas.conflict.look')}</Button>}
    </div>
  );
}
