/** Recognises the pipelines drivers count with, so that counting reads no documents. */

import { asNumber, asString, elementsOf, fieldOf } from '../bson/raw.ts';
import type { RawElement } from '../bson/raw.ts';
import * as T from '../bson/types.ts';
import type { PlainDocument } from './expressions.ts';

/** For `$count`, and for `$group: {_id: <constant>, n: {$sum: 1}}`, as the whole rest of a pipeline. */
export function countStage(stages: readonly RawElement[]): ((count: number) => PlainDocument[]) | undefined {
  const [stage, further] = stages;
  if (stage === undefined || further !== undefined) return undefined;
  if (stage.name === '$count') {
    const name = asString(stage);
    if (name === undefined || name === '' || name.startsWith('$') || name.includes('.')) return undefined;
    return (count) => (count === 0 ? [] : [{ [name]: count }]);
  }
  if (stage.name !== '$group' || stage.type !== T.OBJECT) return undefined;
  const fields = elementsOf(stage);
  const [id, sum] = fields;
  if (fields.length !== 2 || id?.name !== '_id' || sum === undefined || sum.type !== T.OBJECT) return undefined;
  const constant = id.type === T.NULL ? null : asNumber(id);
  const each = elementsOf(sum).length === 1 ? asNumber(fieldOf(sum, '$sum')) : undefined;
  if (constant === undefined || each !== 1) return undefined;
  return (count) => (count === 0 ? [] : [{ _id: constant, [sum.name]: count }]);
}
