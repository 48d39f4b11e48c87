/** What is asked in four steps becomes one set-up. */
import { expect, it } from 'vitest';
import { emptyForm, imprintOf, setupBody, stepOf, type Typed } from './setup-form.ts';

const typed: Typed = {
  ...emptyForm('de'), name: ' Mara Linde ', email: ' mara@shop.example ', password: ' mit Leerzeichen ', shopName: 'Kontor <Klangholz>', street: 'Weg 1', postcode: '20095', town: 'Hamburg', senderEmail: 'hallo@shop.example ', senderName: 'Kontor Klangholz',
};

it('the answers become one form, without spaces around them, but for the password', () => {
  expect(setupBody(typed, 'token')).toEqual({
    token: 'token',
    owner: { name: 'Mara Linde', email: 'mara@shop.example', password: ' mit Leerzeichen ' },
    shop: { name: 'Kontor Klangholz', country: 'DE', language: 'de', senderEmail: 'hallo@shop.example', imprint: 'Kontor <Klangholz>\nWeg 1\n20095 Hamburg' },
  });
});

it('a sender that the server proposes is there already', () => {
  expect(emptyForm('de', { name: 'Kontor', address: 'hallo@shop.example' })).toMatchObject({ senderName: 'Kontor', senderEmail: 'hallo@shop.example' });
});

it('without a street there is no imprint, and a sender’s name of its own is kept', () => {
  expect(imprintOf({ ...typed, street: ' ' })).toBeUndefined();
  expect(setupBody({ ...typed, senderName: 'Mara' }, 't').shop.senderName).toBe('Mara');
});

it('a field that is refused leads back to its step', () => {
  expect(['/owner/email', '/shop/name', '/shop/imprint', '/shop/senderEmail', '/shop/country'].map(stepOf)).toEqual(['account', 'shop', 'shop', 'sender', 'place']);
});
