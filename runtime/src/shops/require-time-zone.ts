/** Refuses zone names that the calendar does not know: they pass the schema as text. */
import { invalidRequest } from '../plugins/validation.ts';

export function requireTimeZone(timeZone: string | undefined, field: string): void {
  if (timeZone === undefined) return;
  if (isTimeZone(timeZone)) return;
  const detail = `${field.slice(1).replaceAll('/', '.')} is not a time zone. Use an IANA name such as Europe/Berlin.`;
  throw invalidRequest([{ field, in: 'body', code: 'unknown_time_zone', detail, expected: { de: 'eine Zeitzone wie Europe/Berlin', en: 'a time zone such as Europe/Berlin' } }]);
}

function isTimeZone(timeZone: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
