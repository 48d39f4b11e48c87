/** Browser tests: against the built UI, served by the real runtime on a store of its own. */
import { defineConfig } from '@playwright/test';

const port = 4173;
const reports = process.env.TEST_REPORTS;

/** Set by `npm test` when the machine has a Chromium; without it Playwright's own is used. */
const systemChromium = process.env.CHROMIUM_PATH;

export default defineConfig({
  testDir: './e2e',
  outputDir: './test-results',
  forbidOnly: process.env.CI !== undefined,
  fullyParallel: false,
  workers: 1,
  timeout: 60_000,
  reporter: reports === undefined ? [['list']] : [['list'], ['json', { outputFile: `${reports}/playwright.json` }]],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    trace: 'retain-on-failure',
    launchOptions: {
      ...(systemChromium !== undefined && { executablePath: systemChromium }),
      // The sandbox needs a user of its own; containers and CI machines run as root.
      chromiumSandbox: process.getuid?.() !== 0,
      args: ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
  webServer: {
    command: `node ./e2e/start-runtime.mjs ${port}`,
    url: `http://127.0.0.1:${port}/readyz`,
    timeout: 60_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
  },
});
