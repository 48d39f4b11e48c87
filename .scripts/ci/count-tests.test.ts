/** The count at the end of CI: nothing that went wrong is left out. */
import { describe, expect, it } from 'vitest';
import { countPlaywright, countVitest, sum } from './count-tests.mjs';

const green = { numPassedTests: 3, numPendingTests: 0, numTodoTests: 0, testResults: [{ name: 'a.test.ts', status: 'passed', message: '', assertionResults: [{ status: 'passed', fullName: 'a' }] }] };

describe('the count', () => {
  it('adds the tests of both runs', () => {
    const pages = countPlaywright({ stats: { expected: 2, flaky: 0, unexpected: 0, skipped: 0 }, errors: [] });
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
    const report = { ...green, testResults: [{ name: 'c.test.ts', status: 'failed', message: '', assertionResults: [{ status: 'failed', fullName: 'c breaks' }] }] };
    expect(sum([countVitest(report)], ['tests']).failures).toEqual(['c.test.ts: c breaks']);
  });
});
