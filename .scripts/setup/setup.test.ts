/** The set-up knows when an install is stale, and says in one sentence what npm means. */
import { describe, expect, it } from 'vitest';
import { matches } from './install.mjs';
import { explainNpmFailure, npmCommand } from './npm.mjs';

describe('matches', () => {
  const lodash = { version: '4.17.21' };

  it('is content when every package is there in its version', () => {
    expect(matches({ '': {}, 'node_modules/lodash': lodash }, { 'node_modules/lodash': lodash })).toBe(true);
  });

  it('sees a missing package and another version', () => {
    expect(matches({ 'node_modules/lodash': lodash }, {})).toBe(false);
    expect(matches({ 'node_modules/lodash': lodash }, { 'node_modules/lodash': { version: '4.17.20' } })).toBe(false);
  });

  it('does not miss what this machine has no use for', () => {
    expect(matches({ 'node_modules/fsevents': { version: '2.3.3', optional: true } }, {})).toBe(true);
  });

  it('ignores workspaces, which are links', () => {
    expect(matches({ 'node_modules/@nachklang/nodes': { link: true } }, {})).toBe(true);
  });
});

describe('explainNpmFailure', () => {
  it.each([
    ['npm error code ENOTFOUND\nnpm error network request to https://registry.example.com failed', 'The npm registry cannot be reached'],
    ['npm error code ENOSPC\nnpm error ENOSPC: no space left on device, write', 'The disk is full'],
    ['npm error code EACCES', 'may not be written'],
    ['npm error code EUSAGE', 'do not agree'],
  ])('turns %j into a sentence', (output, sentence) => {
    expect(explainNpmFailure(output)).toContain(sentence);
    expect(explainNpmFailure(output).split('\n')).toHaveLength(1);
  });

  it('shows npm’s own last lines when it does not know better', () => {
    expect(explainNpmFailure('npm error something new\nnpm error A complete log of this run can be found in: /x')).toMatch(/npm says:\nnpm error something new$/);
  });
});

describe('npmCommand', () => {
  it('starts npm by name when npm did not start us', () => {
    expect(npmCommand({}).program).toMatch(/^npm(\.cmd)?$/);
  });

  it('is not fooled by another package manager', () => {
    expect(npmCommand({ npm_execpath: '/usr/lib/yarn/bin/yarn.js' }).args).toEqual([]);
  });
});
