/** Event types to choose from, by kind. */
import { EVENT_TYPE_LABELS, eventTypeLabel, type Locale } from '@nachklang/nodes/sdk';
import type { TFunction } from 'i18next';

const CUSTOM_NAME = /^[a-z0-9][a-z0-9_.-]{0,79}$/;
const KINDS = ['order', 'parcel', 'return', 'complaint', 'feedback', 'contact', 'address', 'withdrawal', 'message', 'voucher'] as const;

interface Group { group: string; items: { value: string; label: string }[] }

interface Choice {
  /** Always there, also when nobody knows them. */
  chosen: readonly string[];
  /** May be the name of an event that has never come. */
  search: string;
  /** Names of custom events this shop has sent. */
  custom: readonly string[];
  locale: Locale;
  t: TFunction;
}

export function eventTypeGroups({ chosen, search, custom, locale, t }: Choice): Group[] {
  const item = (type: string) => ({ value: type, label: eventTypeLabel(type)[locale] });
  const known = Object.keys(EVENT_TYPE_LABELS);
  const typed = search.trim().replace(/^custom\./, '').toLowerCase();
  const fresh = CUSTOM_NAME.test(typed) ? [`custom.${typed}`] : [];
  const own = [...new Set([...custom.map((name) => `custom.${name}`), ...chosen.filter((type) => type.startsWith('custom.')), ...fresh])];
  const stale = chosen.filter((type) => !known.includes(type) && !type.startsWith('custom.'));
  return [
    ...(stale.length === 0 ? [] : [{ group: t('nodeForm.unknown'), items: stale.map((type) => ({ value: type, label: t('nodeForm.staleValue', { value: type }) })) }]),
    ...KINDS.map((kind) => ({ group: t(`nodeForm.eventKinds.${kind}`), items: known.filter((type) => type.startsWith(`${kind}.`)).map(item) })),
    ...(own.length === 0 ? [] : [{ group: t('nodeForm.eventKinds.custom'), items: own.map(item) }]),
  ];
}
