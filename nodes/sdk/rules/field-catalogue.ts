/** Every field a rule, a template or the canvas may look at. */
import { CONTACT_ATTRIBUTES, CONTACT_FIELDS, SHOP_FIELDS } from './contact-fields.ts';
import { ENROLLMENT_FIELDS, ENROLLMENT_PATH } from './enrollment-fields.ts';
import { EVENT_FIELDS, EVENT_PROPERTIES } from './event-fields.ts';
import { fieldExists, type Field, type FieldFamily, type RuleScope } from './field.ts';
import { LINES_FIELDS, ORDER_FIELDS } from './order-fields.ts';
import { LINE_FIELDS, PARCEL_FIELDS } from './parcel-fields.ts';

/** Fields with a fixed name. */
export const FIELDS: readonly Field[] = [
  ...ORDER_FIELDS, ...LINES_FIELDS, ...PARCEL_FIELDS, ...LINE_FIELDS, ...CONTACT_FIELDS, ...EVENT_FIELDS, ...ENROLLMENT_FIELDS, ...SHOP_FIELDS,
];

/** Fields whose last part the merchant names. */
export const FIELD_FAMILIES: readonly FieldFamily[] = [CONTACT_ATTRIBUTES, EVENT_PROPERTIES, ENROLLMENT_PATH];

const BY_NAME = new Map(FIELDS.map((field) => [field.name, field]));

/** The field of that name; a member of a family is made on the way. */
export function findField(name: string): Field | undefined {
  const fixed = BY_NAME.get(name);
  if (fixed) return fixed;
  const family = FIELD_FAMILIES.find(({ prefix }) => name.startsWith(prefix) && name.length > prefix.length && name.length <= prefix.length + 100);
  if (!family) return undefined;
  const { prefix, label, read, ...rest } = family;
  const last = name.slice(prefix.length);
  return { ...rest, name, label: { de: `${label.de} „${last}“`, en: `${label.en} “${last}”` }, read: (facts) => read(facts, last) };
}

/** What can be asked in a scope, for pickers. */
export function fieldsIn(scope: RuleScope): { fields: Field[]; families: FieldFamily[] } {
  return { fields: FIELDS.filter((field) => fieldExists(field, scope)), families: FIELD_FAMILIES.filter((family) => fieldExists(family, scope)) };
}
