/** A list says which of its items are new, gone or different, whatever their order. */
import { expect, it } from 'vitest';
import { compareLists } from './compare-lists.ts';

it('tells added, changed and removed items apart, and passes over the rest', () => {
  const before = [{ id: 'a', max: 1 }, { id: 'b', max: 3 }, { id: 'c', max: 2 }];
  const after = [{ id: 'd', max: 5 }, { max: 1, id: 'a' }, { id: 'b', max: 2 }];
  expect(compareLists(before, after)).toEqual([
    { kind: 'added', item: { id: 'd', max: 5 } }, { kind: 'changed', before: { id: 'b', max: 3 }, after: { id: 'b', max: 2 } }, { kind: 'removed', item: { id: 'c', max: 2 } },
  ]);
  expect(compareLists(before, before)).toEqual([]);
});
