/** A config for tests: nothing from the environment, nothing on disk. */
import { tmpdir } from 'node:os';
import { DEFAULT_LIMITS, type Config } from './environment.ts';

export function testConfig(overrides: Partial<Config> = {}): Config {
  return {
    host: '127.0.0.1',
    port: 0,
    baseUrl: 'http://localhost:3000',
    dataDir: tmpdir(),
    secret: 'a-secret-that-only-the-tests-know-0123456789',
    role: 'web',
    logLevel: 'silent',
    limits: DEFAULT_LIMITS,
    ...overrides,
  };
}
