/** What the API says when it cannot do something (RFC 9457), as an error that queries and forms can show. */

export interface FieldProblem {
  /** JSON Pointer into the request, such as `/mailFrom`. */
  field: string;
  code: string;
  /** What it should hold, in words for people. */
  expected?: { de: string; en: string };
}

export class ApiProblem extends Error {
  readonly status: number;
  /** Stable; `unreachable` when there was no answer at all. */
  readonly code: string;
  readonly fields: FieldProblem[];

  constructor(status: number, code: string, detail: string, fields: FieldProblem[] = []) {
    super(detail);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = code;
    this.fields = fields;
  }
}

/** Takes the body of a failed answer, whatever it is. */
export function readProblem(status: number, body: unknown): ApiProblem {
  const code = text(body, 'code') ?? 'unexpected_answer';
  const listed = member(body, 'errors');
  const fields = (Array.isArray(listed) ? listed : [body]).flatMap((one: unknown) => {
    const field = text(one, 'field');
    const expected = localized(member(one, 'expected'));
    return field === undefined ? [] : [{ field, code: text(one, 'code') ?? code, ...(expected !== undefined && { expected }) }];
  });
  return new ApiProblem(status, code, text(body, 'detail') ?? '', fields);
}

export function unreachable(): ApiProblem {
  return new ApiProblem(0, 'unreachable', 'The server cannot be reached.');
}

function localized(value: unknown): FieldProblem['expected'] {
  const [de, en] = [text(value, 'de'), text(value, 'en')];
  return de === undefined || en === undefined ? undefined : { de, en };
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function text(value: unknown, name: string): string | undefined {
  const found = member(value, name);
  return typeof found === 'string' ? found : undefined;
}
