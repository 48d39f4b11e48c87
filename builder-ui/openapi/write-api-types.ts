/**
 * `npm run api`: writes `src/api/schema.d.ts` from the runtime's own description of its API. With `--check` it writes nothing and
 * fails when the file is stale.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString, COMMENT_HEADER } from 'openapi-typescript';
import { NODE_TYPES } from '../../nodes/executors.ts';
import { parseEnvironment } from '../../runtime/src/config/environment.ts';
import { openCore } from '../../runtime/src/core.ts';
import { createWebApp } from '../../runtime/src/server.ts';

const TARGET = fileURLToPath(new URL('../src/api/schema.d.ts', import.meta.url));

const wanted = COMMENT_HEADER + astToString(await openapiTS(await describeApi()));
if (!process.argv.includes('--check')) {
  writeFileSync(TARGET, wanted);
} else if (readFileSync(TARGET, 'utf8') !== wanted) {
  console.error('builder-ui/src/api/schema.d.ts is not what the API is now. Run "npm run api -w builder-ui" and commit the file.');
  process.exitCode = 1;
}

/** The served document, of a program that never listens, on a store that is thrown away. */
async function describeApi(): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'nachklang-api-'));
  try {
    const parsed = parseEnvironment({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' });
    if (parsed.kind === 'invalid') throw new Error(parsed.problems.join(' '));
    const core = await openCore({ ...parsed.config, secret: 'of no use outside this program'.padEnd(40, '.') }, NODE_TYPES);
    const app = await createWebApp(core);
    const { body } = await app.inject('/api/v1/openapi.json');
    await app.close();
    await core.close();
    return body;
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
