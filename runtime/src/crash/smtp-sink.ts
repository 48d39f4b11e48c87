/** An SMTP server on loopback that keeps what it accepted: the world outside, which survives every kill. */
import { SMTPServer } from 'smtp-server';

export interface Accepted {
  messageId: string;
  to: string;
  subject: string;
  marketing: boolean;
}

export interface SmtpSink {
  url: string;
  accepted: Accepted[];
  close(): Promise<void>;
}

/** `answerAfterMs`: how long each mail waits for its answer, so that kills fall between hand-over and answer too. */
export async function startSmtpSink(answerAfterMs: () => number): Promise<SmtpSink> {
  const accepted: Accepted[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        accepted.push(readHead(Buffer.concat(chunks).toString('latin1'), session.envelope.rcptTo[0]?.address ?? ''));
        setTimeout(done, answerAfterMs());
      });
    },
  });
  // Connections break off: that is what the test does.
  server.on('error', () => undefined);
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  return { url: `smtp://127.0.0.1:${port}`, accepted, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

function readHead(mail: string, to: string): Accepted {
  const head = mail.split('\r\n\r\n')[0] ?? '';
  const header = (name: string) => new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(head)?.[1]?.trim() ?? '';
  return { messageId: header('message-id'), to, subject: header('subject'), marketing: /^list-unsubscribe:/im.test(head) };
}
