/** The edge under a point of the window, also when a card or a hand lies over it. */

export function edgeAt(x: number, y: number): string | undefined {
  for (const element of document.elementsFromPoint(x, y)) {
    const edge = element.closest<HTMLElement | SVGElement>('.react-flow__edge')?.dataset.id ?? element.closest<HTMLElement>('[data-edge]')?.dataset.edge;
    if (edge !== undefined) return edge;
  }
  return undefined;
}
