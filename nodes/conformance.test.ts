/** Every node folder has the same files, is in the lists, and says everything in both languages. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFINITIONS, DEFINITIONS_BY_ID } from './definitions.ts';
import { EXECUTORS } from './executors.ts';
import { FORMS } from './forms.ts';
import { canonicalJourney } from './sdk/canonical.ts';
import type { NodeKind } from './sdk/node.ts';
import { checkNode } from './sdk/node-problems.ts';
import { readJourney } from './sdk/testing/index.ts';

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
  });

  it('has words in both languages, settings that hold and exits of its own', () => {
    expect(executor === undefined ? undefined : checkNode(executor)).toMatchObject({ kind: 'node' });
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
