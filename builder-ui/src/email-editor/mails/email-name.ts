/** Names of e-mails: they are keys in the document and parts of file names. */

export type NameProblem = 'nameWrong' | 'nameTaken';

export function nameProblem(name: string, taken: readonly string[]): NameProblem | undefined {
  if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(name)) return 'nameWrong';
  return taken.includes(name) ? 'nameTaken' : undefined;
}

/** What somebody typed, as a name: „Versand verspätet“ becomes `versand-verspaetet`. */
export function asName(typed: string): string {
  const plain = typed.toLowerCase().replace(/ä/g, 'ae').replace(/ö/g, 'oe').replace(/ü/g, 'ue').replace(/ß/g, 'ss').normalize('NFD').replace(/\p{M}/gu, '');
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+/, '').slice(0, 64);
}

/** The first free of `name`, `name-2`, `name-3` … */
export function freeName(name: string, taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name.slice(0, 60).replace(/-\d+$/, '')}-${number}`;
    if (!taken.includes(candidate)) return candidate;
  }
}
