/** Which top-level fields a filter looks at. */

import { elementsOf } from '../bson/raw.ts';
import type { RawValue } from '../bson/raw.ts';
import { itemsOf } from '../bson/items.ts';

/** undefined when it may look at any, as an expression does. */
export function fieldsRead(filter: RawValue): readonly string[] | undefined {
  const names: string[] = [];
  for (const element of elementsOf(filter)) {
    if (!element.name.startsWith('$')) names.push(element.name.split('.')[0] ?? '');
    else if (element.name === '$and' || element.name === '$or' || element.name === '$nor') {
      for (const branch of itemsOf(element)) {
        const read = fieldsRead(branch);
        if (read === undefined) return undefined;
        names.push(...read);
      }
    } else return undefined;
  }
  return names;
}
