/** Makes a thing anew only when what it was made of changed. */

export function remembered<Value>(): (key: string, madeOf: readonly unknown[], make: () => Value) => Value {
  const known = new Map<string, { madeOf: readonly unknown[]; value: Value }>();
  return (key, madeOf, make) => {
    const before = known.get(key);
    if (before !== undefined && same(before.madeOf, madeOf)) return before.value;
    const value = make();
    known.set(key, { madeOf, value });
    return value;
  };
}

function same(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((value, index) => value === others[index]);
}
