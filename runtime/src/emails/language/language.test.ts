/** What the editor completes is what the compiler takes. */
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { AUTHORS_FILTERS, AUTHORS_TAGS } from '../../stages/rendering/index.ts';
import { COMPONENTS } from './components.ts';
import { FILTER_WORDS, TAG_WORDS } from './liquid-words.ts';
import { MAIL_LANGUAGE } from './mail-language.ts';
import { variablesOf } from './variables.ts';

interface Preset { components: { componentName: string; allowedAttributes?: Record<string, string> }[]; dependencies: Record<string, (string | RegExp)[]> }
const fromMjml = createRequire(createRequire(import.meta.url).resolve('mjml/package.json'));
const loaded: { default?: Preset } & Preset = fromMjml('mjml-preset-core');
const preset = loaded.default ?? loaded;

describe('the table of components', () => {
  it('is that of the library', () => {
    for (const { componentName, allowedAttributes = {} } of preset.components) expect([componentName, COMPONENTS[componentName]?.attributes]).toEqual([componentName, allowedAttributes]);
    for (const [name, children] of Object.entries(preset.dependencies)) expect([name, COMPONENTS[name]?.children]).toEqual([name, children.filter((child) => typeof child === 'string')]);
  });

  it('explains every component and attribute in both languages', () => {
    expect(Object.keys(COMPONENTS).filter((name) => !MAIL_LANGUAGE.components.some((component) => component.name === name))).toEqual([]);
    const unexplained = MAIL_LANGUAGE.components.flatMap(({ name, attributes }) => attributes.filter(({ help, name: attribute }) => help.de === attribute).map((attribute) => `${name} ${attribute.name}`));
    expect(unexplained).toEqual([]);
  });

  it('lists the values where only some are allowed', () => {
    const button = MAIL_LANGUAGE.components.find(({ name }) => name === 'mj-button');
    expect(button?.attributes.find(({ name }) => name === 'align')?.values).toEqual(['left', 'center', 'right']);
    expect(button?.attributes.some(({ name }) => name === 'css-class')).toBe(true);
    expect(MAIL_LANGUAGE.components.some(({ name }) => name === 'mj-include')).toBe(false);
  });
});

describe('Liquid', () => {
  it('is explained to the last filter and tag', () => {
    expect(Object.keys(FILTER_WORDS).sort()).toEqual([...AUTHORS_FILTERS].sort());
    expect(AUTHORS_TAGS.filter((name) => !Object.hasOwn(TAG_WORDS, name))).toEqual([]);
  });

  it('has names for its variables in both languages', () => {
    for (const subject of ['order', 'parcel', 'line', 'contact'] as const) {
      const variables = variablesOf(subject);
      expect(variables.filter(({ path, label }) => label.de === path.replace(/^.*\[\]\./, '') || label.de.includes('.') || label.en === '').map(({ path }) => path)).toEqual([]);
      expect(new Set(variables.map(({ path }) => path)).size).toBe(variables.length);
    }
  });

  it('tells what may be absent in journeys about this subject', () => {
    const optional = (subject: Parameters<typeof variablesOf>[0], path: string) => variablesOf(subject).find((variable) => variable.path === path)?.optional;
    expect([optional('order', 'order.number'), optional('contact', 'order.number'), optional('parcel', 'parcel.status'), optional('order', 'parcel.status'), optional('order', 'contact.firstName')]).toEqual([false, true, false, true, true]);
  });
});
