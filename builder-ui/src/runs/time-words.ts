/** Instants of a run in words, on the wall clock of a zone: the day with its weekday, and how much later it is than the moment before. */
import { durationInWords, type Locale } from '@nachklang/nodes/sdk';

export interface TimeWords {
  /** „Donnerstag, 12. März 2026, 09:00“ */
  full(iso: string): string;
  /** „12. März, 09:00“: for a card’s corner. */
  short(iso: string): string;
  /** „3 Tage 2 Stunden“ by the calendar, so that a change of the clocks adds no hour; nothing within a minute. */
  between(from: string, to: string): string | undefined;
}

const MINUTE_MS = 60_000;

/** @param timeZone IANA name; the device's when absent */
export function createTimeWords(locale: Locale, timeZone?: string): TimeWords {
  const language = locale === 'de' ? 'de-DE' : 'en-GB';
  const zone = timeZone === undefined ? {} : { timeZone };
  const full = new Intl.DateTimeFormat(language, { ...zone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' });
  const short = new Intl.DateTimeFormat(language, { ...zone, day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
  const parts = new Intl.DateTimeFormat('en-US', { ...zone, year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', hourCycle: 'h23' });
  const wallMs = (iso: string) => {
    const { year, month, day, hour, minute } = Object.fromEntries(parts.formatToParts(new Date(iso)).map(({ type, value }) => [type, Number(value)]));
    return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute);
  };
  return {
    full: (iso) => full.format(new Date(iso)),
    short: (iso) => short.format(new Date(iso)),
    between(from, to) {
      if (Date.parse(to) - Date.parse(from) < MINUTE_MS) return undefined;
      // What the clocks say is what people count; when they were put back in between, time passed all the same.
      const minutes = Math.max(1, Math.round((wallMs(to) - wallMs(from)) / MINUTE_MS));
      return durationInWords(isoDuration(minutes), locale);
    },
  };
}

/** The two largest units: minutes do not matter after days. */
function isoDuration(minutes: number): string {
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  if (days > 0) return hours > 0 ? `P${days}DT${hours}H` : `P${days}D`;
  if (hours > 0) return rest > 0 ? `PT${hours}H${rest}M` : `PT${hours}H`;
  return `PT${rest}M`;
}
