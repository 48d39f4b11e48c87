/** Every finding stands at its line, and what is fine is left alone. */
import type { EmailContent, Locale } from '@nachklang/nodes/sdk';
import { describe, expect, it } from 'vitest';
import { contrastOf, laidOn, readColour, WHITE } from './colours.ts';
import { lintEmail } from './lint-email.ts';
import { lintInput } from './lint-input.ts';

const HEAD = { subject: 'Ihre Bestellung ist unterwegs', preheader: 'Hier sehen Sie, wo Ihr Paket gerade ist und was darin liegt.' };
const DARK = '<mj-head><mj-style>@media (prefers-color-scheme: dark) { }</mj-style></mj-head>';

/** `line code` of what is found in the content of a column that begins on line 2. */
function found(inside: string, more: Partial<EmailContent> = {}, locale: Locale = 'de', head = DARK): string[] {
  const mjml = `<mjml>${head}<mj-body><mj-section><mj-column>\n${inside}\n</mj-column></mj-section></mj-body></mjml>`;
  return lintEmail(lintInput({ ...HEAD, mjml, ...more }, locale, ['transactional'])).map(({ line, code, field }) => `${field === 'mjml' ? '' : `${field} `}${line ?? '-'} ${code}`);
}
const text = (html: string, attributes = '') => `<mj-text font-size="16px" ${attributes}><h1>Gruß</h1>${html}</mj-text>`;

describe('accessibility', () => {
  it('asks for the alternative text of pictures, and takes an empty one for decoration', () => {
    const image = (attributes: string) => `${text('x')}\n<mj-image src="https://shop.example/a.png" ${attributes}/>`;
    expect(found(image(''))).toEqual(['3 alt_missing']);
    expect(found(image('alt=""'))).toEqual([]);
    expect(found(image('alt="IMG_2041"'))).toEqual(['3 alt_is_file_name']);
    expect(found(text('<img src="{{ line.imageUrl }}">'))).toEqual(['2 alt_missing']);
  });

  it('wants a heading, and none left out', () => {
    expect(found('<mj-text font-size="16px">Hallo</mj-text>')).toEqual(['2 heading_missing']);
    expect(found(text('<h3>Weiter</h3>'))).toEqual(['2 heading_skipped']);
    expect(found(text('<h2>Weiter</h2>'))).toEqual([]);
  });

  it('notices a language that is not that of the version', () => {
    const mjml = (lang: string) => `<mjml lang="${lang}">${DARK}<mj-body><mj-section><mj-column>${text('x')}</mj-column></mj-section></mj-body></mjml>`;
    expect(found('', { mjml: mjml('en') })).toEqual(['1 lang_wrong']);
    expect(found('', { mjml: mjml('de-AT') })).toEqual([]);
  });

  it('finds text that is too small, wherever the size comes from', () => {
    const preset = '<mj-head><mj-style>@media (prefers-color-scheme: dark) {}</mj-style><mj-attributes><mj-text font-size="10px" /></mj-attributes></mj-head>';
    expect(found('<mj-text>\n<h1 style="font-size: 20px">A</h1> klein</mj-text>', {}, 'de', preset)).toEqual(['3 text_small']);
    expect(found(text('<span style="font-size: 9px">klein</span>'))).toEqual(['2 text_small']);
  });

  it('says when nothing is said about dark mode', () => {
    expect(found(text('x'), {}, 'de', '')).toEqual(['- dark_mode_missing']);
  });
});

describe('contrast', () => {
  it('is measured between the text and what lies behind it', () => {
    expect(found(text('hell', 'color="#999999"'))).toEqual(['2 contrast_low']);
    expect(found(text('lesbar', 'color="#595959"'))).toEqual([]);
    expect(found(text('auf Dunkel', 'color="#ffffff" container-background-color="#333"'))).toEqual([]);
    expect(found(`${text('x')}<mj-button href="https://shop.example/" background-color="#7fd1c7">Zum Shop</mj-button>`)).toEqual(['2 contrast_low']);
  });

  it('needs less for large text', () => {
    expect(found('<mj-text font-size="26px" color="#888888"><h1>Groß</h1></mj-text>')).toEqual([]);
    expect(found('<mj-text font-size="16px"><h1>A</h1>\n<span style="color: #888888">klein</span></mj-text>')).toEqual(['3 contrast_low']);
  });

  it('knows constants of Liquid, classes and presets, and is silent where a recipient decides', () => {
    const head = '<mj-head>{% assign accent = "#ffd54a" %}<mj-style>@media (prefers-color-scheme: dark) {}</mj-style><mj-attributes><mj-class name="pale" color="#bbbbbb" /></mj-attributes></mj-head>';
    expect(found(text('gelb', 'color="{{ accent }}"'), {}, 'de', head)).toEqual(['2 contrast_low']);
    expect(found(text('blass', 'mj-class="pale"'), {}, 'de', head)).toEqual(['2 contrast_low']);
    expect(found(text('wer weiß', 'color="{{ contact.attributes.colour }}"'), {}, 'de', head)).toEqual([]);
    expect(found(text('<span aria-hidden="true" style="color: #eee">☆☆</span>'))).toEqual([]);
  });

  it('follows WCAG', () => {
    const [black, grey] = [readColour('black'), readColour('#767676')];
    expect([black && contrastOf(black, WHITE), grey && contrastOf(grey, WHITE)]).toEqual([21, expect.closeTo(4.54, 2)]);
    expect(laidOn({ red: 0, green: 0, blue: 0, alpha: 0.5 }, WHITE)).toEqual({ red: 128, green: 128, blue: 128, alpha: 1 });
    expect([readColour('rgba(1, 2, 3, 0.5)'), readColour('#12345'), readColour('inherit'), readColour('#1234')?.alpha]).toEqual([{ red: 1, green: 2, blue: 3, alpha: 0.5 }, undefined, undefined, expect.closeTo(0.27, 2)]);
  });
});

