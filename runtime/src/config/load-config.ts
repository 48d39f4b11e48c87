/** Config of this process: `.env`, the environment and the kept secret. The only reader of `process.env`. */
import { existsSync } from 'node:fs';
import { parseEnvironment, type Config } from './environment.ts';
import { keptSecret } from './secret.ts';

/** What was wrong with the environment, one sentence per variable. */
export class ConfigError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`The configuration is not usable:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/**
 * Reads `.env` of the working folder (variables already set win), then the environment, then `overrides` (from the command
 * line). Throws {@link ConfigError}.
 */
export function loadConfig(overrides: Readonly<Record<string, string>> = {}): Config {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const parsed = parseEnvironment({ ...process.env, ...overrides });
  if (parsed.kind === 'invalid') throw new ConfigError(parsed.problems);
  const { secret, ...rest } = parsed.config;
  return { ...rest, secret: secret ?? keptSecret(rest.dataDir) };
}
