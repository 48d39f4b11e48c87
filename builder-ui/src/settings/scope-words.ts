/** What a key may, in words. */
import { useTranslation } from 'react-i18next';
import type { Scope } from '../api/types.ts';

export const SCOPES = [
  'events:write', 'events:read', 'journeys:read', 'journeys:write', 'journeys:publish', 'contacts:read', 'orders:read', 'runs:read', 'tasks:read', 'tasks:write', 'mailbox:read', 'shop:read', 'metrics:read',
] as const satisfies Scope[];

export function useScopeWords(): (scope: Scope) => string {
  const { t } = useTranslation();
  const words: Record<string, string> = t('settings.scopes', { returnObjects: true });
  return (scope) => words[scope.replace(':', '_')] ?? scope;
}
