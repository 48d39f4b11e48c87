/** Where the store listens. Socket paths are limited to about 107 bytes (macOS: 103). */

import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MOST_BYTES = 100;

/** `dataDir` must be absolute, so that the same folder always has the same socket. */
export function socketPath(dataDir: string, platform: NodeJS.Platform = process.platform): string {
  const short = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  if (platform === 'win32') return `\\\\.\\pipe\\nachklang-${short}`;
  const near = join(dataDir, 'store', 'store.sock');
  return Buffer.byteLength(near) <= MOST_BYTES ? near : join(tmpdir(), `nachklang-${short}.sock`);
}
