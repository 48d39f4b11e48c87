/** How long each kind of data is kept, in days, where a shop says nothing else. */
import type { Retention } from '../engine/shop-model.ts';

/**
 * A declaration of withdrawal and its receipt are business letters: six years from the end of their year (§ 257 Abs. 1 Nr. 2 and 3, Abs. 4 and 5 HGB,
 * § 147 Abs. 1 Nr. 2 and 3, Abs. 3 and 4 AO), so seven years from whatever day they are of.
 */
export const DEFAULT_RETENTION: Retention = { mails: 180, decisions: 365, events: 1095, runs: 730, audit: 730, withdrawals: 2557 };
