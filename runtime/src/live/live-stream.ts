/** The server-sent events of one open page (HTML Standard §9.2). */
import { PassThrough } from 'node:stream';
import type { LiveUpdate } from './live-bus.ts';

/** Proxies close what is silent for a minute. */
const HEARTBEAT_MS = 25_000;
/** A page for which so many bytes wait is let go: its browser comes back by itself, and everything shown is read again then. */
const MOST_WAITING = 256 * 1_024;

/** `subscribe` answers what ends the subscription; the stream ends it when it closes. */
export function liveStream(subscribe: (listener: (update: LiveUpdate) => void) => () => void): PassThrough {
  const stream = new PassThrough();
  const write = (text: string) => {
    if (stream.writableLength + stream.readableLength > MOST_WAITING) stream.destroy();
    else if (stream.writable) stream.write(text);
  };
  const unsubscribe = subscribe((update) => write(`event: ${update.topic}\ndata: ${JSON.stringify(update)}\n\n`));
  const heartbeat = setInterval(() => write(': still here\n\n'), HEARTBEAT_MS);
  stream.on('close', () => {
    unsubscribe();
    clearInterval(heartbeat);
  });
  write('retry: 3000\n\n');
  return stream;
}
