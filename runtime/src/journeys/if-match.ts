/** Writes of a draft say which revision they were made from: `If-Match: "12"`, as the `ETag` of the journey gave it (RFC 9110 §13.1.1). */
import { Problem } from '../plugins/problem.ts';

export function etagOf(revision: number): string {
  return `"${revision}"`;
}

/** Throws a {@link Problem} when the header is missing or is no revision. */
export function requiredRevision(header: string | undefined): number {
  const revision = Number(/^"(\d{1,9})"$/.exec(header?.trim() ?? '')?.[1] ?? NaN);
  if (Number.isNaN(revision)) {
    throw new Problem({ status: 428, code: 'if_match_required', detail: 'Say which revision you changed: send the ETag of the journey you read as If-Match, for example If-Match: "12".' });
  }
  return revision;
}

export function staleRevision(current: { revision: number; savedAt: number; savedBy: string }): Problem {
  return new Problem({
    status: 412,
    code: 'stale_revision',
    detail: `Somebody saved this journey in the meantime. Read it again (it is at revision ${current.revision} now), take over your changes and save again.`,
    extra: { currentRevision: current.revision, savedAt: new Date(current.savedAt).toISOString(), savedBy: current.savedBy },
  });
}
