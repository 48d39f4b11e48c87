/** All sources, by id. */
import { shopify } from './shopify/definition.ts';
import type { Source } from './source.ts';

export const SOURCES: ReadonlyMap<string, Source> = new Map([shopify].map((source) => [source.id, source]));
