/** The program under measurement, with one journey that waits a second. */
import { parseEnvironment } from '../src/config/environment.ts';
import { startServer } from '../src/server.ts';
import { readLatencies } from './latencies.ts';
import { answerQuestions, readOptions } from './measured-process.ts';
import { orderJourney, WAIT_MS } from './order-journey.ts';
import { prepareShop } from './prepare-shop.ts';

export interface ProgramOptions { dataDir: string; smtpUrl?: string }
export interface Ready { kind: 'ready'; url: string; apiKey: string; shopId: string }
export interface Progress { kind: 'progress'; handedOver: number; cpuMs: number }

/** The configuration of a measured program: a free port, warnings only. */
export function measuredConfig({ dataDir, smtpUrl }: ProgramOptions) {
  const mongodbUri = process.env['MONGODB_URI'];
  const parsed = parseEnvironment({
    DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'warn',
    ...(smtpUrl !== undefined && { SMTP_URL: smtpUrl }), ...(mongodbUri !== undefined && { MONGODB_URI: mongodbUri }),
  });
  if (parsed.kind !== 'ok') throw new Error(parsed.problems.join('\n'));
  return { ...parsed.config, secret: 'a-secret-for-measuring-only-0123456789' };
}

if (import.meta.main) {
  const running = await startServer(measuredConfig(readOptions() as ProgramOptions));
  const { db } = running.core;
  const { apiKey, shopId } = await prepareShop(db, [await orderJourney(`PT${WAIT_MS / 1_000}S`)]);
  answerQuestions({
    progress: async () => {
      const { user, system } = process.cpuUsage();
      return { handedOver: await db.collection('messages').countDocuments({ state: 'sent' }), cpuMs: (user + system) / 1_000 };
    },
    latencies: () => readLatencies(db, WAIT_MS),
  }, () => running.stop());
  process.send?.({ kind: 'ready', url: running.url ?? '', apiKey, shopId } satisfies Ready);
}
