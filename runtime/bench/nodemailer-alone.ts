/** The baseline over SMTP: pooled nodemailer handing over the same mail, rendered already, and nothing else. A process of its own. */
import { createTransport } from 'nodemailer';
import { answerQuestions, readOptions } from './measured-process.ts';
import { orderMailComposer, SAMPLE_ORDER } from './order-mail.ts';

export interface AloneOptions { smtpUrl: string; mails: number }
export interface AloneDone { kind: 'done'; perSecond: number; bytes: number }

/** As many as the program has under way at most, which is more than the pool holds. */
const AT_ONCE = 100;
const WARM_UP = 500;

const { smtpUrl, mails } = readOptions() as AloneOptions;
const { from, subject, html, text, headers } = (await orderMailComposer())(SAMPLE_ORDER, Date.now());
const transport = createTransport({ url: smtpUrl, pool: true, maxConnections: 8, maxMessages: 500 });

async function send(count: number): Promise<void> {
  let next = 0;
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    while (next < count) {
      const index = next++;
      await transport.sendMail({ from, to: `anna.${index}@example.com`, subject, html, text, headers, messageId: `<${index}@shop.example>` });
    }
  }));
}

answerQuestions({}, () => transport.close());
await send(WARM_UP);
const started = performance.now();
await send(mails);
process.send?.({ kind: 'done', perSecond: mails / ((performance.now() - started) / 1_000), bytes: Buffer.byteLength(html) + Buffer.byteLength(text) } satisfies AloneDone);
