/** Numbers of orders are typed in a hurry. */
import { expect, test } from 'vitest';
import { isOrderNumber } from './is-order-number.ts';

test.each([
  ['#1001', '#1001', true],
  [' 1001 ', '#1001', true],
  ['kk-1008', 'KK-1008', true],
  ['100', '#1001', false],
  ['1001', undefined, false],
])('“%s” names the order %s: %s', (typed, number, named) => {
  expect(isOrderNumber(typed, number)).toBe(named);
});
