/** Two drafts of one journey: what differs, on the list and on the canvas, and the choice between them. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useJourney } from '../../journey-store/JourneyStoreProvider.tsx';
import { Changes } from '../../publishing/Changes.tsx';
import { useFormats } from '../../ui/formats.ts';
import { useEditorPanel } from '../use-editor-panel.ts';
import classes from './ConflictBanner.module.css';
import { useDraftSaver } from './SavingProvider.tsx';
import { useMemberName } from './use-member-name.ts';

export function ConflictPanel() {
  const { t } = useTranslation();
  const { when } = useFormats();
  const conflict = useJourney((state) => state.conflict);
  const mine = useJourney((state) => state.document);
  const saver = useDraftSaver();
  const nameOf = useMemberName();
  const { close } = useEditorPanel();
  if (conflict === undefined) return <div className={classes.panel}><p>{t('canvas.conflict.none')}</p></div>;
  const who = nameOf(conflict.savedBy);
  return (
    <div className={classes.panel}>
      <h2>{t('canvas.conflict.title')}</h2>
      <p>{conflict.savedAt === '' ? t('canvas.conflict.text', { who }) : t('canvas.conflict.textWhen', { who, when: when(conflict.savedAt) })}</p>
      <Changes before={conflict.document} after={mine} />
      <div className={classes.choices}>
        <Button
          onClick={() => {
            close();
            void saver?.keepMine();
          }}
        >
          {t('canvas.conflict.mine')}
        </Button>
        <Button
          variant="default"
          onClick={() => {
            close();
            saver?.takeTheirs();
          }}
        >
          {t('canvas.conflict.theirs', { who })}
        </Button>
        <p>{t('canvas.conflict.undo')}</p>
      </div>
    </div>
  );
}
