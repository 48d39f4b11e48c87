/** Which of the known places fit what was typed: every word must begin a word of the name. Pure. */

export interface Place {
  id: string;
  kind: 'page' | 'journey' | 'person';
  name: string;
  /** Beside the name, such as an address. */
  detail?: string;
  /** Further words it is found by. */
  also?: string;
  go: () => void;
}

const MOST = 12;

export function fitting(places: readonly Place[], typed: string): Place[] {
  const wanted = wordsOf(typed);
  return places.filter((place) => fits(wordsOf(`${place.name} ${place.detail ?? ''} ${place.also ?? ''}`), wanted)).slice(0, MOST);
}

function fits(words: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((beginning) => words.some((word) => word.startsWith(beginning)));
}

/** Without the marks on letters, so that „ubersicht“ finds „Übersicht“. */
function wordsOf(text: string): string[] {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss').split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}
