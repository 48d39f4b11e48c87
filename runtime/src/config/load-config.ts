/** Config of this process: `.env`, the environment and the kept secret. The only reader of `process.env`. */
import { existsSync } from 'node:fs';
import { parseEnvironment, type Config, type ConfigWithoutSecret } from './environment.ts';
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
  const { secret, ...rest } = readEnvironment(overrides);
  return { ...rest, secret: secret ?? keptSecret(rest.dataDir) };
}

/** The folder with own nodes, for commands that need nothing else: no secret is made for them. Throws {@link ConfigError}. */
export function loadNodesDir(): string | undefined {
  return readEnvironment({}).nodesDir;
}

function readEnvironment(overrides: Readonly<Record<string, string>>): ConfigWithoutSecret {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const parsed = parseEnvironment({ ...process.env, ...overrides });
  if (parsed.kind === 'invalid') throw new ConfigError(parsed.problems);
  return parsed.config;
}
