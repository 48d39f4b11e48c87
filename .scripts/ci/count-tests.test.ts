/** The count at the end of CI: nothing that went wrong is left out. */
import { describe, expect, it } from 'vitest';
import { countPlaywright, countVitest, sum } from './count-tests.mjs';

const green = { numPassedTests: 3, numPendingTests: 0, numTodoTests: 0, testResults: [{ name: 'a.test.ts', status: 'passed', message: '', assertionResults: [{ status: 'passed', fullName: 'a' }] }] };

describe('the count', () => {
  it('adds the tests of both runs', () => {
    const pages = countPlaywright({ stats: { expected: 2, flaky: 0, unexpected: 0, skipped: 0 }, errors: [], suites: [] });
    expect(sum([countVitest(green), pages], [])).toEqual({ passed: 5, skipped: 0, failures: [] });
  });

  it('counts a file that did not load', () => {
    const report = { ...green, testResults: [{ name: 'b.test.ts', status: 'failed', message: 'SyntaxError', assertionResults: [] }] };
    expect(countVitest(report).failures).toEqual(['b.test.ts: SyntaxError']);
  });

  it('counts a failed check, and a test run that failed without a failing test', () => {
    expect(sum([countVitest(green)], ['tests', 'lint']).failures).toEqual(['step "tests" failed, see above', 'step "lint" failed, see above']);
  });

  it('does not count a failing test twice', () => {
    const report = { ...green, testResults: [{ name: 'c.test.ts', status: 'failed', message: '', assertionResults: [{ status: 'failed', fullName: 'c breaks', failureMessages: [] }] }] };
    expect(sum([countVitest(report)], ['tests']).failures).toEqual(['c.test.ts: c breaks']);
  });

  it('says what was wrong, without colours, and not without end', () => {
    const failureMessages = ['\u001B[31mexpected 1\u001B[39m', ...Array.from({ length: 100 }, () => 'at a line')];
    const report = { ...green, testResults: [{ name: 'd.test.ts', status: 'failed', message: '', assertionResults: [{ status: 'failed', fullName: 'd', failureMessages }] }] };
    const lines = countVitest(report).failures.join('\n').split('\n');
    expect(lines.slice(0, 2)).toEqual(['d.test.ts: d', '    expected 1']);
    expect(lines.length).toBeLessThan(50);
  });

  it('names each browser test that failed, however deep', () => {
    const spec = (title: string, ok: boolean) => ({ title, ok, file: 'e.spec.ts', line: 7, tests: [{ results: ok ? [{ errors: [] }] : [{ errors: [{ message: 'no such button' }] }] }] });
    const suites = [{ specs: [spec('works', true)], suites: [{ specs: [spec('breaks', false)] }] }];
    const { failures } = countPlaywright({ stats: { expected: 1, flaky: 0, unexpected: 1, skipped: 0 }, errors: [], suites });
    expect(failures).toEqual(['e.spec.ts:7 breaks\n    no such button']);
  });
});
