/** How long each kind of data is kept, in days, where a shop says nothing else. */
import type { Retention } from '../engine/shop-model.ts';

export const DEFAULT_RETENTION: Retention = { mails: 180, decisions: 365, events: 1095, runs: 730, audit: 730 };
