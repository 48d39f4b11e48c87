/** The web side or a worker as a process of its own, to be killed. Says `ready` over IPC; ends on SIGTERM or when its parent is gone. */
import { parseEnvironment } from '../config/environment.ts';
import { startServer } from '../server.ts';

const parsed = parseEnvironment(process.env);
if (parsed.kind !== 'ok') throw new Error(parsed.problems.join('\n'));
const running = await startServer({ ...parsed.config, secret: 'a-secret-that-only-the-tests-know-0123456789' }, { timing: { leaseMs: 5_000, claimMs: 8_000 } });

let stopping: Promise<void> | undefined;
const stop = () => {
  stopping ??= running.stop().then(() => process.exit(0));
};
process.on('SIGTERM', stop);
process.on('disconnect', stop);
process.send?.('ready');
