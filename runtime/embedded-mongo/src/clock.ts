/** The store's only source of time: TTL sweeps, `$currentDate`, cursor timeouts, uptime. */

export const now = (): number => Date.now();
