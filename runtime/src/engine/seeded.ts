/** Numbers that look random and are always the same for the same words: FNV-1a, finished as in MurmurHash3. */

/** 32-bit hash of the parts, which are kept apart by a separator. */
export function hash32(...parts: string[]): number {
  let hash = 0x811c9dc5;
  for (const part of parts) {
    for (let index = 0; index < part.length; index += 1) {
      hash = Math.imul(hash ^ part.charCodeAt(index), 0x01000193);
    }
    hash = Math.imul(hash ^ 0x1f, 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Uniform in [0, 1). */
export function seeded(...parts: string[]): number {
  return hash32(...parts) / 0x1_0000_0000;
}
