/** The end of a form: save, and what became of it. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../ui/Loaded.tsx';
import classes from './Settings.module.css';

interface Saving {
  isPending: boolean;
  isSuccess: boolean;
  error: Error | null;
}

export function SaveRow({ saving }: { saving: Saving }) {
  const { t } = useTranslation();
  return (
    <>
      {saving.error !== null && <div className={classes.refused}><ProblemNote error={saving.error} /></div>}
      <div className={classes.foot}>
        <Button type="submit" loading={saving.isPending}>{t('common.save')}</Button>
        <output className={classes.saved}>{saving.isSuccess && t('common.saved')}</output>
      </div>
    </>
  );
}
