/** Whether the server has what one sees, in two words. */
import { IconAlertTriangle, IconCloudCheck, IconCloudOff, IconCloudUpload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useJourney } from '../../journey-store/JourneyStoreProvider.tsx';
import type { Saving } from '../../journey-store/journey-state.ts';
import classes from './SavingMark.module.css';

const ICONS: Record<Saving, typeof IconCloudCheck> = { saved: IconCloudCheck, unsaved: IconCloudUpload, saving: IconCloudUpload, offline: IconCloudOff, conflict: IconAlertTriangle, refused: IconAlertTriangle };

export function SavingMark() {
  const { t } = useTranslation();
  const saving = useJourney((state) => state.saving);
  const Shape = ICONS[saving];
  return (
    <output className={classes.mark} data-saving={saving} title={t(`canvas.saving.${saving}Text`)}>
      <Shape size={17} stroke={1.7} aria-hidden />
      <span className={classes.words}>{t(`canvas.saving.${saving}`)}</span>
    </output>
  );
}
