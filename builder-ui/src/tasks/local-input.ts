/** Instants as the date field of a browser has them: the clock on the wall, without a zone. */

/** `2026-03-02T10:05` where the device is. */
export function toLocalInput(iso: string): string {
  const date = new Date(iso);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

export function fromLocalInput(local: string): string {
  return new Date(local).toISOString();
}
