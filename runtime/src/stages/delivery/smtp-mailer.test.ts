/** Against a real SMTP server on this machine. */
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import type { OutgoingMail } from '../../ports/mailer.ts';
import { SmtpMailer } from './smtp-mailer.ts';

let server: SMTPServer | undefined;
let mailer: SmtpMailer | undefined;
const received: { recipients: string[]; mail: ParsedMail }[] = [];

afterEach(async () => {
  await mailer?.close();
  await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
  server = mailer = undefined;
  received.length = 0;
});

async function connect(options: SMTPServerOptions = {}, query = ''): Promise<SmtpMailer> {
  const listening = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS'], logger: false,
    onData: async (stream, session, done) => {
      const mail = await simpleParser(stream);
      received.push({ recipients: session.envelope.rcptTo.map(({ address }) => address), mail });
      done(null);
    },
    ...options,
  });
  server = listening;
  listening.on('error', () => undefined);
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  return (mailer = new SmtpMailer(`smtp://127.0.0.1:${portOf(listening)}${query}`));
}

function portOf(listening: SMTPServer | undefined): number {
  const address = listening?.server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function mail(change: Partial<OutgoingMail> = {}): OutgoingMail {
  const id = change.id ?? 'm1';
  return {
    id, shopId: 'shop', contactId: 'anna', from: 'Töpferei "Grün" <hallo@shop.example>', to: 'anna@example.com', subject: 'Grüße – heute',
    html: '<p>Schöne Grüße</p>', text: 'Schöne Grüße', messageId: `<${id}@shop.example>`,
    headers: { 'List-Unsubscribe': '<https://shop.example/p/u/x>', 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click', 'Auto-Submitted': 'auto-generated' },
    meta: { journeyId: 'j', nodeId: 'n', class: 'marketing', locale: 'de', createdAt: 0 }, ...change,
  };
}
const fail = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode });

describe('over SMTP', () => {
  it.each([
    ['Kontor: Klang (Berlin) <hallo@shop.example>', 'Kontor: Klang (Berlin)'],
    ['Müller, Söhne & Co <hallo@shop.example>', 'Müller, Söhne & Co'],
    ['"Kontor" <hallo@shop.example>', 'Kontor'],
    ['hallo@shop.example', ''],
  ])('the sender %s keeps its whole name', async (from, name) => {
    await (await connect()).send([mail({ from })]);
    expect(received[0]?.mail.from?.value).toEqual([{ name, address: 'hallo@shop.example' }]);
  });

  it('a mail arrives with both parts, its id and its headers', async () => {
    const [answer] = await (await connect()).send([mail()]);
    expect(answer).toMatchObject({ kind: 'accepted', providerId: expect.stringContaining('250') });
    expect(received[0]?.recipients).toEqual(['anna@example.com']);
    expect(received[0]?.mail).toMatchObject({ subject: 'Grüße – heute', messageId: '<m1@shop.example>', text: expect.stringMatching(/^Schöne Grüße\s*$/) });
    expect(received[0]?.mail.html).toContain('<p>Schöne Grüße</p>');
    const lines = received[0]?.mail.headerLines.map(({ line }) => line) ?? [];
    expect(lines).toContain('List-Unsubscribe: <https://shop.example/p/u/x>');
    expect(lines).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  });

  it('many mails share a few connections', async () => {
    let connections = 0;
    const smtp = await connect({ onConnect: (_session, done) => done((connections += 1) > 99 ? fail(421, 'no') : null) }, '?maxConnections=3');
    const answers = await smtp.send(Array.from({ length: 60 }, (_, index) => mail({ id: `m${index}` })));
    expect(answers.every((answer) => answer.kind === 'accepted')).toBe(true);
    expect(new Set(received.map((one) => one.mail.messageId)).size).toBe(60);
    expect(connections).toBe(3);
  });

  it('each mail gets its own answer', async () => {
    const smtp = await connect({
      onRcptTo: ({ address }, _session, done) =>
        done(address.startsWith('gone') ? fail(550, '5.1.1 no such user') : address.startsWith('busy') ? fail(450, '4.2.1 try later') : null),
    });
    const answers = await smtp.send([mail({ id: 'a', to: 'gone@example.com' }), mail({ id: 'b', to: 'busy@example.com' }), mail({ id: 'c' })]);
    expect(answers).toMatchObject([{ kind: 'rejected', bounced: true }, { kind: 'retry' }, { kind: 'accepted' }]);
    expect(received).toHaveLength(1);
  });

  it('a body that is refused is final, and says nothing about the address', async () => {
    const smtp = await connect({ onData: (stream, _session, done) => void stream.resume().on('end', () => done(fail(554, '5.7.1 looks like spam'))) });
    expect(await smtp.send([mail()])).toMatchObject([{ kind: 'rejected', bounced: false }]);
  });

  it('an address with a comma stays one recipient', async () => {
    const [answer] = await (await connect()).send([mail({ to: 'anna@example.com, all@example.com' })]);
    expect(received.flatMap((one) => one.recipients)).not.toContain('all@example.com');
    expect(answer?.kind === 'accepted' ? received[0]?.recipients.length : 0).toBeLessThanOrEqual(1);
  });

  it('no server means try again', async () => {
    await connect();
    const port = portOf(server);
    await new Promise<void>((resolve) => server?.close(() => resolve()));
    server = undefined;
    mailer = new SmtpMailer(`smtp://127.0.0.1:${port}`);
    expect(await mailer.send([mail()])).toMatchObject([{ kind: 'retry' }]);
  });

  it('stopped, it finishes what leaves, and gives back what waits for a connection', async () => {
    const greeted = Promise.withResolvers<() => void>();
    const smtp = await connect({ onConnect: (_session, done) => greeted.resolve(() => done(null)) }, '?maxConnections=1');
    const sending = smtp.send([mail(), mail({ id: 'm2' }), mail({ id: 'm3' })]);
    const greet = await greeted.promise;
    smtp.stop();
    greet();
    expect((await sending).map(({ kind }) => kind)).toEqual(['accepted', 'not_begun', 'not_begun']);
    expect(received.map(({ mail: { messageId } }) => messageId)).toEqual(['<m1@shop.example>']);
  });

  it('a connection that breaks while the body leaves means nobody knows', async () => {
    const smtp = await connect({
      onData: (stream) => {
        stream.resume().on('end', () => {
          for (const connection of server?.connections ?? []) connection.close();
        });
      },
    });
    expect(await smtp.send([mail()])).toMatchObject([{ kind: 'unknown' }]);
  });
});
