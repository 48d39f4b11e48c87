/** How lists are paged: a cursor that says where the last page ended, never a number of rows to skip. */
import { Type, type Static, type TSchema } from 'typebox';

export const PAGE_QUERY = {
  cursor: Type.Optional(Type.String({ maxLength: 1000, description: 'nextCursor of the page before' })),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
  shop: Type.Optional(Type.String({ maxLength: 200, description: 'For people in several shops; the header nachklang-shop does the same' })),
};

export const PageQuery = Type.Object(PAGE_QUERY, { additionalProperties: false });
export type PageQuery = Static<typeof PageQuery>;

export function pageOf<T extends TSchema>(item: T) {
  return Type.Object({ items: Type.Array(item), nextCursor: Type.Optional(Type.String({ description: 'Absent on the last page' })) }, { additionalProperties: false });
}
