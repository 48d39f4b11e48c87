/**
 * The words that schemas are written with (`Type.Object` …) are a sixth of TypeBox. What checks values drags all of it along, and as modules
 * are never divided, whoever writes a schema would load what checks it. So the two parts get a copy of their own, each of only what it
 * uses. Schemas are plain objects: it does not matter which copy made them.
 */
import type { Plugin } from 'vite';

const COPY = '?words';

export function schemaWordsApart(): Plugin {
  return {
    name: 'nachklang:schema-words-apart',
    apply: 'build',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      const written = source === 'typebox' || (importer?.endsWith(COPY) === true && source.startsWith('.'));
      if (!written) return null;
      const found = await this.resolve(source, importer?.replace(COPY, ''), { ...options, skipSelf: true });
      return found === null ? null : { ...found, id: `${found.id}${COPY}` };
    },
  };
}
