/** How every error of the API looks (RFC 9457): a stable code, the field, and a sentence that says what to do. */
import { Localized } from '@nachklang/nodes/sdk';
import { Type, type Static } from 'typebox';

export const FieldProblem = Type.Object(
  {
    field: Type.String({ description: 'JSON Pointer (RFC 6901) into the part of the request named by `in`' }),
    in: Type.Optional(Type.Enum(['body', 'query', 'path', 'headers'])),
    code: Type.String(),
    detail: Type.String(),
    expected: Type.Optional(Type.With(Localized, { description: 'What the field should hold, for people, in both languages; absent where it is missing or unknown' })),
  },
  { additionalProperties: false },
);
export type FieldProblem = Static<typeof FieldProblem>;

export const ProblemBody = Type.Object(
  {
    type: Type.String(),
    status: Type.Integer(),
    code: Type.String({ description: 'Stable: programs may rely on it' }),
    detail: Type.String({ description: 'What is wrong and what to do about it' }),
    field: Type.Optional(Type.String()),
    errors: Type.Optional(Type.Array(FieldProblem)),
    requestId: Type.Optional(Type.String()),
  },
  { additionalProperties: true },
);
export type ProblemBody = Static<typeof ProblemBody>;

export interface ProblemDetails {
  status: number;
  code: string;
  detail: string;
  field?: string;
  errors?: FieldProblem[];
  /** Further members of the answer, for example the current revision. */
  extra?: Record<string, unknown>;
}

/** Thrown by a route to answer with a problem; anything else that is thrown is a bug and answers 500. */
export class Problem extends Error {
  readonly details: ProblemDetails;
  constructor(details: ProblemDetails) {
    super(details.detail);
    this.name = 'Problem';
    this.details = details;
  }
}

/** 404, also for records of another shop: a stranger must not learn that they exist. */
export function notFound(what: string): Problem {
  const code = `${what.toLowerCase().replaceAll(' ', '_')}_not_found`;
  return new Problem({ status: 404, code, detail: `There is no such ${what.toLowerCase()} in this shop. Check the id, and that you are signed in to the right shop.` });
}

export function conflict(code: string, detail: string, extra?: Record<string, unknown>): Problem {
  return new Problem({ status: 409, code, detail, ...(extra !== undefined && { extra }) });
}

export function problemBody(details: ProblemDetails, requestId: string): ProblemBody {
  const { extra, ...rest } = details;
  return { type: `https://nachklang.dev/problems/${details.code}`, ...rest, ...extra, requestId };
}
