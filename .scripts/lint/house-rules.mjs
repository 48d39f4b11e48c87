/** The rules of this house that oxlint does not know; loaded by .oxlintrc.json as the plugin "nachklang". */
import { importBoundaries } from './import-boundaries.mjs';
import { noAmbientTime } from './no-ambient-time.mjs';

export default {
  meta: { name: 'nachklang' },
  rules: { 'no-ambient-time': noAmbientTime, 'import-boundaries': importBoundaries },
};
