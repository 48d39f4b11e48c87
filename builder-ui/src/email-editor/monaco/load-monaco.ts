/** Loads Monaco once, with its own words in the language of the page. */
import type { Locale } from '@nachklang/nodes/sdk';

export type Monaco = (typeof import('./monaco.ts'))['monaco'];

let loading: Promise<Monaco> | undefined;

/** Its words are read while it loads: whoever changes the language later sees them after a reload. */
export function loadMonaco(locale: Locale): Promise<Monaco> {
  loading ??= load(locale).catch((error: unknown) => {
    // Next time it is tried again: the network may be back.
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(locale: Locale): Promise<Monaco> {
  if (locale === 'de') await import('monaco-editor/nls/lang/de');
  return (await import('./monaco.ts')).monaco;
}
