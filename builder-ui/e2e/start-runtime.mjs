/** Starts the runtime for the browser tests: an empty store in a fresh folder, removed afterwards. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const port = process.argv[2] ?? '4173';
const dataDir = mkdtempSync(join(tmpdir(), 'nachklang-e2e-'));
const cli = fileURLToPath(new URL('../../runtime/src/cli/nachklang.ts', import.meta.url));

const runtime = spawn(process.execPath, [cli, 'start', '--no-demo'], {
  stdio: 'inherit',
  env: { ...process.env, PORT: port, BASE_URL: `http://127.0.0.1:${port}`, DATA_DIR: dataDir, LOG_LEVEL: 'warn', MONGODB_URI: '' },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => runtime.kill(signal));
runtime.on('exit', (code) => {
  rmSync(dataDir, { recursive: true, force: true });
  process.exit(code ?? 1);
});