describe('links', () => {
  const link = (href: string, words = 'Zum Shop') => found(text(`\n<a href="${href}" style="color: #000">${words}</a>`));

  it.each([
    ['', 'link_empty'], ['#', 'link_empty'], ['/produkte', 'link_relative'], ['www.shop.example', 'link_relative'], ['http://shop.example/', 'link_insecure'], ['https://shop example/', 'link_malformed'],
    ['javascript:alert(1)', 'link_forbidden'], ['https://bit.ly/2x', 'link_shortened'], ['https://192.168.0.1/x', 'link_to_ip'],
  ])('“%s” is %s', (href, code) => {
    expect(link(href)).toEqual([`3 ${code}`]);
  });

  it.each(['https://shop.example/a?b=1', 'mailto:hallo@shop.example', 'tel:+49401234', '{{ parcel.trackingUrl }}', 'https://shop.example/{{ order.id | url_encode }}'])('“%s” is fine', (href) => {
    expect(link(href)).toEqual([]);
  });

  it('say where they lead', () => {
    expect(link('https://shop.example/', 'hier')).toEqual(['3 link_text_vague']);
    expect(link('https://shop.example/', 'Klicken Sie hier!')).toEqual(['3 link_text_vague']);
    expect(link('https://shop.example/', '<img src="https://shop.example/a.png" alt="">')).toEqual(['3 link_text_empty']);
    expect(link('https://fraud.example/', 'https://shop.example')).toEqual(['3 link_text_differs']);
    expect(link('https://www.shop.example/x', 'shop.example')).toEqual([]);
  });

  it('of buttons lead somewhere, and pictures come over https', () => {
    expect(found(`${text('x')}\n<mj-button>Los geht es</mj-button>`)).toEqual(['3 link_missing']);
    expect(found(`${text('x')}\n<mj-image src="a.png" alt="A" />\n<mj-image src="http://shop.example/a.png" alt="A" />\n<mj-image src="data:image/png;base64,AA" alt="A" />`)).toEqual(['3 picture_relative', '4 picture_insecure', '5 picture_embedded']);
  });
});

describe('what spam filters dislike', () => {
  it('is found in subject and preheader', () => {
    const subject = (words: string) => found(text('x'), { subject: words });
    expect(subject('RE: Ihre Bestellung')).toEqual(['subject 1 subject_pretends']);
    expect(subject('JETZT ZUSCHLAGEN BEIM SALE')).toEqual(['subject 1 subject_shouts', 'subject 1 spam_phrase']);
    expect(subject('Endlich da!!')).toEqual(['subject 1 subject_exclaims']);
    expect(subject('Ein Betreff, der viel zu lang ist, weil er alles auf einmal sagen will')).toEqual(['subject 1 subject_long']);
    expect(found(text('x'), { preheader: '' })).toEqual(['preheader 1 preheader_missing']);
    expect(found(text('x'), { preheader: HEAD.subject })).toEqual(['preheader 1 preheader_repeats']);
    expect(found(text('x'), { preheader: 'Kurz.' })).toEqual(['preheader 1 preheader_short']);
  });

  it('is found in the text with its line, never inside Liquid, comments or words', () => {
    expect(found(text('\nWith us, act now\nund mehr!!'))).toEqual(['3 spam_phrase', '4 exclaims']);
    expect(found(text('<!-- act now -->{% comment %}act now{% endcomment %} contact nowhere'))).toEqual([]);
  });

  it('is code that mail programs remove, and placeholders', () => {
    expect(found(text('\n<form action="x"></form>\n<b onclick="x()">a</b>'))).toEqual(['3 element_removed', '4 element_removed']);
    expect(found(text('\nLorem ipsum dolor\n<a href="https://example.com/x" style="color:#000">Zum Shop</a>'))).toEqual(['3 placeholder_left', '4 placeholder_left']);
  });
});

it('an element that is never closed is named', () => {
  expect(found(`${text('x')}\n<mj-text font-size="16px">offen`)).toEqual(['3 element_unclosed']);
});

it('what is being typed is read as far as it goes', () => {
  for (const mjml of ['', '<', '<mjml', '<mjml><mj-body><mj-text>a', '</mj-text></x>{{', '<a href="', '{% if', '<!--']) expect(() => found('', { mjml })).not.toThrow();
});
