/**
 * Adds up what the test runs reported: `count-tests.mjs <folder of reports> [names of failed steps]`.
 * Says of each failure what was wrong, because the output above is long and often cut.
 * The last line is "N passed, M failed"; the exit code is 1 unless M is 0.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

const LINES_OF_A_FAILURE = 40;

/** A report that is missing or broken is a failure of its own: a run that crashed must not count as green. */
function readReport(folder, name, count) {
  try {
    return count(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')));
  } catch (error) {
    return { passed: 0, failures: [`${name}: no usable report (${error.message})`], skipped: 0 };
  }
}

export function countVitest(report) {
  const failures = report.testResults.flatMap((file) => {
    const tests = file.assertionResults.filter(({ status }) => status === 'failed').map(({ fullName, failureMessages }) => told(`${file.name}: ${fullName}`, failureMessages));
    // A file that does not even load has no tests to fail.
    return tests.length === 0 && file.status === 'failed' ? [`${file.name}: ${file.message || 'did not run'}`] : tests;
  });
  return { passed: report.numPassedTests, failures, skipped: report.numPendingTests + report.numTodoTests };
}

export function countPlaywright({ stats, errors, suites }) {
  const failures = [...suites.flatMap(specsOf).filter(({ ok }) => !ok).map(toldSpec), ...errors.map(({ message }) => told('playwright', [message]))];
  return { passed: stats.expected + stats.flaky, failures, skipped: stats.skipped };
}

function specsOf({ specs, suites = [] }) {
  return [...specs, ...suites.flatMap(specsOf)];
}

function toldSpec({ file, line, title, tests }) {
  return told(`${file}:${line} ${title}`, tests.flatMap(({ results }) => results).flatMap(({ errors }) => errors.map(({ message }) => message)));
}

/** The name of what failed, and under it what was wrong, without colours. */
function told(name, messages) {
  const lines = messages.flatMap((message) => stripVTControlCharacters(message ?? '').split('\n'));
  return [name, ...lines.slice(0, LINES_OF_A_FAILURE).map((line) => `    ${line}`)].join('\n');
}

/** A failed step that no failed test explains (lint, types, a crash) counts as one failure. */
export function sum(counts, failedSteps) {
  const failures = counts.flatMap((count) => count.failures);
  const unexplained = failedSteps.filter((step) => step !== 'tests' || failures.length === 0);
  return {
    passed: counts.reduce((all, count) => all + count.passed, 0),
    skipped: counts.reduce((all, count) => all + count.skipped, 0),
    failures: [...failures, ...unexplained.map((step) => `step "${step}" failed, see above`)],
  };
}

function main([folder, ...failedSteps]) {
  const counts = [readReport(folder, 'vitest', countVitest), readReport(folder, 'playwright', countPlaywright)];
  const { passed, skipped, failures } = sum(counts, failedSteps);
  for (const failure of failures) console.log(`✗ ${failure}`);
  if (skipped > 0) console.log(`${skipped} skipped`);
  console.log(`${passed} passed, ${failures.length} failed`);
  return failures.length > 0 ? 1 : 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = main(process.argv.slice(2));
