/** A rendered mail as the preview frame shows it: no scripts, nothing but pictures and styles, in light or dark whatever the device prefers. */

/** Holds even if the frame's sandbox were lost. */
const POLICY = "default-src 'none'; img-src https: data:; style-src 'unsafe-inline'; font-src 'none'; form-action 'none'; base-uri 'none'";

/** True and false everywhere, in place of what the device says. */
const ALWAYS = '(min-width: 0)';
const NEVER = '(max-width: 0)';

export function frameDocument(html: string, appearance: 'light' | 'dark'): string {
  const other = appearance === 'light' ? 'dark' : 'light';
  const chosen = html
    .replaceAll(new RegExp(`\\(\\s*prefers-color-scheme\\s*:\\s*${appearance}\\s*\\)`, 'gi'), ALWAYS)
    .replaceAll(new RegExp(`\\(\\s*prefers-color-scheme\\s*:\\s*${other}\\s*\\)`, 'gi'), NEVER)
    .replaceAll(/<meta\b[^>]*name="(?:supported-)?color-schemes?"[^>]*>/gi, '')
    .replaceAll(/(?:supported-)?color-schemes?\s*:\s*light dark\s*;?/gi, '');
  const head = `<meta http-equiv="Content-Security-Policy" content="${POLICY}"><meta name="color-scheme" content="${appearance}"><meta name="referrer" content="no-referrer">`;
  return /<head\b[^>]*>/i.test(chosen) ? chosen.replace(/<head\b[^>]*>/i, (tag) => tag + head) : `<!doctype html><html><head>${head}</head><body>${chosen}</body></html>`;
}

/** Whether the mail says how it looks in dark mode. */
export function hasDarkStyles(html: string): boolean {
  return /prefers-color-scheme\s*:\s*dark/i.test(html);
}
