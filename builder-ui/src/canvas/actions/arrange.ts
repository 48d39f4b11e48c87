/** Aligning and distributing: where the chosen boxes go. Pure; the canvas knows how big they are. */

export interface Box { id: string; x: number; y: number; width: number; height: number }
export type Alignment = 'left' | 'center' | 'right' | 'top' | 'middle' | 'bottom';

type Places = Map<string, { x: number; y: number }>;

export function align(boxes: readonly Box[], how: Alignment): Places {
  const left = Math.min(...boxes.map(({ x }) => x));
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  const top = Math.min(...boxes.map(({ y }) => y));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  const place: Record<Alignment, (box: Box) => { x: number; y: number }> = {
    left: ({ y }) => ({ x: left, y }),
    center: ({ y, width }) => ({ x: (left + right - width) / 2, y }),
    right: ({ y, width }) => ({ x: right - width, y }),
    top: ({ x }) => ({ x, y: top }),
    middle: ({ x, height }) => ({ x, y: (top + bottom - height) / 2 }),
    bottom: ({ x, height }) => ({ x, y: bottom - height }),
  };
  return new Map(boxes.map((box) => [box.id, place[how](box)]));
}

/** The outermost stay; between them every gap becomes the same. */
export function distribute(boxes: readonly Box[], axis: 'x' | 'y'): Places {
  const size = axis === 'x' ? 'width' : 'height';
  const inOrder = boxes.toSorted((a, b) => a[axis] - b[axis]);
  const first = inOrder[0];
  const last = inOrder.at(-1);
  if (first === undefined || last === undefined || inOrder.length < 3) return new Map();
  const free = last[axis] + last[size] - first[axis] - inOrder.reduce((sum, box) => sum + box[size], 0);
  const gap = free / (inOrder.length - 1);
  const places: Places = new Map();
  let at = first[axis];
  for (const { id, x, y, [size]: length } of inOrder) {
    places.set(id, axis === 'x' ? { x: at, y } : { x, y: at });
    at += length + gap;
  }
  return places;
}
