/** What the database could not keep, found before it costs the events beside it. */

const MAX_DEPTH = 40;

/** A sentence that says what is wrong, if something is. */
export function unstorable(value: unknown, depth = 0): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth > MAX_DEPTH) return `The data is nested more than ${MAX_DEPTH} levels deep; send it flatter.`;
  if (Array.isArray(value)) {
    for (const item of value) {
      const problem = unstorable(item, depth + 1);
      if (problem !== undefined) return problem;
    }
    return undefined;
  }
  for (const [name, item] of Object.entries(value)) {
    if (name === '__proto__' || name.includes('\0')) return `A field must not be called ${JSON.stringify(name)}; rename it.`;
    const problem = unstorable(item, depth + 1);
    if (problem !== undefined) return problem;
  }
  return undefined;
}
