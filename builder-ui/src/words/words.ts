/** Which language the pages speak: the one chosen before, else the browser's; only that dictionary is loaded. */
import i18next, { type Resource } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { de } from './de.ts';

export type Language = 'de' | 'en';
export type Words = typeof de;

const CHOSEN = 'nachklang.language';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: Words };
  }
}

export async function startWords(): Promise<void> {
  const language = chosenLanguage() ?? browserLanguage(navigator.languages);
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: await load(language) } } satisfies Resource,
    // React escapes what it shows.
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = language;
}

export async function speak(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) i18next.addResourceBundle(language, 'translation', await load(language));
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  try {
    localStorage.setItem(CHOSEN, language);
  } catch {
    // Storage may be switched off: the choice holds for this page then.
  }
}

/** German for everyone who understands it better than English. */
export function browserLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    if (/^de\b/i.test(tag)) return 'de';
    if (/^en\b/i.test(tag)) return 'en';
  }
  return 'en';
}

function chosenLanguage(): Language | undefined {
  try {
    const stored = localStorage.getItem(CHOSEN);
    return stored === 'de' || stored === 'en' ? stored : undefined;
  } catch {
    return undefined;
  }
}

async function load(language: Language): Promise<Words> {
  return language === 'de' ? (await import('./de.ts')).de : (await import('./en.ts')).en;
}
