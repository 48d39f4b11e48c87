/** Which spelling of a language somebody reads, for Intl. */
import type { Locale } from './values.ts';

const TAGS: Record<Locale, Record<string, string>> = {
  de: { AT: 'de-AT', CH: 'de-CH', LI: 'de-LI' },
  en: { IE: 'en-IE', US: 'en-US' },
};

/** Austrians and the Swiss write money differently from Germans; English defaults to British dates, unambiguous in Europe. */
export function languageTag(locale: Locale, country: string | undefined): string {
  return (country === undefined ? undefined : TAGS[locale][country]) ?? (locale === 'de' ? 'de-DE' : 'en-GB');
}
