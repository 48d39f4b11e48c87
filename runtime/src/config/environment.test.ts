/** The environment is understood, or refused with the variable's name. */
import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deriveKey } from './derive-key.ts';
import { parseEnvironment } from './environment.ts';
import { keptSecret } from './secret.ts';

function problemsOf(env: Record<string, string>): string[] {
  const parsed = parseEnvironment(env);
  return parsed.kind === 'invalid' ? parsed.problems : [];
}

describe('the environment', () => {
  it('needs nothing: every variable has a default', () => {
    const parsed = parseEnvironment({});
    expect(parsed).toMatchObject({
      kind: 'ok',
      config: { host: '127.0.0.1', port: 3000, baseUrl: 'http://localhost:3000', role: 'all', logLevel: 'info' },
    });
  });

  it('counts an empty value as absent', () => {
    expect(parseEnvironment({ SMTP_URL: '', PORT: ' ' })).toMatchObject({ kind: 'ok', config: { port: 3000 } });
  });

  it('names each variable that is wrong and says what was expected', () => {
    expect(problemsOf({ PORT: 'http', ROLE: 'boss', BASE_URL: 'https://shop.example/path' })).toEqual([
      'PORT must be a port number from 0 to 65535; it is "http".',
      'BASE_URL must be the public address without a path, such as https://mails.shop.example; it is "https://shop.example/path".',
      'ROLE must be all, web or worker; it is "boss".',
    ]);
  });

  it('names a NACHKLANG variable that nobody reads', () => {
    expect(problemsOf({ NACHKLANG_SECRETS: 'x' })).toEqual([
      'NACHKLANG_SECRETS is not a variable of Nachklang. It knows NACHKLANG_SECRET and NACHKLANG_NODES; remove or rename it.',
    ]);
  });

  it('never shows a secret in a problem', () => {
    const problems = problemsOf({ NACHKLANG_SECRET: 'short-one', SMTP_URL: 'http://user:hunter2@x' }).join('\n');
    expect(problems).toContain('NACHKLANG_SECRET');
    expect(problems).not.toContain('short-one');
    expect(problems).not.toContain('hunter2');
  });

  it('ignores the variables of others', () => {
    expect(parseEnvironment({ PATH: '/bin', npm_config_cache: 'x' }).kind).toBe('ok');
  });
});

describe('the kept secret', () => {
  it('is made once and readable by its owner only', () => {
    const dataDir = join(mkdtempSync(join(tmpdir(), 'nachklang-secret-')), 'data');
    const first = keptSecret(dataDir);
    expect(first.length).toBeGreaterThanOrEqual(32);
    expect(keptSecret(dataDir)).toBe(first);
    if (process.platform !== 'win32') expect(statSync(join(dataDir, 'secret')).mode & 0o777).toBe(0o600);
  });

  it('gives a different key to each purpose, the same each time', () => {
    expect(deriveKey('s', 'links')).toEqual(deriveKey('s', 'links'));
    expect(deriveKey('s', 'links')).not.toEqual(deriveKey('s', 'sessions'));
    expect(deriveKey('s', 'links')).toHaveLength(32);
  });
});
