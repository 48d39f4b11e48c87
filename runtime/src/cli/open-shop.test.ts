/** Which shop a command works on. */
import { describe, expect, it } from 'vitest';
import type { ShopRecord } from '../engine/shop-model.ts';
import { chooseShop } from './open-shop.ts';

const shop = (id: string, name: string): ShopRecord => ({
  _id: id, view: { id, name, timeZone: 'Europe/Berlin', country: 'DE', locale: 'de', returnDays: 14 }, caps: [], mailFrom: 'hello@shop.example', formalAddress: 'sie', createdAt: 0,
});

describe('chooseShop', () => {
  it('takes the only one', () => {
    expect(chooseShop([shop('a', 'Teehaus')], undefined)._id).toBe('a');
  });

  it('asks for a name when there are several, and lists them', () => {
    const shops = [shop('a', 'Teehaus'), shop('b', 'Radladen')];
    expect(() => chooseShop(shops, undefined)).toThrow('name one with --shop: a (Teehaus), b (Radladen).');
    expect(chooseShop(shops, 'b')._id).toBe('b');
    expect(() => chooseShop(shops, 'c')).toThrow('There is no shop c.');
  });

  it('says how to get one when there is none', () => {
    expect(() => chooseShop([], undefined)).toThrow('There is no shop yet.');
  });
});
