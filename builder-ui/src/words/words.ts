/** Which language the pages speak: the one chosen before, else the browser's. Only its words are loaded, and those of the editor's first page before all others. */
import i18next, { type Resource } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { de } from './de.ts';

export type Language = 'de' | 'en';
export type Words = typeof de;

const CHOSEN = 'nachklang.language';

const DICTIONARIES = {
  de: { first: async () => (await import('./first.de.ts')).first, all: async () => (await import('./de.ts')).de },
  en: { first: async () => (await import('./first.en.ts')).first, all: async () => (await import('./en.ts')).en },
};

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: Words };
  }
}

let started: Promise<void> | undefined;

/** The first words; everything else waits for them. */
export async function startWords(): Promise<void> {
  await (started ??= begin(languageHere()));
}

async function begin(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: await DICTIONARIES[language].first() } } satisfies Resource,
    // React escapes what it shows.
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = language;
}

const complete = new Map<Language, Promise<void>>();

/** Every word of a language; without one, of that which the page speaks. Whatever says more than the editor's first page waits for this. */
export function allWords(language: Language = languageHere()): Promise<void> {
  let loading = complete.get(language);
  if (loading === undefined) {
    loading = completeWords(language);
    complete.set(language, loading);
    // A dead connection is no reason to stay without words: who asks next tries again.
    loading.catch(() => complete.delete(language));
  }
  return loading;
}

async function completeWords(language: Language): Promise<void> {
  const [words] = await Promise.all([DICTIONARIES[language].all(), startWords()]);
  i18next.addResourceBundle(language, 'translation', words);
}

export async function speak(language: Language): Promise<void> {
  await allWords(language);
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

/** The page's once it speaks; before, what was chosen or what the browser prefers. */
function languageHere(): Language {
  const spoken = i18next.language;
  if (spoken === 'de' || spoken === 'en') return spoken;
  return chosenLanguage() ?? browserLanguage(navigator.languages);
}

function chosenLanguage(): Language | undefined {
  try {
    const stored = localStorage.getItem(CHOSEN);
    return stored === 'de' || stored === 'en' ? stored : undefined;
  } catch {
    return undefined;
  }
}
