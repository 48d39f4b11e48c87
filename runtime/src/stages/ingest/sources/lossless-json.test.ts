import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseLossless } from './lossless-json.ts';

test('whole numbers beyond 2^53 stay exact, as text; others stay numbers', () => {
  expect(parseLossless('{"id":820982911946154508,"n":-9007199254740993,"edge":9007199254740991,"short":42}')).toEqual({ id: '820982911946154508', n: '-9007199254740993', edge: 9007199254740991, short: 42 });
});

test('long digits in text, fractions and exponents are left alone', () => {
  expect(parseLossless('{"gid":"gid://shopify/Order/820982911946154508","x":0.12345678901234567,"big":1e300,"id":9007199254740993}')).toEqual({
    gid: 'gid://shopify/Order/820982911946154508', x: 0.12345678901234567, big: 1e300, id: '9007199254740993',
  });
});

test('agrees with JSON.parse wherever that is exact', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => {
    const text = JSON.stringify({ value, trigger: '1234567890123456' });
    const exact = !/[^.\deE+-]-?\d{16,}[^.\deE]/.test(text);
    if (exact) expect(parseLossless(text)).toEqual(JSON.parse(text));
  }));
});
