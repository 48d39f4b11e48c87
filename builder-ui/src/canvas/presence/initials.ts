/** Two letters for a name. */

export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter((word) => word !== '');
  const [first = '?'] = words;
  const last = words.length > 1 ? (words.at(-1) ?? '') : '';
  return (letters(first, last === '' ? 2 : 1) + letters(last, 1)).toLocaleUpperCase();
}

function letters(word: string, count: number): string {
  return Array.from(new Intl.Segmenter().segment(word), ({ segment }) => segment).slice(0, count).join('');
}
