/** Which journeys a list shows: by state, tag and what was typed. Archived ones only when they are asked for. Pure. */
import type { Journey } from '../api/types.ts';
import type { JourneySearch } from '../searches.ts';

type Listed = Pick<Journey, 'name' | 'state' | 'tags'>;

export function chosenJourneys<T extends Listed>(all: readonly T[], { state, tag, q = '' }: JourneySearch): T[] {
  const wanted = q.trim().toLowerCase();
  return all.filter(
    (journey) =>
      (state === undefined ? journey.state !== 'archived' : journey.state === state) &&
      (tag === undefined || journey.tags.includes(tag)) &&
      (wanted === '' || [journey.name.de, journey.name.en, ...journey.tags].some((text) => text.toLowerCase().includes(wanted))),
  );
}

/** Every tag that is in use, each once, by the alphabet. */
export function tagsOf(all: readonly Pick<Journey, 'tags'>[]): string[] {
  return [...new Set(all.flatMap(({ tags }) => tags))].toSorted((a, b) => a.localeCompare(b, 'de'));
}
