/** An SMTP server that takes every mail and keeps none, as a process of its own: it shall cost little, so that the sender is what is measured. */
import { createServer, type Socket } from 'node:net';
import { answerQuestions } from './measured-process.ts';

export interface SinkReady { kind: 'ready'; url: string }
export interface SinkCount { kind: 'count'; mails: number; bytes: number }

const END_OF_MAIL = Buffer.from('\r\n.\r\n');
let mails = 0;
let bytes = 0;

function serve(socket: Socket): void {
  let data = false;
  let rest = Buffer.alloc(0);
  socket.setNoDelay(true);
  socket.on('error', () => undefined);
  socket.write('220 sink\r\n');
  socket.on('data', (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (;;) {
      const end = data ? rest.indexOf(END_OF_MAIL) : rest.indexOf('\r\n');
      if (end < 0) {
        if (data && rest.length > END_OF_MAIL.length) {
          // What cannot be part of the end any more need not be searched again.
          bytes += rest.length - END_OF_MAIL.length;
          rest = rest.subarray(-END_OF_MAIL.length);
        }
        return;
      }
      if (data) {
        mails += 1;
        bytes += end;
        data = false;
        socket.write('250 taken\r\n');
        rest = rest.subarray(end + END_OF_MAIL.length);
      } else {
        data = answer(socket, rest.toString('latin1', 0, end));
        rest = rest.subarray(end + 2);
      }
    }
  });
}

/** Whether the mail itself follows. */
function answer(socket: Socket, command: string): boolean {
  const verb = command.slice(0, 4).toUpperCase();
  if (verb === 'EHLO') socket.write('250-sink\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n');
  else if (verb === 'DATA') socket.write('354 go on\r\n');
  else if (verb === 'QUIT') socket.end('221 bye\r\n');
  else socket.write('250 ok\r\n');
  return verb === 'DATA';
}

const server = createServer(serve);
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ kind: 'ready', url: `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}` } satisfies SinkReady);
});
answerQuestions({ count: () => ({ mails, bytes }) }, () => void server.close());
