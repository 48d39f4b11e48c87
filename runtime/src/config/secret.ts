/** The secret of an installation: made once, kept in the data folder, readable by its owner only. */
import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The kept secret, made when there is none. Several processes may start at once: they end up with the same one. */
export function keptSecret(dataDir: string): string {
  const path = join(dataDir, 'secret');
  const found = read(path);
  if (found !== undefined) return found;
  mkdirSync(dataDir, { recursive: true });
  const fresh = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(fresh, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flush: true });
  try {
    // A link fails when the target exists and appears with its content: no process ever sees half a secret.
    linkSync(fresh, path);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    rmSync(fresh, { force: true });
  }
  const kept = read(path);
  if (kept === undefined) throw new Error(`The secret in ${path} could not be kept.`);
  return kept;
}

function read(path: string): string | undefined {
  try {
    const secret = readFileSync(path, 'utf8').trim();
    if (secret.length < 32) throw new Error(`${path} is damaged: it must hold at least 32 characters. Restore it, or remove it to sign everybody out and void all links in mails already sent.`);
    return secret;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
