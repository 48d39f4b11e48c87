/** Tests of all workspaces; `npm test` runs them before the browser tests. */
import { configDefaults, defineConfig } from 'vitest/config';

const reportFile = process.env.TEST_REPORTS === undefined ? undefined : `${process.env.TEST_REPORTS}/vitest.json`;

/** Set the environment, kill processes, have threads or native code of their own, or take up minutes: a process each. */
const APART = ['runtime/src/{cli,crash,demo,proof,scheduling,simulation}/**/*.test.ts', 'runtime/embedded-mongo/**/*.test.ts', 'examples/**/*.test.ts', '.scripts/**/*.test.ts'];

const PATIENCE_MS = 120_000;

export default defineConfig({
  test: {
    // Processes, not threads: lmdb and the sandbox are native, and a crashing test must not take the others along.
    pool: 'forks',
    maxWorkers: 2,
    // Vite sets it to "/", which is no address; the configuration counts an empty value as absent.
    env: { BASE_URL: '' },
    // Against hanging for ever only: how fast the machine is, and what else it does, decides nothing. Less than a test of seconds needs on a slow one would.
    testTimeout: PATIENCE_MS,
    hookTimeout: PATIENCE_MS,
    expect: { poll: { timeout: PATIENCE_MS / 2 } },
    restoreMocks: true,
    unstubEnvs: true,
    reporters: reportFile === undefined ? ['default'] : ['default', ['json', { outputFile: reportFile }]],
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['{nodes,runtime,templates}/**/*.test.ts', 'builder-ui/src/**/*.test.{ts,tsx}'],
          exclude: [...configDefaults.exclude, ...APART],
          // Most of their time was loading the same modules again for each file (docs/decisions/0078-test-files-share-their-modules.md).
          isolate: false,
        },
      },
      { extends: true, test: { name: 'apart', include: APART } },
    ],
  },
});
