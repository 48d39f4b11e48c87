/** In which language a public page is shown, and the link to the other one. */
import type { FastifyRequest } from 'fastify';
import type { Locale } from '@nachklang/nodes/sdk';
import { escapeHtml } from './page-shell.ts';

export function readLocale(text: string | null): Locale | undefined {
  return text === 'de' || text === 'en' ? text : undefined;
}

/** What the browser asks for first, if we speak it. */
export function acceptedLocale(request: Pick<FastifyRequest, 'headers'>): Locale | undefined {
  const first = /^\s*([a-z]{2})\b/i.exec(request.headers['accept-language'] ?? '')?.[1];
  return readLocale(first?.toLowerCase() ?? null);
}

export function otherLanguage(query: URLSearchParams, locale: Locale): string {
  const other: Locale = locale === 'de' ? 'en' : 'de';
  const search = new URLSearchParams(query);
  search.set('lang', other);
  return `<p class="language"><a href="?${escapeHtml(search.toString())}" lang="${other}" hreflang="${other}">${other === 'de' ? 'Deutsch' : 'English'}</a></p>`;
}
