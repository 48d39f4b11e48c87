/** What an entry of the audit log says was done, to whom, and which settings it names; the API's dots are underscores in the dictionaries. */
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../api/types.ts';
import { useChangeWords } from './audit-changes.ts';

type Underscored<T extends string> = T extends `${infer Kind}.${infer Deed}` ? `${Kind}_${Deed}` : never;
/** Words for everything the API notes. */
export type ActionWords = Record<Underscored<AuditEntry['action']>, string>;

export interface AuditWords {
  action(entry: AuditEntry): string;
  /** A line each. */
  details(entry: AuditEntry): string[];
}

export function useAuditWords(): AuditWords {
  const { t } = useTranslation();
  const actions: Record<string, string> = t('audit.actions', { returnObjects: true });
  const fieldNames: Record<string, string> = t('audit.fields', { returnObjects: true });
  const changeWords = useChangeWords();
  return {
    action: ({ action }) => actions[action.replace('.', '_')] ?? action,
    details({ action, fields = [], changes = [] }) {
      const told = new Set(changes.map(({ field }) => field.split('.')[0]));
      // Texts and addresses may be personal: of them the log keeps only that they changed.
      const others = fields.filter((field) => !told.has(field)).map((field) => fieldNames[field] ?? field);
      if (action === 'shop.changed' && changes.length === 0 && others.length === 0) return [t('audit.unchanged')];
      return [...changes.flatMap(changeWords), ...(others.length === 0 ? [] : [t('audit.others', { fields: others.join(', ') })])];
    },
  };
}
