/** Where a contact's time zone came from: what quiet hours rest on. */
import type { ContactRecord } from '../../engine/model.ts';
import { lastWord } from './stamps.ts';
import { zoneOf } from './time-zones.ts';

export type ZoneSource = 'contact' | 'address' | 'shop';

/** The same order in which the projection settles `view.timeZone`. */
export function zoneSource({ stamps, view }: ContactRecord): ZoneSource {
  if (lastWord(stamps, 'timeZone')) return 'contact';
  return zoneOf(view) === undefined ? 'shop' : 'address';
}
