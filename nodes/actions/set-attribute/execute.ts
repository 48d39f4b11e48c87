/** Asks for the attribute to be set, and goes on. */
import type { Execute } from '../../sdk/node.ts';
import { fillJson } from '../../sdk/placeholders/placeholders.ts';
import { next } from '../../sdk/results.ts';
import type { AttributeValue } from '../../sdk/subjects.ts';
import type { Json } from '../../sdk/values.ts';
import type { setAttribute } from './definition.ts';

export const executeSetAttribute: Execute<typeof setAttribute.settings> = (ctx, { name, value }) =>
  next('next', [{ kind: 'set-attribute', name, value: scalar(fillJson(value, ctx)) }]);

/** A list, for example of categories, is kept as text: attributes are single values. */
function scalar(value: Json): AttributeValue {
  return typeof value === 'object' && value !== null ? Object.values(value).map(String).join(', ') : value;
}
