/** The one rule for passwords: length beats signs (NIST SP 800-63B §3.1.1.2). The runtime holds everybody to the same. */
export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 128;

/** How many are still missing. Counted as the runtime does, in UTF-16 units. */
export function missingSigns(password: string): number {
  return Math.max(0, PASSWORD_MIN - password.length);
}
