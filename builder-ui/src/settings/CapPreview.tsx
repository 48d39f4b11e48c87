/** What changed limits would have done to the messages of the last month, before anybody saves them. */
import { useTranslation } from 'react-i18next';
import type { CapPreview as Preview } from '../api/types.ts';
import classes from './Caps.module.css';

export function CapPreview({ preview }: { preview: Preview }) {
  const { t } = useTranslation();
  const { days, messages, stopped, complete } = preview;
  return (
    <output className={classes.preview}>
      {messages === 0 ? <p>{t('settings.previewNothing', { days })}</p> : (
        <>
          <p>{t('settings.previewSent', { days, count: messages })} <strong>{t('settings.previewStopped', { count: stopped })}</strong></p>
          <p>{t('settings.previewLimits')}{!complete && ` ${t('settings.previewPart', { count: messages })}`}</p>
        </>
      )}
    </output>
  );
}
