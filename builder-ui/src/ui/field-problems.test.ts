/** Where in a form a problem of the API belongs. */
import { expect, it } from 'vitest';
import { placeOf } from './field-problems.ts';

it('is called by its own name, and by the entry of the list it stands in', () => {
  expect(placeOf('/mailFrom')).toEqual({ key: 'mailFrom' });
  expect(placeOf('/shop/senderEmail')).toEqual({ key: 'senderEmail' });
  expect(placeOf('/caps/1/window')).toEqual({ key: 'window', entry: { list: 'caps', number: 2 } });
  expect(placeOf('/sendTimes/0/quiet/from')).toEqual({ key: 'from', entry: { list: 'sendTimes', number: 1 } });
  expect(placeOf('/addresses/11')).toEqual({ key: 'addresses', entry: { list: 'addresses', number: 12 } });
  expect(placeOf('/a~1b')).toEqual({ key: 'a/b' });
});

it('may be the whole', () => {
  expect([placeOf(''), placeOf('/0')]).toEqual([undefined, undefined]);
});
