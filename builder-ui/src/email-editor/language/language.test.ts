/** At every place the right things are offered and explained. */
import { describe, expect, it } from 'vitest';
import type { EmailVariable, MailLanguage } from '../../api/types.ts';
import { completionsAt, type MailWords } from './completions.ts';
import { hoverAt } from './hover.ts';
import { contextAt, namesAt } from './mail-context.ts';

const help = (text: string) => ({ de: `${text}-de`, en: `${text}-en` });
const language: MailLanguage = {
  components: [
    { name: 'mjml', children: ['mj-head', 'mj-body'], attributes: [], help: help('mjml') },
    { name: 'mj-head', children: ['mj-attributes'], attributes: [], help: help('head') },
    { name: 'mj-body', children: ['mj-section'], attributes: [], help: help('body') },
    { name: 'mj-section', children: ['mj-column'], attributes: [], help: help('section') },
    { name: 'mj-column', children: ['mj-text', 'mj-image', 'mj-button'], attributes: [], help: help('column') },
    { name: 'mj-text', children: [], attributes: [{ name: 'align', form: 'enum(left,right)', values: ['left', 'right'], help: help('align') }, { name: 'color', form: 'color', help: help('color') }, { name: 'mj-class', form: 'string', help: help('class') }], help: help('text') },
    { name: 'mj-image', children: [], attributes: [], help: help('image') },
    { name: 'mj-button', children: [], attributes: [{ name: 'href', form: 'string', help: help('href') }], help: help('button') },
  ],
  filters: [{ name: 'money', help: help('money') }, { name: 'default', insert: ': "$1"', help: help('default') }],
  tags: [{ name: 'if', insert: 'if ${1:x} %}$0{% endif', help: help('if') }, { name: 'else', help: help('else') }],
};
const variable = (path: string, more: Partial<EmailVariable> = {}): EmailVariable => ({ path, kind: 'value', optional: false, label: help(path), ...more });
const variables = [
  variable('order', { kind: 'object' }), variable('order.total', { filter: 'money', sample: '49,90 €' }), variable('contact.firstName', { optional: true }), variable('order.lines', { kind: 'list' }),
  variable('order.lines[].title', { sample: 'Kanne' }), variable('parcel.trackingUrl', { optional: true }), variable('order.parcels', { kind: 'list' }), variable('order.parcels[].lineIds', { kind: 'list' }),
];
const words: MailWords = { language, variables, locale: 'de' };

/** `|` marks the place. */
const at = (marked: string): [string, number] => [marked.replace('¦', ''), marked.indexOf('¦')];
const labels = (marked: string) => completionsAt(...at(marked), words).map(({ label }) => label);
const inserts = (marked: string) => completionsAt(...at(marked), words).map(({ insert }) => insert);

describe('elements', () => {
  it('are those that may stand here', () => {
    expect(labels('<¦')).toEqual(['mjml']);
    expect(labels('<mjml><mj-body><mj-section><mj-column><mj-¦')).toEqual(['mj-text', 'mj-image', 'mj-button']);
    expect(labels('<mjml><mj-body><mj-section><mj-column><mj-text>a</mj-text></mj-column><¦')).toEqual(['mj-column']);
    expect(labels('<mj-column><mj-text>{% if a < b %}<¦')).toEqual([]);
  });

  it('come whole, with what they are of no use without', () => {
    expect(inserts('<mj-column><¦')).toEqual(['mj-text>$0</mj-text>', 'mj-image src="$1" alt="$2" $0/>', 'mj-button href="$1">$0</mj-button>']);
  });

  it('are closed by their end tag', () => {
    expect(inserts('<mj-column><mj-text>a</¦')).toEqual(['mj-text>']);
    expect(inserts('<mj-column><mj-text>a</¦>')).toEqual(['mj-text']);
    expect(inserts('<mj-column><mj-image src="a" /></¦')).toEqual(['mj-column>']);
  });
});

