/** Times and numbers are written as people in Germany and Britain write them. */
import { expect, it } from 'vitest';
import { createFormats, startOfDay } from './formats.ts';

const noon = new Date(2026, 2, 29, 12);
const german = createFormats('de', { today: 'Heute', yesterday: 'Gestern' }, () => noon);
const english = createFormats('en', { today: 'Today', yesterday: 'Yesterday' }, () => noon);
const at = (day: number, hour: number) => new Date(2026, 2, day, hour, 5).toISOString();

it('says today and yesterday by the calendar, not by hours, also around the change to summer time', () => {
  expect(german.day(at(29, 0))).toBe('Heute');
  expect(german.day(at(28, 23))).toBe('Gestern');
  expect(english.day(at(28, 0))).toBe('Yesterday');
  expect(english.day(at(27, 23))).toBe('27 March 2026');
});

it('shows the time of today, the date of other days', () => {
  expect(german.when(at(29, 9))).toBe('09:05');
  expect(german.when(at(1, 9))).toBe('01.03.26');
});

it('writes windows of limits in words', () => {
  expect(german.duration(86_400_000)).toBe('24 Stunden');
  expect(german.duration(7 * 86_400_000)).toBe('7 Tage');
  expect(english.duration(90 * 60_000)).toBe('90 minutes');
  expect(german.within(7 * 86_400_000)).toBe('7 Tagen');
  expect(german.within(86_400_000)).toBe('24 Stunden');
  expect(english.within(7 * 86_400_000)).toBe('7 days');
});

it('writes money with the currency', () => {
  expect(german.money(1234.5).replace(/\s/g, ' ')).toBe('1.234,50 €');
  expect(english.money(1234.5, 'CHF').replace(/\s/g, ' ')).toBe('CHF 1,234.50');
});

it('knows when the day began here', () => {
  expect(startOfDay(noon).getHours()).toBe(0);
});
