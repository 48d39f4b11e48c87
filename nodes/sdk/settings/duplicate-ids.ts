/** Entries of a list in settings must have ids of their own: ports are named after them. */
import type { SettingsProblem } from '../node.ts';

export function duplicateIds(path: string, entries: readonly { id: string }[]): SettingsProblem[] {
  return entries.flatMap(({ id }, index) => {
    if (entries.findIndex((other) => other.id === id) === index) return [];
    return [{
      path: `${path}/${index}/id`,
      code: 'id_not_unique',
      message: { de: `Die Kennung „${id}“ gibt es schon. Wähle eine andere.`, en: `The id “${id}” is taken. Choose another.` },
    }];
  });
}
