/** Beside the list, before a mail is chosen. */
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/EmptyState.tsx';
import classes from './Mailbox.module.css';

export function NoMail() {
  const { t } = useTranslation();
  return <div className={classes.noMail}><EmptyState icon="mailbox" title={t('mailbox.choose')} text={t('mailbox.chooseText')} /></div>;
}
