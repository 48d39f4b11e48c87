/** What a person chose about advertising, as the event has it: „Nur halb so oft. Pause bis 1. Mai 2026.“ */
import { useTranslation } from 'react-i18next';
import { useFormats } from '../ui/formats.ts';

export function useFrequencyWords(): (data: Record<string, unknown>) => string {
  const { t } = useTranslation();
  const { date } = useFormats();
  return ({ amount, pauseUntil }) => {
    const often = t(`people.frequencies.${amount === 'half' ? 'half' : 'normal'}`);
    return typeof pauseUntil === 'string' ? `${often}. ${t('people.frequencies.paused', { when: date(pauseUntil) })}.` : `${often}.`;
  };
}
