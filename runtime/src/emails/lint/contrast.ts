/** Whether text stands out from its ground: 4.5 to 1, large text 3 to 1 (WCAG 2.2 §1.4.3). */
import { contrastOf } from './colours.ts';
import type { Finding } from './finding.ts';
import type { LintRule } from './lint-input.ts';
import { closest, textsIn, visible, withoutLiquid } from './source-tree.ts';

export const contrast: LintRule = ({ root, styles }) => {
  const lines = new Set<number>();
  return [...textsIn(root)].flatMap(({ text, line, parent }): Finding[] => {
    const letters = withoutLiquid(text).replace(/&\w+;|&#\d+;/g, '');
    const printed = /\{\{/.test(text) || /[\p{L}\d]/u.test(letters);
    if (lines.has(line) || !printed || !visible(parent) || closest(parent, ({ attributes }) => attributes.get('aria-hidden') === 'true')) return [];
    const style = styles.textStyle(parent);
    if (style === undefined) return [];
    const needed = style.sizePx >= 24 || (style.bold && style.sizePx >= 18.66) ? 3 : 4.5;
    const ratio = contrastOf(style.colour, style.ground);
    if (ratio >= needed) return [];
    lines.add(line);
    const told = (locale: 'de' | 'en') => new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(Math.floor(ratio * 10) / 10);
    return [{
      code: 'contrast_low', severity: 'warning', topic: 'accessibility', field: 'mjml', line,
      message: { de: `Der Text hebt sich zu wenig vom Hintergrund ab: ${told('de')} zu 1, nötig sind ${needed === 3 ? '3' : '4,5'} zu 1.`, en: `The text stands out too little from its ground: ${told('en')} to 1, needed are ${needed} to 1.` },
      mend: { de: 'Nimm eine dunklere Schrift oder einen helleren Hintergrund (oder umgekehrt).', en: 'Use a darker text or a lighter ground (or the other way round).' },
    }];
  });
};
