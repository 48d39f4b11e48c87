/** How thick an edge is drawn for its traffic: a tenfold more is twice as thick, so that the small ways are still seen beside the broad. */

export function thickness(traffic: number): number {
  return traffic <= 0 ? 1 : Math.min(14, 2 + 2.6 * Math.log10(1 + traffic));
}
