/** A quiet time in words: „Werbung: nichts von 21:00 bis 08:00, gesendet wird Mo, Di, Mi, Do, Fr, nicht an Feiertagen“. */
import { useTranslation } from 'react-i18next';
import type { SendTime } from '../api/types.ts';

export function useSendTimeWords(): (rule: SendTime) => string {
  const { t } = useTranslation();
  // Keys of digits are no paths to the types of the words.
  const names: Record<number, string> = t('sendTimes.weekday', { returnObjects: true });
  return ({ class: kind, quiet, weekdays, restOnHolidays }) => {
    const parts = [
      ...(quiet === undefined ? [] : [t('sendTimes.words.quiet', quiet)]),
      ...(weekdays.length === 7 ? [] : [t('sendTimes.words.days', { days: weekdays.map((day) => names[day]).join(', ') })]),
      ...(restOnHolidays ? [t('sendTimes.words.holidays')] : []),
    ];
    return `${t(`common.${kind}`)}: ${parts.length === 0 ? t('sendTimes.words.always') : parts.join(', ')}`;
  };
}
