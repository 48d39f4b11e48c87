/** CloudEvents HTTP binding, binary mode: attributes in `ce-*` headers, the data as the body (CloudEvents HTTP §3.1). */
import type { IncomingHttpHeaders } from 'node:http';

const ATTRIBUTES = ['specversion', 'id', 'source', 'type', 'time', 'subject', 'dataschema'] as const;

export function isBinaryMode(headers: IncomingHttpHeaders): boolean {
  return headers['ce-specversion'] !== undefined;
}

/** As a structured event; what is missing is for the schema to notice. */
export function fromBinaryMode(headers: IncomingHttpHeaders, data: unknown): Record<string, unknown> {
  const event: Record<string, unknown> = { data };
  for (const name of ATTRIBUTES) {
    const value = headers[`ce-${name}`];
    if (typeof value === 'string') event[name] = percentDecoded(value);
  }
  return event;
}

/** §3.1.3.2: everything beyond printable ASCII travels percent-encoded. */
function percentDecoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
