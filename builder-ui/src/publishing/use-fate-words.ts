/** What becomes of those under way, in a sentence or two. */
import { useTranslation } from 'react-i18next';
import type { Fates } from './moves.ts';

export function useFateWords(): (fates: Fates) => string {
  const { t } = useTranslation();
  return ({ moved, ended, stayed }) =>
    [...(moved > 0 ? [t('publishing.willMove', { count: moved })] : []), ...(ended > 0 ? [t('publishing.willEnd', { count: ended })] : []), ...(stayed > 0 ? [t('publishing.willStay', { count: stayed })] : [])].join(' ');
}
