/** Tests of all workspaces; `npm test` runs them before the browser tests. */
import { defineConfig } from 'vitest/config';

const reportFile = process.env.TEST_REPORTS === undefined ? undefined : `${process.env.TEST_REPORTS}/vitest.json`;

export default defineConfig({
  test: {
    include: ['{nodes,runtime,templates,examples}/**/*.test.ts', 'builder-ui/src/**/*.test.{ts,tsx}', '.scripts/**/*.test.ts'],
    // Processes, not threads: lmdb and the sandbox are native, and a crashing test must not take the others along.
    pool: 'forks',
    maxWorkers: 2,
    // Vite sets it to "/", which is no address; the configuration counts an empty value as absent.
    env: { BASE_URL: '' },
    testTimeout: 20_000,
    hookTimeout: 30_000,
    restoreMocks: true,
    unstubEnvs: true,
    reporters: reportFile === undefined ? ['default'] : ['default', ['json', { outputFile: reportFile }]],
  },
});
