/** The editor learns every node from the program, also one that the browser has never heard of. */
import { resolve } from 'node:path';
import { NODE_TYPES } from '@nachklang/nodes/executors';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../test-app.ts';
import { loadNodeTypes } from './load-nodes.ts';

const EXAMPLE = resolve(import.meta.dirname, '../../../examples/custom-node');
let test: TestApp;
let viewer: { cookie: string };
beforeAll(async () => {
  test = await startTestApp({ nodesDir: EXAMPLE }, { nodeTypes: await loadNodeTypes(EXAMPLE) });
  await test.shop('a');
  viewer = { cookie: await test.member('a', 'viewer') };
});
afterAll(() => test.close());

const describeNodes = (...nodes: object[]) => test.call('POST', '/api/v1/node-types/describe', viewer, { nodes });

describe('the list of node types', () => {
  it('holds every built-in node and those of one’s own, each with its help in both languages', async () => {
    const { items } = (await test.call('GET', '/api/v1/node-types', viewer)).json();
    expect(items).toHaveLength(NODE_TYPES.size + 1);
    for (const item of items) expect(Object.keys(item.help)).toEqual(['de', 'en']);
    expect(items.filter(({ custom }: { custom: boolean }) => custom).map(({ id }: { id: string }) => id)).toEqual(['await-points']);
  });

  it('carries what a form needs: the schema with its hints and the mark of rule groups', async () => {
    const { items } = (await test.call('GET', '/api/v1/node-types', viewer)).json();
    const found = items.find(({ id }: { id: string }) => id === 'if');
    expect(found).toMatchObject({ kind: 'condition', ports: [{ id: 'yes' }, { id: 'no' }], portsFollowSettings: false, sendsMessage: false });
    expect(found.settings.properties.rules).toMatchObject({ 'x-form': { widget: 'rules' }, '~ruleGroup': true });
    expect(items.find(({ id }: { id: string }) => id === 'switch')).toMatchObject({ portsFollowSettings: true });
  });

  it('is for those who may see journeys', async () => {
    expect((await test.call('GET', '/api/v1/node-types')).statusCode).toBe(401);
    expect((await test.call('GET', '/api/v1/node-types', { key: await test.key('a', 'events:write') })).statusCode).toBe(403);
  });
});

describe('describing nodes', () => {
  it('tells exits and words of each, in the order of the question', async () => {
    const { defaults } = NODE_TYPES.get('switch')?.definition ?? {};
    const answer = await describeNodes({ type: 'await-points', version: 1, settings: { points: 50, within: 'P10D' } }, { type: 'switch', version: 1, settings: defaults });
    const [own, cases] = answer.json().items;
    expect(own).toMatchObject({ problems: [], summary: { en: expect.stringContaining('50') } });
    expect(own.ports.length).toBeGreaterThan(1);
    expect(cases.ports.map(({ id }: { id: string }) => id)).toEqual(['case-a', 'else']);
  });

  it('names what is wrong by its place in the settings, and says nothing of the rest of the journey', async () => {
    const rules = { combinator: 'and', rules: [{ field: 'event.score', operator: '>=', value: 3 }, { field: 'no.such', operator: '=', value: 1 }] };
    const answer = await describeNodes({ type: 'delay', version: 1, settings: { duration: '3 days' } }, { type: 'if', version: 1, settings: { rules } }, { type: 'gone 🎁', version: 1, settings: {} });
    const [delay, question, gone] = answer.json().items;
    expect(delay.problems).toMatchObject([{ path: '/duration', message: { de: expect.any(String) } }]);
    expect(delay).not.toHaveProperty('ports');
    expect(question.problems).toMatchObject([{ code: 'rule_field_unknown', path: '/rules/rules/1/field' }]);
    expect(gone.problems).toMatchObject([{ code: 'node_type_unknown' }]);
  });
});
