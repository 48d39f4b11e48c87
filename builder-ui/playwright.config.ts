/** Browser tests: against the built UI, served by the real program, which the tests start themselves (`e2e/runtime.ts`). */
import { readdirSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const reports = process.env.TEST_REPORTS;

/** Set by `npm test` when the machine has a Chromium; without it Playwright's own is used. */
const systemChromium = process.env.CHROMIUM_PATH;

const FILES = readdirSync(`${import.meta.dirname}/e2e`).filter((name) => name.endsWith('.spec.ts'));

/** These draw journeys of their own and look at nothing else of the shop: they may share one, which needs no orders. */
const DRAWING = ['canvas-edits.spec.ts', 'canvas-keyboard.spec.ts', 'canvas-mouse.spec.ts', 'first-load.spec.ts'];

/** A project for each of the others: a worker is never shared between projects, so the file has a program and a shop of its own, whatever ran before it. */
const PROJECTS = [
  { name: 'drawing', testMatch: DRAWING, use: { filled: false } },
  ...FILES.filter((name) => !DRAWING.includes(name)).map((name) => ({ name: name.replace('.spec.ts', ''), testMatch: name })),
];

export default defineConfig<object, { filled: boolean }>({
  testDir: './e2e',
  projects: PROJECTS,
  outputDir: './test-results',
  forbidOnly: process.env.CI !== undefined,
  fullyParallel: false,
  // Files run side by side.
  workers: 2,
  // A test takes seconds; a machine with other work to do may take several times as long.
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: reports === undefined ? [['list']] : [['list'], ['json', { outputFile: `${reports}/playwright.json` }]],
  use: {
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    // Recording costs every test a third of its time; where nobody can open the recording it is left out.
    trace: process.env.CI === undefined ? 'retain-on-failure' : 'off',
    launchOptions: {
      ...(systemChromium !== undefined && { executablePath: systemChromium }),
      // The sandbox needs a user of its own; containers and CI machines run as root.
      chromiumSandbox: process.getuid?.() !== 0,
      args: ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
});
