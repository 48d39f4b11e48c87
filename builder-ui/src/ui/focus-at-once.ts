/**
 * As the `ref` of a field that opens because somebody asked to write there: it has the keyboard when it is on the page, not a moment
 * later, so that whoever types on loses no letter to what lies behind.
 */
export function focusAtOnce(field: HTMLElement | null): void {
  field?.focus({ preventScroll: true });
}
