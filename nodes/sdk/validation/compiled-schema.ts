/** Compiles each TypeBox schema once, and collects all errors of a value instead of TypeBox's first eight. */
import type { TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import type { TLocalizedValidationError } from 'typebox/error';
import { Settings } from 'typebox/system';

const MAX_ERRORS = 500;
const compiled = new WeakMap<TSchema, Validator>();

export function compiledSchema(schema: TSchema): Validator {
  let validator = compiled.get(schema);
  if (!validator) {
    validator = Compile(schema);
    compiled.set(schema, validator);
  }
  return validator;
}

/** Every error of the value, empty when it fits. The limit is a setting of the whole library, so it is set for this call alone. */
export function schemaErrors(schema: TSchema, value: unknown): TLocalizedValidationError[] {
  const validator = compiledSchema(schema);
  if (validator.Check(value)) return [];
  const { maxErrors } = Settings.Get();
  Settings.Set({ maxErrors: MAX_ERRORS });
  try {
    return validator.Errors(value);
  } finally {
    Settings.Set({ maxErrors });
  }
}
