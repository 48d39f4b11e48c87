/** The language of the page as one of the two that every text of a journey has. */
import type { Locale } from '@nachklang/nodes/sdk';
import { useTranslation } from 'react-i18next';

export function useLocale(): Locale {
  return useTranslation().i18n.language === 'de' ? 'de' : 'en';
}
