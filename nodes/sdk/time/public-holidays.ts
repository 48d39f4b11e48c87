/** Public holidays of a country and its states, by date-holidays, loaded when the first business day is counted. */
import { createRequire } from 'node:module';
import type Holidays from 'date-holidays';
import type { CivilDate } from './local-time.ts';

type HolidaysClass = typeof Holidays;

const CACHE_LIMIT = 2000;
const byPlaceAndYear = new Map<string, ReadonlySet<string>>();
let loaded: HolidaysClass | undefined;

/** Whether shops and parcel services rest on this date. A country nobody knows has no holidays; an unknown state only the country's. */
export function isPublicHoliday(date: CivilDate, country: string, state?: string): boolean {
  return holidaysOf(date.year, country, state).has(key(date));
}

function holidaysOf(year: number, country: string, state: string | undefined): ReadonlySet<string> {
  const place = `${country}-${state ?? ''}-${year}`;
  let days = byPlaceAndYear.get(place);
  if (days === undefined) {
    if (byPlaceAndYear.size >= CACHE_LIMIT) byPlaceAndYear.clear();
    byPlaceAndYear.set(place, (days = compute(year, country, state)));
  }
  return days;
}

function compute(year: number, country: string, state: string | undefined): ReadonlySet<string> {
  const HolidaysOf = load();
  const found = state === undefined ? new HolidaysOf(country) : new HolidaysOf(country, state);
  const days = new Set<string>();
  for (const holiday of found.getHolidays(year, 'en')) {
    // `date` is local to the place, for example "2026-05-01 00:00:00"; half days such as Christmas Eve are other types.
    if (holiday.type === 'public') days.add(holiday.date.slice(0, 10));
  }
  return days;
}

function load(): HolidaysClass {
  // Asked for by require because nodes are synchronous and the library costs 150 ms and 13 MB to load: most processes never need it.
  if (loaded === undefined) {
    const required: unknown = createRequire(import.meta.url)('date-holidays');
    loaded = isHolidaysClass(required) ? required : undefined;
    if (loaded === undefined) throw new Error('date-holidays does not export its class any more.');
  }
  return loaded;
}

function isHolidaysClass(value: unknown): value is HolidaysClass {
  return typeof value === 'function';
}

function key({ year, month, day }: CivilDate): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
