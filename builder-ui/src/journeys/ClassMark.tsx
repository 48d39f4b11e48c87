/** Whether mails are part of the order or advertising, in a word. */
import { useTranslation } from 'react-i18next';
import classes from './Gallery.module.css';

export function ClassMark({ kind }: { kind: 'transactional' | 'marketing' }) {
  const { t } = useTranslation();
  return <span className={classes.kind} data-kind={kind}>{t(`common.${kind}`)}</span>;
}
