/** GET /api/v1/suggestions/values?field=…: what a field of the catalogue is in this shop, for value pickers. */
import { Type } from 'typebox';
import type { WebServices } from '../app-services.ts';
import type { App } from '../plugins/app-instance.ts';
import { requireShop } from '../shops/require-shop.ts';
import { readValues } from './read-values.ts';

const closed = { additionalProperties: false } as const;
const MOST = 200;

const Query = Type.Object(
  {
    field: Type.String({ minLength: 1, maxLength: 200, description: 'Name of a field of the catalogue, such as order.categories' }),
    search: Type.Optional(Type.String({ maxLength: 200, description: 'Only values that contain this, in capitals or not' })),
    shop: Type.Optional(Type.String({ maxLength: 200 })),
  },
  closed,
);
const Values = Type.Object(
  {
    items: Type.Array(Type.Object({ value: Type.Union([Type.String(), Type.Number(), Type.Boolean()]), count: Type.Integer() }, closed), { description: 'Most frequent first' }),
    looked: Type.Integer({ description: 'The counts are of this many newest records' }),
    more: Type.Boolean({ description: 'There are more; search for them' }),
  },
  closed,
);

export function listValues(app: App, { db }: WebServices): void {
  app.get(
    '/api/v1/suggestions/values',
    // What customers are and bought shows through: who may see them may see this.
    { config: { permission: 'contacts:read' }, schema: { tags: ['suggestions'], summary: 'Values of a field, counted', querystring: Query, response: { 200: Values } } },
    async ({ shopId, query: { field, search = '' } }) => {
      const { values, looked } = await readValues(db, (await requireShop(db, shopId)).view, field);
      const wanted = search.trim().toLowerCase();
      const fitting = wanted === '' ? values : values.filter(({ value }) => String(value).toLowerCase().includes(wanted));
      return { items: fitting.slice(0, MOST), looked, more: fitting.length > MOST };
    },
  );
}
