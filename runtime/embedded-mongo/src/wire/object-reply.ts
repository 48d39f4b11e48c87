/** Plain objects written into a reply, for answers whose speed does not matter. */

import { serialize } from 'bson';

import type { BsonWriter } from '../bson/writer.ts';
import { codeName } from './errors.ts';
import type { CommandError } from './errors.ts';

export function writeFields(reply: BsonWriter, fields: object): void {
  const bytes = Buffer.from(serialize(fields, { ignoreUndefined: true }));
  reply.copy(bytes, 4, bytes.length - 1);
}

export interface ErrorFields {
  readonly code: number;
  readonly codeName: string;
  readonly errmsg: string;
}

export const errorFields = (error: CommandError): ErrorFields => ({
  code: error.code,
  codeName: codeName(error.code),
  errmsg: error.message,
});
