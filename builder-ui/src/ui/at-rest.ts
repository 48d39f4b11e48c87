/** When the page has been painted and has nothing better to do. */

/** Busy pages are not left waiting for ever. */
const AT_LATEST_MS = 1_000;

/** Runs `act` once, then; returns what calls it off. */
export function whenAtRest(act: () => void): () => void {
  // Safari has no idle time to give away: there, a moment after the next painting.
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(act, 200);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(act, { timeout: AT_LATEST_MS });
  return () => cancelIdleCallback(handle);
}
