/** One client: cuts the byte stream into messages and sends answers back. */

import type { Socket } from 'node:net';

import { MalformedBson } from '../bson/raw.ts';
import { MAX_MESSAGE_BYTES, readMessage } from './message.ts';
import type { Command } from './message.ts';

export type CommandHandler = (command: Command, answer: (reply: Buffer) => void) => void;

/** Destroys the socket when what comes in is not the protocol. */
export function serveConnection(socket: Socket, handle: CommandHandler): void {
  /** The message being received, its full length, and how much of it is there. */
  let message: Buffer = Buffer.alloc(0);
  let received = 0;
  let header: Buffer = Buffer.alloc(0);
  const answers: Buffer[] = [];

  const flush = (): void => {
    const replies = answers.splice(0);
    if (socket.destroyed || replies.length === 0) return;
    if (replies.length === 1 && replies[0] !== undefined) socket.write(replies[0]);
    else socket.write(Buffer.concat(replies));
  };
  const answer = (reply: Buffer): void => {
    // Answers of one turn go out together.
    if (answers.push(reply) === 1) queueMicrotask(flush);
  };
  const dispatch = (whole: Buffer): void => handle(readMessage(whole), answer);

  const take = (chunk: Buffer): void => {
    let rest = header.length > 0 ? Buffer.concat([header, chunk]) : chunk;
    header = Buffer.alloc(0);
    while (rest.length > 0) {
      if (message.length > 0) {
        const part = rest.subarray(0, message.length - received);
        part.copy(message, received);
        received += part.length;
        rest = rest.subarray(part.length);
        if (received < message.length) return;
        const whole = message;
        message = Buffer.alloc(0);
        dispatch(whole);
        continue;
      }
      if (rest.length < 4) {
        header = rest;
        return;
      }
      const size = rest.readInt32LE(0);
      if (size < 16 || size > MAX_MESSAGE_BYTES) throw new MalformedBson(`message length ${size}`);
      if (rest.length >= size) {
        dispatch(rest.subarray(0, size));
        rest = rest.subarray(size);
        continue;
      }
      message = Buffer.allocUnsafeSlow(size);
      received = 0;
    }
  };

  socket.on('data', (chunk: Buffer) => {
    try {
      take(chunk);
    } catch (error) {
      socket.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  });
  socket.on('error', () => socket.destroy());
}