describe('attributes', () => {
  it('are those of the component, without those it has', () => {
    expect(labels('<mj-text ¦')).toEqual(['align', 'color', 'mj-class']);
    expect(labels('<mj-text align="left" c¦')).toEqual(['color', 'mj-class']);
    expect(labels('<mj-text title="{{ "a" }}" ¦>')).toEqual(['align', 'color', 'mj-class']);
    expect(labels('<mj-text align=¦')).toEqual([]);
  });

  it('take the values they allow, colours of the mail, names of classes and links', () => {
    expect(labels('<mj-text align="¦"')).toEqual(['left', 'right']);
    expect(labels('<mj-body background-color="#123456"><mj-text color="¦')).toContain('#123456');
    expect(labels('<mj-class name="soft" color="#000000" /><mj-text mj-class="¦"')).toEqual(['soft']);
    expect(labels('<mj-button href="¦"')).toEqual(['{{ parcel.trackingUrl }}']);
  });
});

describe('Liquid', () => {
  it('offers variables with what they hold, printed as one wants them', () => {
    expect(labels('<mj-text>{{ ¦ }}')).toEqual(['order', 'order.total', 'contact.firstName', 'order.lines', 'parcel.trackingUrl', 'order.parcels']);
    expect(completionsAt(...at('{{ order.t¦ }}'), words).find(({ label }) => label === 'order.total')).toMatchObject({ insert: 'order.total | money', detail: '49,90 €', help: 'order.total-de', from: 3 });
    expect(inserts('{{ ¦')).toContain('contact.firstName | default: "$1"');
    expect(inserts('{{ ¦ | upcase }}')).toContain('contact.firstName');
    expect(inserts('{% if ¦ %}')).toContain('contact.firstName');
  });

  it('knows the items of loops, and forgets them at the end', () => {
    expect(labels('{% for line in order.lines %}{{ line.¦')).toContain('line.title');
    expect(labels('{% for line in order.lines %}{% endfor %}{{ line.¦')).not.toContain('line.title');
    expect(labels('{% assign x = 1 %}{% for line in order.lines %}{% endfor %}{{ ¦')).not.toContain('line.title');
    expect([...namesAt('{% for parcel in order.parcels %}{% for id in parcel.lineIds %}', 100)]).toEqual([['parcel', 'order.parcels[]'], ['id', 'order.parcels[].lineIds[]']]);
  });

  it('offers filters after a bar and tags at the beginning', () => {
    expect(inserts('{{ order.total | ¦')).toEqual(['money', 'default: "$1"']);
    expect(inserts('{% ¦')).toEqual(['if ${1:x} %}$0{% endif %}', 'else %}', 'endif %}']);
    expect(inserts('{% e¦ %}')).toEqual(['if ${1:x} %}$0{% endif', 'else', 'endif']);
    expect(labels('{{ "text ¦')).toEqual([]);
  });
});

describe('help', () => {
  const hover = (marked: string) => hoverAt(...at(marked), words);

  it('explains elements, attributes, variables, filters and tags', () => {
    expect(hover('<mj-te¦xt align="left">')).toMatchObject({ title: '<mj-text>', lines: ['text-de'], from: 1, to: 8 });
    expect(hover('<mj-text al¦ign="left">')).toMatchObject({ title: 'align', lines: ['align-de', '`enum(left,right)`'] });
    expect(hover('</mj-te¦xt>')).toMatchObject({ title: '<mj-text>' });
    expect(hover('{{ order.to¦tal | money }}')).toMatchObject({ lines: ['order.total-de', 'Hier: 49,90 €'] });
    expect(hover('{% for line in order.lines %}{{ line.ti¦tle }}')).toMatchObject({ title: 'line.title', lines: ['order.lines[].title-de', 'Hier: Kanne'] });
    expect(hover('{{ order.total | mon¦ey }}')).toMatchObject({ lines: ['money-de'] });
    expect(hover('{% end¦if %}')).toMatchObject({ lines: ['if-de'] });
    expect(hover('<mj-text>Wo¦rt</mj-text>')).toBeUndefined();
  });
});

it('any place of any text has a context', () => {
  const source = '<mjml><mj-body a="{{ x | y: "z" }}" b=\'c\'>{% if a %}</x>{{ "}}" }}<!-- < --><a <b';
  for (let offset = 0; offset <= source.length; offset += 1) expect(contextAt(source, offset).kind).toBeTypeOf('string');
});
