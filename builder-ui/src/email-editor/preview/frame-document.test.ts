/** The frame shows the mail in the chosen appearance and lets nothing in. */
import { expect, it } from 'vitest';
import { frameDocument, hasDarkStyles } from './frame-document.ts';

const MAIL = '<!doctype html><html lang="de"><head><meta name="color-scheme" content="light dark"><style>:root { color-scheme: light dark; } @media (prefers-color-scheme: dark) { a { color: #fff } } @media (prefers-color-scheme:light) { a { color: #000 } }</style></head><body>x</body></html>';

it('dark or light, whatever the device prefers', () => {
  expect(frameDocument(MAIL, 'dark')).toContain('@media (min-width: 0) { a { color: #fff } } @media (max-width: 0) { a { color: #000 } }');
  expect(frameDocument(MAIL, 'light')).toContain('@media (max-width: 0) { a { color: #fff } } @media (min-width: 0) { a { color: #000 } }');
  expect(frameDocument(MAIL, 'dark')).not.toContain('light dark');
  expect([hasDarkStyles(MAIL), hasDarkStyles('<p>')]).toEqual([true, false]);
});

it('with a policy before anything else of the mail, also when it has no head', () => {
  for (const html of [MAIL, '<p>nur Text</p>']) expect(frameDocument(html, 'light')).toMatch(/<head[^>]*><meta http-equiv="Content-Security-Policy" content="default-src 'none';/);
});
