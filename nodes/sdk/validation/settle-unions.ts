/** A value that fits no branch of a union is reported once per branch; this keeps only the branch that was meant. */
import type { TLocalizedValidationError } from 'typebox/error';

/** An error as it is shown. `choices`: the only values allowed here. */
export type SettledError = TLocalizedValidationError | { keyword: 'choices'; instancePath: string; choices: unknown[] };

export function settleUnions(errors: readonly TLocalizedValidationError[]): SettledError[] {
  const union = errors.filter((error) => error.keyword === 'anyOf').sort((a, b) => a.schemaPath.length - b.schemaPath.length)[0];
  // `boolean` errors repeat, per property, what `additionalProperties` says of the object.
  if (!union) return errors.filter((error) => error.keyword !== 'boolean');
  const isInside = (error: TLocalizedValidationError): boolean => isBelow(error.schemaPath, `${union.schemaPath}/anyOf`) && (error.instancePath === union.instancePath || isBelow(error.instancePath, union.instancePath));
  const inside = errors.filter((error) => error !== union && isInside(error));
  const outside = errors.filter((error) => error !== union && !isInside(error));
  return [...settleUnions(outside), ...settleBranches(inside, union)];
}

function settleBranches(errors: readonly TLocalizedValidationError[], union: TLocalizedValidationError): SettledError[] {
  const branches = new Map<string, TLocalizedValidationError[]>();
  for (const error of errors) {
    const index = error.schemaPath.slice(union.schemaPath.length + '/anyOf/'.length).split('/', 1)[0] ?? '';
    branches.set(index, [...(branches.get(index) ?? []), error]);
  }
  const lists = [...branches.values()];
  const shared = sharedChoice(lists);
  if (shared) return [shared];
  const [best] = lists.map(settleUnions).sort((a, b) => distance(a) - distance(b));
  return best ?? [union];
}

/** When every branch wants another constant at the same place, that place is what is wrong. */
function sharedChoice(branches: readonly TLocalizedValidationError[][]): SettledError | undefined {
  const constants = branches.map((errors) => errors.find((error) => error.keyword === 'const'));
  const first = constants[0];
  if (!first || !constants.every((error) => error?.instancePath === first.instancePath)) return undefined;
  return { keyword: 'choices', instancePath: first.instancePath, choices: constants.flatMap((error) => (error?.keyword === 'const' ? [error.params.allowedValue] : [])) };
}

/** How far a value is from a branch; a wrong constant means that another branch was meant. */
function distance(errors: readonly SettledError[]): number {
  return errors.reduce((sum, error) => sum + weightOf(error), 0);
}

function weightOf(error: SettledError): number {
  switch (error.keyword) {
    case 'const': return 100;
    case 'type': return 10;
    case 'choices': return 2;
    case 'required': return error.params.requiredProperties.length;
    case 'additionalProperties': return error.params.additionalProperties.length;
    default: return 1;
  }
}

function isBelow(path: string, base: string): boolean {
  return path.startsWith(`${base}/`);
}
