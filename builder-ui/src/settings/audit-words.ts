/** What an entry of the audit log says was done; the API's dots are underscores in the dictionaries. */
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../api/types.ts';

export function useAuditWords(): (action: AuditEntry['action']) => string {
  const { t } = useTranslation();
  const words: Record<string, string> = t('settings.auditActions', { returnObjects: true });
  return (action) => words[action.replace('.', '_')] ?? action;
}
