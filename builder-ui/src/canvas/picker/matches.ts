/** Whether something fits what was typed: every word occurs somewhere, whatever its case and accents. */

export function matches(wanted: string, ...texts: readonly string[]): boolean {
  const within = plain(texts.join(' '));
  return plain(wanted).split(/\s+/).every((word) => within.includes(word));
}

function plain(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{Mn}/gu, '').toLowerCase();
}
