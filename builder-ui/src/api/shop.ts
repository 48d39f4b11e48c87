/**
 * The shop this page works in. Every call names it, so that a page that is still open in one shop never writes into another one that
 * was chosen in a second tab meanwhile.
 */
let current: string | undefined;

export function workIn(shopId: string): void {
  current = shopId;
}

export function workingShop(): string | undefined {
  return current;
}

/** For addresses that cannot carry a header: frames, downloads, event streams. */
export function inShop(path: string): string {
  return current === undefined ? path : `${path}${path.includes('?') ? '&' : '?'}shop=${encodeURIComponent(current)}`;
}
