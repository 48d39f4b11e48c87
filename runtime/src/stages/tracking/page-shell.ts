/** The frame of every public page: plain HTML that needs no style sheet from elsewhere and no sign-in, readable by everyone, light and dark. */
import { hash } from 'node:crypto';
import type { Locale } from '@nachklang/nodes/sdk';

export interface Shell {
  locale: Locale;
  title: string;
  /** Already escaped. */
  body: string;
  /** Name of the shop above the page, and what its imprint says below it. */
  shop?: { name: string; imprint?: string };
  /** Runs in the page; nothing else may. */
  script?: string;
}

export function shell({ locale, title, body, shop, script }: Shell): string {
  const head = shop === undefined ? '' : `<header>${escapeHtml(shop.name)}</header>\n`;
  const foot = shop?.imprint === undefined ? '' : `\n<footer>${lines(shop.imprint)}</footer>`;
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
${head}<main>
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
:root { color-scheme: light dark; font: 1.0625rem/1.6 system-ui, sans-serif; --ground: light-dark(#f4f5f7, #14171c); --sheet: light-dark(#fff, #1d2127); --ink: light-dark(#1c2430, #eceff3); --soft: light-dark(#536072, #a9b4c2); --line: light-dark(#d9dee5, #39414c); --edge: light-dark(#768395, #8593a5); --bad: light-dark(#a4001d, #ff9aa8); }
* { box-sizing: border-box; }
body { margin: 0; padding: 0 1rem; background: var(--ground); color: var(--ink); }
header, main, footer { max-width: 38rem; margin: 0 auto; }
header { padding: 2.5rem .25rem .875rem; font-weight: 650; overflow-wrap: anywhere; }
main { padding: 2.5rem; border: 1px solid var(--line); border-radius: 1rem; background: var(--sheet); }
body > main:first-child { margin-top: 2.5rem; }
footer { padding: 1.25rem .25rem 3rem; color: var(--soft); font-size: .875rem; overflow-wrap: anywhere; }
h1 { font-size: 1.625rem; line-height: 1.25; margin: 0 0 1rem; text-wrap: balance; overflow-wrap: anywhere; }
h2 { font-size: 1.125rem; margin: 0 0 .5rem; }
p { margin: 0 0 1.25rem; }
a { color: light-dark(#0b5fa5, #8cc4ff); }
hr { margin: 2.5rem 0 2rem; border: 0; border-top: 1px solid var(--line); }
fieldset { border: 0; margin: 0 0 2rem; padding: 0; min-width: 0; }
legend { font-weight: 600; padding: 0; margin-bottom: .5rem; }
.choice { display: flex; gap: .75rem; align-items: flex-start; padding: .75rem 1rem; border: 1px solid var(--line); border-radius: .625rem; cursor: pointer; overflow-wrap: anywhere; }
.choice + .choice { margin-top: .5rem; }
.choice:has(input:checked) { border-color: var(--ink); box-shadow: inset 0 0 0 1px var(--ink); }
.choice input { width: 1.25rem; height: 1.25rem; margin: .2rem 0 0; flex: none; accent-color: var(--ink); }
.scale { display: flex; flex-wrap: wrap; gap: .375rem; }
.scale label { position: relative; flex: 1 1 2.5rem; max-width: 2.75rem; }
.scale input { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; cursor: pointer; }
.scale span { display: grid; place-items: center; height: 2.75rem; border: 1px solid var(--edge); border-radius: .625rem; }
.scale input:checked + span { background: var(--ink); color: var(--sheet); border-color: var(--ink); font-weight: 700; }
.scale input:focus-visible + span, a:focus-visible, .choice input:focus-visible { outline: 3px solid Highlight; outline-offset: 3px; }
.ends { display: flex; justify-content: space-between; gap: 1rem; color: var(--soft); font-size: .875rem; margin-top: .375rem; }
.field { display: flex; flex-direction: column; margin: 0 0 1.25rem; }
.field label { font-weight: 600; margin-bottom: .25rem; }
.hint, .error { font-size: .9375rem; margin-bottom: .25rem; }
.hint { color: var(--soft); }
.error { font-weight: 600; color: var(--bad); }
textarea, .field input, .field select { font: inherit; width: 100%; padding: .5rem .75rem; border: 1px solid var(--edge); border-radius: .625rem; background: var(--sheet); color: var(--ink); }
textarea { display: block; min-height: 7rem; padding: .75rem; }
.field input, .field select { min-height: 2.75rem; }
.field [aria-invalid] { border: 2px solid var(--bad); }
.note { padding: .75rem 1rem; border: 1px solid var(--line); border-left: 4px solid var(--ink); border-radius: .625rem; background: var(--ground); margin: 0 0 2rem; }
button { font: inherit; font-weight: 600; padding: .75rem 1.5rem; min-height: 2.75rem; border: 1px solid var(--ink); border-radius: .625rem; background: var(--ink); color: var(--sheet); cursor: pointer; }
button:focus-visible, textarea:focus-visible, .field input:focus-visible, .field select:focus-visible { outline: 3px solid Highlight; outline-offset: 3px; }
.step { margin: 0; color: var(--soft); font-size: .9375rem; }
dl { margin: 0 0 2rem; }
dt { color: var(--soft); font-size: .9375rem; }
dd { margin: 0 0 .75rem; overflow-wrap: anywhere; }
.buttons { display: flex; flex-wrap: wrap; gap: .75rem; }
button.quiet { background: var(--sheet); color: var(--ink); }
.language { margin: 2rem 0 0; font-size: .9375rem; }
@media (max-width: 30rem) { main { padding: 1.5rem 1.25rem; } header { padding-top: 1.5rem; } body > main:first-child { margin-top: 1.5rem; } }
@media print { form, .language { display: none; } main { border: 0; padding: 0; } }
`;
