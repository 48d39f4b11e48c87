/** Whether a name is a time zone. A wrong one would stop every run of the contact later. */

/** Asking takes long, and there are only some hundred. */
const asked = new Map<string, boolean>();
const MAX_ASKED = 2_000;

export function isTimeZone(name: string): boolean {
  const known = asked.get(name);
  if (known !== undefined) return known;
  if (asked.size >= MAX_ASKED) asked.clear();
  const valid = isValid(name);
  asked.set(name, valid);
  return valid;
}

/** Offsets such as +01:00 pass for zones with ICU, but know no summer time. */
function isValid(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
