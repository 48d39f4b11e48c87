/** What became of the items of a list, by their ids. */
export type ItemChange<T> = { kind: 'added' | 'removed'; item: T } | { kind: 'changed'; before: T; after: T };

export function compareLists<T extends { id: string }>(before: readonly T[], after: readonly T[]): ItemChange<T>[] {
  const known = new Map(before.map((item) => [item.id, item]));
  const kept = new Set(after.map(({ id }) => id));
  return [
    ...after.flatMap((item): ItemChange<T>[] => {
      const was = known.get(item.id);
      if (was === undefined) return [{ kind: 'added', item }];
      return alike(was, item) ? [] : [{ kind: 'changed', before: was, after: item }];
    }),
    ...before.filter(({ id }) => !kept.has(id)).map((item): ItemChange<T> => ({ kind: 'removed', item })),
  ];
}

/** Whatever order their fields stand in. */
function alike(one: object, other: object): boolean {
  const sorted = (item: object) => JSON.stringify(Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return sorted(one) === sorted(other);
}
