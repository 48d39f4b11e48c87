/** Elements that are opened and never closed: MJML swallows what follows without a word. */
import type { Finding } from './finding.ts';
import type { LintRule } from './lint-input.ts';
import { elementsIn } from './source-tree.ts';

export const structure: LintRule = ({ root }) =>
  [...elementsIn(root)].filter(({ name, closed }) => !closed && name.startsWith('mj')).map(({ name, line }): Finding => ({
    code: 'element_unclosed', severity: 'warning', topic: 'content', field: 'mjml', line,
    message: { de: `<${name}> wird nicht geschlossen; was danach kommt, kann verschwinden.`, en: `<${name}> is never closed; what follows may disappear.` },
    mend: { de: `Setze </${name}> an sein Ende.`, en: `Put </${name}> at its end.` },
  }));
