/** What a field of the catalogue is: a name, a type, labels in both languages, where it exists and how it is read. */
import type { Facts } from '../context.ts';
import type { SubjectKind } from '../subjects.ts';
import type { EpochMs, Localized } from '../values.ts';

/** `any`: the type is known only at run time (contact attributes, properties of custom events). */
export type FieldType = 'string' | 'number' | 'boolean' | 'date' | 'string-list' | 'enum' | 'any';

export type Scalar = string | number | boolean;
/** `undefined` when the fact is absent. Dates are milliseconds since the epoch. */
export type FieldValue = Scalar | readonly Scalar[] | undefined;

/** The facts rules look at. `enrollment` is absent while a trigger decides; `now` is what relative dates count from. */
export type RuleFacts = Omit<Facts, 'enrollment'> & Partial<Pick<Facts, 'enrollment'>> & { now: EpochMs };

export interface EnumValue { value: string; label: Localized }

export interface Field {
  /** Stable for ever: published journeys name it. */
  name: string;
  type: FieldType;
  label: Localized;
  /** The only values there are, for `enum`. */
  values?: readonly EnumValue[];
  /** Exists in runs about these subjects … */
  subjects?: readonly SubjectKind[];
  /** … in triggers also when their event names what the field is about … */
  triggerEvents?: readonly string[];
  /** … or only after these events (`custom.*` stands for every custom event). Everywhere when nothing is said. */
  eventTypes?: readonly string[];
  /** Exists only once a run has begun, so not in a trigger. */
  needsRun?: true;
  read(facts: RuleFacts): FieldValue;
}

/** Fields whose last part the merchant names: `contact.attributes.<name>`. */
export interface FieldFamily extends Omit<Field, 'name' | 'label' | 'read'> {
  prefix: string;
  label: Localized;
  read(facts: RuleFacts, name: string): FieldValue;
}

/** Where a rule stands. `eventTypes` absent: any event may have come; empty: none has. */
export interface RuleScope {
  subject: SubjectKind;
  eventTypes?: readonly string[];
  /** The rule is a trigger's: no run exists yet. */
  inTrigger?: boolean;
}

/** Whether a field can have a value in a scope. */
export function fieldExists(field: Pick<Field, 'subjects' | 'triggerEvents' | 'eventTypes' | 'needsRun'>, scope: RuleScope): boolean {
  if (scope.inTrigger && field.needsRun) return false;
  if (field.subjects) return field.subjects.includes(scope.subject) || (scope.inTrigger === true && mayFollow(field.triggerEvents ?? [], scope));
  return !field.eventTypes || mayFollow(field.eventTypes, scope);
}

/** Whether one of the events may have come in the scope. */
function mayFollow(types: readonly string[], { eventTypes }: RuleScope): boolean {
  return !eventTypes || eventTypes.some((type) => types.includes(type.startsWith('custom.') ? 'custom.*' : type));
}

/** A scalar or list of scalars as a field value; anything else counts as absent. */
export function fieldValue(value: unknown): FieldValue {
  if (isScalar(value)) return value;
  if (Array.isArray(value)) return value.filter(isScalar);
  return undefined;
}

export function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));
}
