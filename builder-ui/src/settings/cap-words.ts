/** A limit in words: „höchstens 3 in 7 Tagen · Werbung · E-Mail“. */
import { useTranslation } from 'react-i18next';
import type { Cap } from '../api/types.ts';
import { useFormats } from '../ui/formats.ts';
import { windowMs } from './cap-window.ts';

export interface CapWords {
  /** „7 Tagen“ */
  window(cap: Pick<Cap, 'window'>): string;
  /** `max` in place of its own number. */
  whole(cap: Cap, max?: string): string;
}

export function useCapWords(): CapWords {
  const { t } = useTranslation();
  const { within } = useFormats();
  const window = (cap: Pick<Cap, 'window'>) => within(windowMs(cap.window));
  return {
    window,
    whole: (cap, max = String(cap.max)) => [
      t('settings.capWords', { max, window: window(cap) }), t(`common.${cap.class}`),
      ...(cap.channel === 'any' ? [] : [t(`settings.channels.${cap.channel}`)]), ...(cap.category === undefined ? [] : [cap.category]),
    ].join(' · '),
  };
}
