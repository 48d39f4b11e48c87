/** Where the links and pictures of a rendered mail lead, with the line each comes from as far as it can be told. */
import type { CompiledEmail, RenderedEmail } from '../../stages/rendering/index.ts';
import type { Finding } from './finding.ts';
import { elementsIn, type SourceElement } from './source-tree.ts';

export interface MailTarget {
  kind: 'link' | 'picture';
  url: string;
  /** What a reader sees or hears of it. */
  text: string;
  line?: number;
}

const MOST = 200;

export function targetsOf(compiled: CompiledEmail, rendered: RenderedEmail, root: SourceElement, urlsByIndex: ReadonlyMap<number, string>): MailTarget[] {
  const lines = new Map<string, number>();
  for (const [index, line] of linesOfLinks(compiled.html, root)) {
    const url = urlsByIndex.get(index);
    if (url !== undefined && !lines.has(url)) lines.set(url, line);
  }
  for (const { attributes, line } of elementsIn(root)) {
    for (const name of ['href', 'src', 'background-url']) {
      const written = attributes.get(name);
      if (written !== undefined && !lines.has(written)) lines.set(written, line);
    }
  }
  const found: MailTarget[] = [];
  for (const target of [...linksIn(rendered.html), ...picturesIn(rendered.html)]) {
    const line = lines.get(target.url);
    if (found.length < MOST && !found.some((one) => one.kind === target.kind && one.url === target.url)) found.push(line === undefined ? target : { ...target, line });
  }
  return found;
}

/** What only shows when a recipient's values are filled in: an address that is none. */
export function targetProblems(targets: readonly MailTarget[]): Finding[] {
  return targets.filter(({ url, line }) => line === undefined && (url === '' || url === '#' || !/^(https?:|mailto:|tel:|sms:|data:)/i.test(url))).map(({ kind, text }) => ({
    code: 'link_empty', severity: 'warning', topic: 'links', field: 'mjml',
    message: kind === 'link'
      ? { de: `Mit diesen Daten führt der Link „${text}“ nirgendwohin.`, en: `With this data the link “${text}” leads nowhere.` }
      : { de: 'Mit diesen Daten fehlt einem Bild die Adresse.', en: 'With this data a picture has no address.' },
    mend: { de: 'Setze eine Bedingung um ihn: {% if … %} … {% endif %}.', en: 'Put a condition around it: {% if … %} … {% endif %}.' },
  }));
}

function linksIn(html: string): MailTarget[] {
  const shown = html.replace(/<!--[\s\S]*?-->/g, '');
  return [...shown.matchAll(/<a\b([^>]*)>([\s\S]*?)<\/a>/g)].flatMap(([, attributes = '', inside = '']) => {
    const url = attributeOf(attributes, 'href');
    if (url === undefined) return [];
    const alts = [...inside.matchAll(/<img\b([^>]*)>/g)].map(([, image = '']) => attributeOf(image, 'alt') ?? '');
    const text = `${inside.replace(/<[^>]*>/g, ' ')} ${alts.join(' ')}`.replace(/\s+/g, ' ').trim();
    return [{ kind: 'link' as const, url, text: unescaped(text).slice(0, 200) }];
  });
}

function picturesIn(html: string): MailTarget[] {
  return [...html.replace(/<!--[\s\S]*?-->/g, '').matchAll(/<img\b([^>]*)>/g)].flatMap(([, attributes = '']) => {
    const url = attributeOf(attributes, 'src');
    return url === undefined ? [] : [{ kind: 'picture' as const, url, text: attributeOf(attributes, 'alt') ?? '' }];
  });
}

/** The compiler numbers the links; the source has them in the same order for the same address. */
function linesOfLinks(compiledHtml: string, root: SourceElement): [index: number, line: number][] {
  const written = [...elementsIn(root)].flatMap(({ attributes, line }) => {
    const href = attributes.get('href');
    return href === undefined ? [] : [{ href: plainHref(href), line, taken: false }];
  });
  return [...compiledHtml.matchAll(/\{% link (\d+) %\}([\s\S]*?)\{% endlink %\}/g)].flatMap(([, index, expression = '']): [number, number][] => {
    const match = written.find((one) => !one.taken && one.href === plainHref(expression));
    if (match === undefined) return [];
    match.taken = true;
    return [[Number(index), match.line]];
  });
}

function plainHref(href: string): string {
  return unescaped(href.replace(/\s*\|\s*safe_url\s*(-?\}\})/, ' $1').replace(/\s+/g, ''));
}

function attributeOf(attributes: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(` ${attributes}`)?.[1];
  return value === undefined ? undefined : unescaped(value);
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#34': '"', '#39': "'", nbsp: ' ' };

function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#34|#39|nbsp);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}
