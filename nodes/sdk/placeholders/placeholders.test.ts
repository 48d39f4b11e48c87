/** Placeholders become facts, of the right type and safe where they stand. */
import { describe, expect, it } from 'vitest';
import { fakeContext, sampleContact } from '../testing/fake-context.ts';
import { checkPlaceholders, fillJson, fillText, placeholderNames } from './placeholders.ts';

const ctx = fakeContext();

describe('fillText', () => {
  it.each([
    ['Order {{order.number}}', 'Order #1001'],
    ['{{ contact.firstName }} & {{contact.lastName}}', 'Anna & Beispiel'],
    ['{{order.categories}}', 'lamps, bulbs'],
    ['{{order.placedAt}}', '2026-03-05T11:00:00.000Z'],
    ['{{contact.phone}}|', '|'],
    ['{{nonsense}}|', '|'],
    ['{{ order.number', '{{ order.number'],
    ['{{contact.__proto__}}{{constructor}}|', '|'],
  ])('“%s” becomes “%s”', (template, text) => {
    expect(fillText(template, ctx)).toBe(text);
  });

  it('does not fill what a fact brings along', () => {
    const sly = fakeContext({ contact: { ...sampleContact, firstName: '{{order.number}} $& $1' } });
    expect(fillText('{{contact.firstName}}', sly)).toBe('{{order.number}} $& $1');
  });

  it('writes for a reader what it writes for machines without one', () => {
    expect(fillText('{{order.placedAt}} {{order.total}}', ctx, { reader: ctx.shop })).toBe('05.03.2026, 12:00 89,90');
    expect(fillText('{{order.placedAt}} {{order.total}}', ctx)).toBe('2026-03-05T11:00:00.000Z 89.9');
  });

  it('makes each value safe, not the text around it', () => {
    expect(fillText('/a b/{{order.number}}', ctx, { encode: encodeURIComponent })).toBe('/a b/%231001');
  });
});

describe('fillJson', () => {
  it('gives a lone placeholder its own type', () => {
    expect(fillJson(['{{order.total}}', ' {{order.total}}', '{{contact.phone}}', null, 1, true], ctx)).toEqual([89.9, ' 89.9', null, null, 1, true]);
  });
});

describe('checkPlaceholders', () => {
  it('finds names that are no field, wherever they stand', () => {
    expect(checkPlaceholders('/body', { a: ['{{order.number}}', '{{order.nmuber}}'], 'b/c': '{{x}}' }).map(({ path }) => path)).toEqual(['/body/a/1', '/body/b~1c']);
  });

  it('finds fields that runs of the journey never have', () => {
    expect(checkPlaceholders('/x', '{{order.number}} {{contact.firstName}}', { subject: 'contact', eventTypes: [] })).toMatchObject([{ code: 'placeholder_absent' }]);
    expect(checkPlaceholders('/x', '{{order.number}}', { subject: 'parcel', eventTypes: [] })).toEqual([]);
  });

  it('knows attributes and event properties that the merchant names', () => {
    expect(checkPlaceholders('/x', '{{contact.attributes.shoeSize}} {{event.properties.years}}')).toEqual([]);
    expect(placeholderNames('{{a.b}} and {{ c }}')).toEqual(['a.b', 'c']);
  });
});
