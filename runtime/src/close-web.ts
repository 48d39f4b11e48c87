/** Ends the web side: what was asked is answered, who has not finished asking within the grace is cut off. */
import type { FastifyInstance } from 'fastify';

/** Well below the ten seconds that container engines leave by default. */
const GRACE_MS = 4_000;

export async function closeWeb(app: FastifyInstance, graceMs = GRACE_MS): Promise<void> {
  // A connection on which nothing was asked yet, or half a request, counts as busy and would be waited for.
  const cutOff = setTimeout(() => app.server.closeAllConnections(), graceMs);
  try {
    await app.close();
  } finally {
    clearTimeout(cutOff);
  }
}
