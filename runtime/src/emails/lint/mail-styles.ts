/** Which colours and sizes a text of an e-mail has, as MJML will give them: its attributes, classes and defaults, then inline styles. */
import { laidOn, readColour, WHITE, type Colour } from './colours.ts';
import { constantsIn, elementsIn, settled, type SourceElement } from './source-tree.ts';

/** What MJML itself presumes. */
const DEFAULTS: Record<string, Record<string, string>> = {
  'mj-text': { color: '#000000', 'font-size': '13px' },
  'mj-table': { color: '#000000', 'font-size': '13px' },
  'mj-button': { color: '#ffffff', 'font-size': '13px', 'background-color': '#414141', 'inner-padding': '10px 25px' },
  'mj-hero': { 'background-color': '#ffffff' },
  'mj-navbar-link': { color: '#000000', 'font-size': '13px' },
  'mj-social-element': { color: '#000000', 'font-size': '13px' },
  'mj-accordion-title': { 'font-size': '13px' },
  'mj-accordion-text': { 'font-size': '13px' },
};
/** From the inside out. */
const GROUNDS = ['inner-background-color', 'background-color', 'bgcolor', 'container-background-color'] as const;
/** What browsers presume for headings in `mj-text`. */
const HEADINGS: Record<string, number> = { h1: 2, h2: 1.5, h3: 1.17 };

export interface TextStyle { colour: Colour; ground: Colour; sizePx: number; bold: boolean }

export class MailStyles {
  readonly #constants: ReadonlyMap<string, string>;
  /** Of `mj-attributes`: by element, `mj-all` and classes with a dot. */
  readonly #rules = new Map<string, ReadonlyMap<string, string>>();

  constructor(source: string, root: SourceElement) {
    this.#constants = constantsIn(source);
    for (const { name, attributes, parent } of elementsIn(root)) {
      if (parent?.name === 'mj-attributes') this.#rules.set(name === 'mj-class' ? `.${attributes.get('name') ?? ''}` : name, attributes);
    }
  }

  /** As MJML resolves it: the element's own, its classes, its kind, all kinds, the default. Undefined when it is absent or depends on the recipient. */
  valueOf(element: SourceElement, attribute: string): string | undefined {
    const classes = (element.attributes.get('mj-class') ?? '').split(/\s+/).filter(Boolean);
    const isMjml = element.name.startsWith('mj-');
    const found =
      element.attributes.get(attribute) ??
      classes.map((name) => this.#rules.get(`.${name}`)?.get(attribute)).findLast((value) => value !== undefined) ??
      (isMjml ? (this.#rules.get(element.name)?.get(attribute) ?? this.#rules.get('mj-all')?.get(attribute)) : undefined) ??
      DEFAULTS[element.name]?.[attribute];
    return settled(found, this.#constants);
  }

  /** Undefined where a picture, a rule of `mj-style` or a recipient's value decides. */
  textStyle(element: SourceElement): TextStyle | undefined {
    const ground = this.#groundOf(element);
    const colour = this.#colourOf(element);
    if (ground === undefined || colour === undefined) return undefined;
    return { colour, ground, sizePx: this.sizeOf(element), bold: this.#isBold(element) };
  }

  /** In pixels. */
  sizeOf(element: SourceElement | undefined): number {
    if (element === undefined) return 13;
    const written = this.#style(element, 'font-size') ?? this.valueOf(element, 'font-size');
    const pixels = /^([\d.]+)px$/.exec(written ?? '')?.[1];
    if (pixels !== undefined) return Number(pixels);
    return this.sizeOf(element.parent) * (HEADINGS[element.name] ?? 1);
  }

  #isBold(element: SourceElement | undefined): boolean {
    if (element === undefined) return false;
    const weight = this.#style(element, 'font-weight') ?? this.valueOf(element, 'font-weight');
    if (weight !== undefined) return weight === 'bold' || Number(weight) >= 700;
    return ['b', 'strong', 'th', 'h1', 'h2', 'h3', 'h4'].includes(element.name) || this.#isBold(element.parent);
  }

  #colourOf(element: SourceElement | undefined): Colour | undefined {
    if (element === undefined) return undefined;
    const written = this.#style(element, 'color') ?? element.attributes.get('color') ?? this.valueOf(element, 'color');
    if (written !== undefined) return readColour(settled(written, this.#constants));
    // Programs colour links as they like.
    return element.name === 'a' ? undefined : this.#colourOf(element.parent);
  }

  #groundOf(element: SourceElement): Colour | undefined {
    const layers: Colour[] = [];
    for (let at: SourceElement | undefined = element; at !== undefined; at = at.parent) {
      if (this.valueOf(at, 'background-url') !== undefined || this.#style(at, 'background-image') !== undefined || at.attributes.has('background')) return undefined;
      const element = at;
      const written = [this.#style(at, 'background-color') ?? this.#style(at, 'background'), ...GROUNDS.map((name) => element.attributes.get(name) ?? this.valueOf(element, name))];
      for (const value of written) {
        if (value === undefined) continue;
        const layer = readColour(settled(value, this.#constants));
        if (layer === undefined) return undefined;
        layers.push(layer);
      }
      if (layers.some(({ alpha }) => alpha === 1)) break;
    }
    return layers.reduceRight((ground, layer) => laidOn(layer, ground), WHITE);
  }

  #style(element: SourceElement, property: string): string | undefined {
    const style = element.attributes.get('style');
    if (style === undefined) return undefined;
    const found = style.split(';').map((one) => one.split(':')).findLast(([name]) => name?.trim().toLowerCase() === property);
    return found?.slice(1).join(':').replace('!important', '').trim();
  }
}
