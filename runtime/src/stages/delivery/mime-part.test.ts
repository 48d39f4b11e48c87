/** Encoded parts decode to what went in, and keep to the rules of RFC 2045 §6.7. */
import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { expect, it } from 'vitest';
import { wholeHtml } from '../rendering/index.ts';
import { mimeHtml, mimePart, quotedPrintable } from './mime-part.ts';

function decode(encoded: string): string {
  return Buffer.from(encoded.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1').toString('utf8');
}
const pieces = fc.constantFrom('a', '=', ' ', '\t', '\n', '\r\n', '.', 'ü', '☕', '😀', 'x'.repeat(75), '<td style="color:#fff">', '\u0000');
const texts = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));

it('nothing is lost', () => {
  fc.assert(fc.property(texts, (text) => {
      expect(decode(quotedPrintable(text))).toBe(text.replace(/\r\n?|\n/g, '\r\n'));
    }),
  );
});

it('lines are short, printable, and do not end in blanks', () => {
  fc.assert(
    fc.property(texts, (text) => {
      for (const line of quotedPrintable(text).split('\r\n')) {
        expect(line.length).toBeLessThanOrEqual(76);
        expect(line).toMatch(/^[\t\x20-\x7e]*$/);
        expect(line).not.toMatch(/[ \t]$/);
        expect(line).not.toMatch(/=([^0-9A-F]|[0-9A-F]$)/);
      }
    }),
  );
});

it('passages that are encoded once come to the same, in lines as short', () => {
  const list = ['<td style="color:#fff">', 'Grüße = ☕ '.repeat(30), 'x'.repeat(76), 'x'.repeat(75), `${'a'.repeat(74)}ü`, 'blanks at the end \t', '\n.\n'];
  const short = fc.array(fc.oneof(pieces.filter((text) => !text.includes('\r') && !text.includes('\0')), fc.nat(list.length - 1).map((at) => `\0${String.fromCharCode(at + 1)}`)), { maxLength: 40 });
  fc.assert(fc.property(short, (parts) => {
      const mail = { html: parts.join(''), passages: { id: 'p', list } };
      const body = mimeHtml(mail).toString('latin1').split('\r\n\r\n').slice(1).join('\r\n\r\n');
      expect(decode(body)).toBe(wholeHtml(mail).replaceAll('\n', '\r\n'));
      for (const line of body.split('\r\n')) {
        expect(line.length).toBeLessThanOrEqual(76);
        expect(line).toMatch(/^[\t\x20-\x7e]*$/);
        expect(line).not.toMatch(/[ \t]$/);
      }
    }),
  );
});

it('a mail program reads it', async () => {
  const mail = await simpleParser(`Subject: x\r\n${mimePart('text/html', '<p>Schöne Grüße = ☕</p>\n.\nEnde ')}`);
  expect(mail.html).toBe('<p>Schöne Grüße = ☕</p>\n.\nEnde ');
});
