/** The frame of every public page: plain HTML that needs no style sheet from elsewhere and no sign-in, readable by everyone, light and dark. */
import { hash } from 'node:crypto';
import type { Locale } from '@nachklang/nodes/sdk';

export interface Shell {
  locale: Locale;
  title: string;
  /** Already escaped. */
  body: string;
  /** Name of the shop, and what its imprint says; both below the page. */
  shop?: { name: string; imprint?: string };
  /** Runs in the page; nothing else may. */
  script?: string;
}

export function shell({ locale, title, body, shop, script }: Shell): string {
  const foot = shop === undefined ? '' : `\n<footer><p>${escapeHtml(shop.name)}</p>${shop.imprint === undefined ? '' : `<p>${lines(shop.imprint)}</p>`}</footer>`;
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${body}
</main>${foot}${script === undefined ? '' : `\n<script>${script}</script>`}
</body>
</html>
`;
}

/** Addresses with tokens must not travel on in a Referer, nor stay in a shared cache. */
export const PRIVATE = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow' };

/** What the page may do: show itself, post to itself, and run the one script it came with. */
export function contentSecurityPolicy(script?: string): string {
  const scripts = script === undefined ? '' : ` script-src 'sha256-${hash('sha256', script, 'base64')}'; connect-src 'self';`;
  return `default-src 'none';${scripts} style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function lines(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>');
}

const STYLE = `
:root { color-scheme: light dark; font: 1.0625rem/1.6 system-ui, sans-serif; }
* { box-sizing: border-box; }
body { margin: 0; background: Canvas; color: CanvasText; }
main, footer { max-width: 36rem; margin: 0 auto; padding: 4rem 1.25rem 2rem; }
footer { padding-top: 0; font-size: .875rem; opacity: .8; }
footer p { margin: 0 0 .25rem; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 1rem; }
h2 { font-size: 1.125rem; margin: 0 0 .5rem; }
hr { margin: 3rem 0 2rem; border: 0; border-top: 1px solid GrayText; }
fieldset { border: 0; margin: 0 0 2rem; padding: 0; }
legend { font-weight: 600; padding: 0; margin-bottom: .5rem; }
.choice { display: flex; gap: .75rem; align-items: flex-start; padding: .625rem 0; }
.choice input { width: 1.25rem; height: 1.25rem; margin: .2rem 0 0; flex: none; }
.scale { display: flex; flex-wrap: wrap; gap: .375rem; }
.scale label { position: relative; }
.scale input { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; cursor: pointer; }
.scale span { display: grid; place-items: center; width: 2.75rem; height: 2.75rem; border: 1px solid GrayText; border-radius: .5rem; }
.scale input:checked + span { background: CanvasText; color: Canvas; border-color: CanvasText; font-weight: 700; }
.scale input:focus-visible + span, a:focus-visible, .choice input:focus-visible { outline: 3px solid Highlight; outline-offset: 3px; }
.ends { display: flex; justify-content: space-between; font-size: .875rem; margin-top: .375rem; }
textarea { font: inherit; width: 100%; min-height: 7rem; padding: .75rem; border: 1px solid GrayText; border-radius: .5rem; background: Canvas; color: CanvasText; }
.field { display: flex; flex-direction: column; margin: 0 0 1.25rem; }
.field label { font-weight: 600; margin-bottom: .25rem; }
.hint, .error { font-size: .9375rem; margin-bottom: .25rem; }
.error { font-weight: 600; color: light-dark(#a4001d, #ff9aa8); }
.field input, .field select { font: inherit; width: 100%; min-height: 2.75rem; padding: .5rem .75rem; border: 1px solid GrayText; border-radius: .5rem; background: Canvas; color: CanvasText; }
.field [aria-invalid] { border: 2px solid light-dark(#a4001d, #ff9aa8); }
.note { padding: .75rem 1rem; border: 1px solid CanvasText; border-radius: .5rem; margin: 0 0 2rem; }
button { font: inherit; font-weight: 600; padding: .75rem 1.5rem; min-height: 2.75rem; border: 2px solid CanvasText; border-radius: .5rem; background: CanvasText; color: Canvas; cursor: pointer; }
button:focus-visible, textarea:focus-visible, .field input:focus-visible, .field select:focus-visible { outline: 3px solid Highlight; outline-offset: 3px; }
.step { margin: 0; font-size: .9375rem; }
dl { margin: 0 0 2rem; }
dt { font-weight: 600; }
dd { margin: 0 0 .75rem; overflow-wrap: anywhere; }
.buttons { display: flex; flex-wrap: wrap; gap: .75rem; }
button.quiet { background: Canvas; color: CanvasText; }
@media print { form, .language { display: none; } main { padding-top: 0; } }
.language { margin: 2rem 0 0; font-size: .9375rem; }
`;
