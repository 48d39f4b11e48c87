/** Whether somebody typed the number of an order, as it is or as people type: `1001` for `#1001`, `kk-1008` for `KK-1008`. */
export function isOrderNumber(typed: string, number: string | undefined): boolean {
  return number !== undefined && plain(typed) === plain(number);
}

const plain = (number: string): string => number.trim().replace(/^#/, '').toLowerCase();
