/** The list is narrowed by state, tag and words; what was put away stays away until it is asked for. */
import { expect, it } from 'vitest';
import type { Journey } from '../api/types.ts';
import { chosenJourneys, tagsOf } from './chosen-journeys.ts';

const journey = (de: string, state: Journey['state'], ...tags: string[]) => ({ name: { de, en: `${de} in English` }, state, tags });
const all = [journey('Versand', 'live', 'Pflicht'), journey('Bewertung', 'draft', 'Werbung'), journey('Alt', 'archived', 'Werbung')];
const names = (search: Parameters<typeof chosenJourneys>[1]) => chosenJourneys(all, search).map(({ name }) => name.de);

it('shows what is in use', () => {
  expect(names({})).toEqual(['Versand', 'Bewertung']);
  expect(names({ state: 'archived' })).toEqual(['Alt']);
});

it('narrows by tag and by words of the name in either language, or of a tag', () => {
  expect(names({ tag: 'Werbung' })).toEqual(['Bewertung']);
  expect(names({ q: 'VERSAND IN' })).toEqual(['Versand']);
  expect(names({ q: 'pflicht' })).toEqual(['Versand']);
  expect(names({ q: 'x' })).toEqual([]);
});

it('knows the tags in use', () => {
  expect(tagsOf(all)).toEqual(['Pflicht', 'Werbung']);
});
