/** The log: JSON lines at the level asked for, in which errors carry no addresses of people. */
import type { FastifyServerOptions } from 'fastify';
import type { Config } from '../config/environment.ts';

export function loggerOptions({ logLevel }: Config): NonNullable<FastifyServerOptions['logger']> {
  return logLevel === 'silent' ? false : { level: logLevel, serializers: { err: describeError } };
}

/** Drivers put the values they refused into messages and extra fields: only what leads to the bug is kept. */
export function describeError(error: Error): { type: string; message: string; stack: string; code?: string | number } {
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    message: withoutAddresses(error.message),
    stack: withoutAddresses(error.stack ?? ''),
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
  };
}

function withoutAddresses(text: string): string {
  return text.replaceAll(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '<address>');
}
