/** Every node folder has the same files, is in the lists, and says everything in both languages. */
import { readdirSync, readFileSync } from 'node:fs';
import { Type, type TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { describe, expect, it } from 'vitest';
import { DEFINITIONS, DEFINITIONS_BY_ID } from './definitions.ts';
import { EXECUTORS } from './executors.ts';
import { FORMS } from './forms.ts';
import { canonicalJourney } from './sdk/canonical.ts';
import { formHintsOf } from './sdk/form-hints.ts';
import { portsOf, type NodeKind } from './sdk/node.ts';
import { readJourney } from './sdk/testing/index.ts';
import type { Localized } from './sdk/values.ts';

const KINDS: Record<string, NodeKind> = { triggers: 'trigger', waits: 'wait', conditions: 'condition', actions: 'action' };
const FOLDERS = Object.keys(KINDS).flatMap((group) => readdirSync(new URL(group, import.meta.url)).map((id) => ({ group, id })));
const REQUIRED = ['README.md', 'definition.ts', 'example.journey.json', 'execute.ts'];

describe('the lists', () => {
  it('hold every folder, and nothing else', () => {
    const ids = FOLDERS.map(({ id }) => id).toSorted();
    expect(DEFINITIONS.map(({ id }) => id).toSorted()).toEqual(ids);
    expect(EXECUTORS.map(({ definition }) => definition.id).toSorted()).toEqual(ids);
  });

  it('name a form for each folder that has one', () => {
    const withForm = FOLDERS.filter(({ group, id }) => readdirSync(new URL(`${group}/${id}`, import.meta.url)).includes('form.tsx')).map(({ id }) => id);
    expect(FORMS.map(({ node }) => node).toSorted()).toEqual(withForm.toSorted());
  });
});

describe.each(FOLDERS)('$group/$id', ({ group, id }) => {
  const folder = new URL(`${group}/${id}/`, import.meta.url);
  const found = DEFINITIONS_BY_ID.get(id);
  if (found === undefined) throw new Error(`nodes/${group}/${id} is not in definitions.ts.`);
  const definition = found;
  const executor = EXECUTORS.find((entry) => entry.definition.id === id);

  it('has the file set', () => {
    expect(readdirSync(folder)).toEqual(expect.arrayContaining([...REQUIRED, `${id}.test.ts`]));
  });

  it('is what its folder says', () => {
    expect(definition).toMatchObject({ id, kind: KINDS[group] });
    expect(definition.version).toBeGreaterThanOrEqual(1);
    expect(definition.icon).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(executor?.trigger !== undefined).toBe(definition.kind === 'trigger');
    expect(executor?.execute !== undefined).toBe(definition.kind !== 'trigger');
    if (definition.kind === 'trigger') expect(definition.listensTo?.(definition.defaults)).not.toHaveLength(0);
    if (definition.kind === 'wait') expect(definition.pauses).toBe(true);
  });

  it('has labels, a description and a summary in both languages', () => {
    for (const text of [definition.label, definition.description]) expectBoth(text);
    const german = definition.summary(definition.defaults, 'de');
    expect(german).not.toBe('');
    expect(definition.summary(definition.defaults, 'en')).not.toBe('');
  });

  it('starts with settings that hold', () => {
    expect(Compile(definition.settings).Errors(definition.defaults)).toEqual([]);
    expect(definition.check?.(definition.defaults) ?? []).toEqual([]);
  });

  it('takes no setting that its schema does not know', () => {
    expect(Compile(definition.settings).Check({ ...Object(definition.defaults), surprise: 1 })).toBe(false);
  });

  it('names every exit and every field of its form in both languages', () => {
    const ports = portsOf(definition, definition.defaults);
    expect(new Set(ports.map((port) => port.id)).size).toBe(ports.length);
    for (const port of ports) expectBoth(port.label);
    for (const [path, schema] of fieldsOf(definition.settings)) {
      const hints = formHintsOf(schema);
      expect(hints, `${id}${path} has no form hints`).toBeDefined();
      if (hints === undefined) continue;
      expectBoth(hints.label);
      if (hints.help !== undefined) expectBoth(hints.help);
      for (const choice of Object.values(hints.choices ?? {})) expectBoth(choice);
      const values = choicesOf(schema);
      if (hints.choices !== undefined) expect(Object.keys(hints.choices).toSorted()).toEqual(values.toSorted());
    }
  });

  it('explains itself to marketers in both languages, and to authors', () => {
    const readme = readFileSync(new URL('README.md', folder), 'utf8');
    const parts = new Map(readme.split(/^## /m).slice(1).map((part) => [part.split('\n')[0], part.split('\n').slice(1).join('\n').trim()]));
    expect([...parts.keys()]).toEqual(['Deutsch', 'English', 'For authors']);
    for (const text of parts.values()) expect(text.length).toBeGreaterThan(40);
  });

  it('has an example that uses it, could be published and is in canonical form', async () => {
    const document = await readJourney(new URL('example.journey.json', folder));
    expect(document.nodes.map(({ type }) => type)).toContain(id);
    expect(readFileSync(new URL('example.journey.json', folder), 'utf8')).toBe(canonicalJourney(document));
  });
});

function expectBoth({ de, en }: Localized): void {
  expect(de.trim()).not.toBe('');
  expect(en.trim()).not.toBe('');
}

/** The properties of an object schema and of the objects in its lists, each with its path. */
function fieldsOf(schema: TSchema, path = ''): [string, TSchema][] {
  if (!Type.IsObject(schema)) return [];
  return Object.entries(schema.properties).flatMap(([key, child]): [string, TSchema][] => {
    const here = `${path}/${key}`;
    return [[here, child], ...(Type.IsArray(child) ? fieldsOf(child.items, `${here}/*`) : [])];
  });
}

/** The values a choice, or a list of choices, can take. */
function choicesOf(schema: TSchema): string[] {
  if (Type.IsArray(schema)) return choicesOf(schema.items);
  return Type.IsEnum(schema) ? schema.enum.map(String) : [];
}
