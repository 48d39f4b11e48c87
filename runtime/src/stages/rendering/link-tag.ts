/** `{% link 3 %}…{% endlink %}`: put around each link at compile time, so that per recipient only a counted address is filled in. Not for authors. */
import { Tag, type Context, type Emitter, type Liquid, type Parser, type TagToken, type Template, type TopLevelToken } from 'liquidjs';

/** Gives the counted address of a link, or leaves it as it is. */
export type LinkFor = (index: number, url: string) => string;

/** Where a context carries the {@link LinkFor}. */
export const LINK_FOR = Symbol('link-for');

export class LinkTag extends Tag {
  readonly index: number;
  readonly templates: Template[] = [];

  constructor(token: TagToken, remainTokens: TopLevelToken[], liquid: Liquid, parser: Parser) {
    super(token, remainTokens, liquid);
    this.index = Number(token.args);
    const stream = parser
      .parseStream(remainTokens)
      .on('tag:endlink', () => stream.stop())
      .on('template', (template: Template) => this.templates.push(template))
      .on('end', () => {
        throw new Error(`tag ${token.getText()} not closed`);
      });
    stream.start();
  }

  override *render(context: Context, emitter: Emitter): Generator<unknown, void, string> {
    const href = yield this.liquid.renderer.renderTemplates(this.templates, context);
    emitter.write(countedHref(Reflect.get(context.globals, LINK_FOR), this.index, href));
  }
}

/** An attribute value in, an attribute value out. Only web links are counted. */
export function countedHref(linkFor: LinkFor | undefined, index: number, href: string): string {
  if (linkFor === undefined || !/^https?:\/\//i.test(href)) return href;
  // What we hand out is URL-safe: it needs no escaping.
  return linkFor(index, unescapeHtml(href));
}

function unescapeHtml(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#34|#39);/g, (entity) => UNESCAPES[entity] ?? entity);
}

const UNESCAPES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#34;': '"', '&#39;': "'" };
