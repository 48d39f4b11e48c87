/** A few letters of any word are enough, in any order, with or without umlauts. */
import { expect, it } from 'vitest';
import { fitting, type Place } from './switcher-items.ts';

const place = (name: string, also = ''): Place => ({ id: name, kind: 'page', name, also, go: () => undefined });
const places = [place('Einstellungen', 'Absender Impressum'), place('Bewertungsanfrage'), place('Größe & Farbe'), place('Zugestellt und Anleitung')];
const names = (typed: string) => fitting(places, typed).map(({ name }) => name);

it('finds by the beginning of any word', () => {
  expect(names('anl zug')).toEqual(['Zugestellt und Anleitung']);
  expect(names('impr')).toEqual(['Einstellungen']);
  expect(names('frage')).toEqual([]);
});

it('reads umlauts as people type them', () => {
  expect(names('grosse')).toEqual(['Größe & Farbe']);
  expect(names('größe')).toEqual(['Größe & Farbe']);
});

it('shows everything before something is typed', () => {
  expect(names('  ')).toHaveLength(4);
});
