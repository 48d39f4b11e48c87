/** Entry of a simulation's thread: what the command line keeps compiled is not compiled again here. */
import { enableCompileCache } from 'node:module';
import { workerData } from 'node:worker_threads';
import type { ThreadData } from './shard.ts';

const { compileCache }: ThreadData = workerData;
// Before the modules are loaded; threads do not share it by themselves.
if (compileCache !== undefined) enableCompileCache(compileCache);
await import('./shard.ts');
