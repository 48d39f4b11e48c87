/** A record as a database would give it back: its own all the way down, without what is undefined. */

/** Of records: objects, arrays and plain values. */
export function copyOf<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copyOf) as T;
  const copy: Record<string, unknown> = {};
  const fields = value as Record<string, unknown>;
  for (const name of Object.keys(fields)) if (fields[name] !== undefined) copy[name] = copyOf(fields[name]);
  return copy as T;
}
