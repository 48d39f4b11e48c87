/** Texts in two languages, edited in the one of the page. */
import type { Locale, Localized } from '@nachklang/nodes/sdk';

export function inLanguage(text: Localized | undefined, locale: Locale): string {
  return text?.[locale] ?? '';
}

/** While both languages say the same, they are edited together; one that was translated stays as it is. Emptied in both, there is none. */
export function withLanguage(text: Localized | undefined, locale: Locale, typed: string): Localized | undefined {
  const other: Locale = locale === 'de' ? 'en' : 'de';
  const together = text === undefined || text[other] === text[locale] || text[other] === '';
  const next = { de: typed, en: typed, ...(!together && { [other]: text[other] }) };
  return next.de.trim() === '' && next.en.trim() === '' ? undefined : next;
}
