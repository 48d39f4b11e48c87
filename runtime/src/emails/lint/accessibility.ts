/** Whether everybody can read it: alternatives of pictures, headings, the language, sizes. */
import type { Finding } from './finding.ts';
import type { LintRule } from './lint-input.ts';
import { closest, elementsIn, hasLiquid, textsIn, visible, withoutLiquid, type SourceElement } from './source-tree.ts';

const PICTURES = new Set(['mj-image', 'img', 'mj-carousel-image']);
const FILE_NAME = /\.(png|jpe?g|gif|webp|svg)$|^(img|image|bild|dsc|foto|photo)[\s_-]*\d*$/i;
/** Below this, many cannot read it on a phone. */
const SMALLEST_PX = 12;

export const accessibility: LintRule = (input) => [...pictures(input), ...headings(input), ...language(input), ...sizes(input), ...darkMode(input)];

const pictures: LintRule = ({ root }) =>
  [...elementsIn(root)].filter((element) => PICTURES.has(element.name) && visible(element)).flatMap((element): Finding[] => {
    const alt = element.attributes.get('alt');
    const found = { severity: 'warning', topic: 'accessibility', field: 'mjml', line: element.line } as const;
    if (alt === undefined) {
      return [{
        ...found,
        code: 'alt_missing',
        message: { de: 'Dem Bild fehlt der Alternativtext.', en: 'The picture has no alternative text.' },
        mend: { de: 'Beschreibe es mit alt="…"; ist es nur Schmuck, schreibe alt="".', en: 'Describe it with alt="…"; if it is mere decoration, write alt="".' },
      }];
    }
    if (!FILE_NAME.test(alt.trim())) return [];
    return [{
      ...found,
      code: 'alt_is_file_name',
      message: { de: `„${alt}“ ist ein Dateiname, keine Beschreibung.`, en: `“${alt}” is a file name, not a description.` },
      mend: { de: 'Sage in wenigen Worten, was zu sehen ist.', en: 'Say in a few words what can be seen.' },
    }];
  });

const headings: LintRule = ({ root }) => {
  const found = [...elementsIn(root)].filter(({ name }) => /^h[1-6]$/.test(name));
  const [first] = found;
  if (first === undefined) {
    const text = [...elementsIn(root)].find((element) => element.name === 'mj-text' && visible(element));
    return text === undefined ? [] : [{
      code: 'heading_missing', severity: 'hint', topic: 'accessibility', field: 'mjml', line: text.line,
      message: { de: 'Die Mail hat keine Überschrift. Vorleseprogramme springen von einer zur nächsten.', en: 'The mail has no heading. Screen readers jump from one to the next.' },
      mend: { de: 'Setze die wichtigste Zeile in <h1>…</h1>.', en: 'Put the most important line into <h1>…</h1>.' },
    }];
  }
  return found.flatMap((heading, index): Finding[] => {
    const before = index === 0 ? 0 : Number(found[index - 1]?.name.slice(1));
    const level = Number(heading.name.slice(1));
    return level <= before + 1 ? [] : [{
      code: 'heading_skipped', severity: 'hint', topic: 'accessibility', field: 'mjml', line: heading.line,
      message: { de: `<h${level}> steht hier ohne ein <h${before + 1}> davor.`, en: `<h${level}> stands here without an <h${before + 1}> before it.` },
      mend: { de: `Nimm <h${before + 1}>; wie groß sie aussieht, bestimmt der Stil.`, en: `Use <h${before + 1}>; how large it looks is a matter of style.` },
    }];
  });
};

const language: LintRule = ({ root, locale }) => {
  const mjml = [...elementsIn(root)].find(({ name }) => name === 'mjml');
  const lang = mjml?.attributes.get('lang');
  if (mjml === undefined || lang === undefined || hasLiquid(lang) || lang.toLowerCase().split('-')[0] === locale) return [];
  return [{
    code: 'lang_wrong', severity: 'warning', topic: 'accessibility', field: 'mjml', line: mjml.line,
    message: { de: `lang="${lang}" passt nicht zur ${locale === 'de' ? 'deutschen' : 'englischen'} Fassung; Vorleseprogramme sprechen sie falsch aus.`, en: `lang="${lang}" does not fit the ${locale === 'de' ? 'German' : 'English'} version; screen readers mispronounce it.` },
    mend: { de: `Schreibe lang="${locale}".`, en: `Write lang="${locale}".` },
  }];
};

const sizes: LintRule = ({ root, styles }) => {
  const seen = new Set<SourceElement>();
  return [...textsIn(root)].flatMap(({ text, line, parent }): Finding[] => {
    const element = closest(parent, ({ name }) => name.startsWith('mj-'));
    const size = styles.sizeOf(parent);
    if (element === undefined || seen.has(element) || size >= SMALLEST_PX || size <= 2 || !/[\p{L}\d]/u.test(withoutLiquid(text).replace(/&\w+;/g, '')) || !visible(parent)) return [];
    seen.add(element);
    return [{
      code: 'text_small', severity: 'hint', topic: 'accessibility', field: 'mjml', line,
      message: { de: `Dieser Text ist ${size} Pixel groß, für viele zu klein.`, en: `This text is ${size} pixels large, too small for many.` },
      mend: { de: `Nimm mindestens font-size="${SMALLEST_PX}px", für Fließtext 16px.`, en: `Use at least font-size="${SMALLEST_PX}px", for running text 16px.` },
    }];
  });
};

const darkMode: LintRule = ({ content, root }) => {
  if (/prefers-color-scheme/.test(content.mjml) || ![...elementsIn(root)].some(({ name }) => name === 'mj-body')) return [];
  return [{
    code: 'dark_mode_missing', severity: 'hint', topic: 'accessibility', field: 'mjml',
    message: { de: 'Die Mail sagt nicht, wie sie im Dunkelmodus aussieht; Mailprogramme färben sie dann nach eigenem Ermessen um.', en: 'The mail does not say how it looks in dark mode; mail programs then recolour it as they see fit.' },
    mend: { de: 'Setze in <mj-style> einen Block @media (prefers-color-scheme: dark). Die Startvorlage zeigt, wie.', en: 'Put a block @media (prefers-color-scheme: dark) into <mj-style>. The starting template shows how.' },
  }];
};
