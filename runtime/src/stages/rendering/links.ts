/** Finds the links of a compiled e-mail that may be counted. */
import { holdsLiquid, restoreLiquid, type LiquidPiece } from './protect-liquid.ts';

/** Our own pages must work even when click counting does not, and nobody is counted while leaving. */
const NEVER_COUNTED = /unsubscribe_url|preferences_url|confirm_url|survey_url|address_url|withdrawal_url/;

/** Puts `{% link n %}` around the address of every web link. Works on HTML whose Liquid is still swapped for words: there no attribute holds a quote. */
export function markLinks(html: string, pieces: readonly LiquidPiece[]): string {
  let index = 0;
  return html.replace(/(<a\b[^>]*?\shref=")([^"]*)(")/g, (whole, before: string, href: string, after: string) => {
    if (NEVER_COUNTED.test(restoreLiquid(href, pieces)) || !(holdsLiquid(href) || /^https?:\/\//i.test(href))) return whole;
    return `${before}{% link ${index++} %}${href}{% endlink %}${after}`;
  });
}
