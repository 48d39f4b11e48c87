/** Aligning and distributing, place by place. */
import { expect, it } from 'vitest';
import { align, distribute, type Box } from './arrange.ts';

const boxes: Box[] = [
  { id: 'a', x: 0, y: 0, width: 100, height: 40 },
  { id: 'b', x: 50, y: 100, width: 60, height: 40 },
  { id: 'c', x: 200, y: 300, width: 100, height: 80 },
];

it('aligns to the outermost edge, or to the middle between them', () => {
  expect([...align(boxes, 'left').values()].map(({ x }) => x)).toEqual([0, 0, 0]);
  expect([...align(boxes, 'right').values()].map(({ x }) => x)).toEqual([200, 240, 200]);
  expect([...align(boxes, 'center').values()].map(({ x }) => x)).toEqual([100, 120, 100]);
  expect([...align(boxes, 'bottom').values()].map(({ y }) => y)).toEqual([340, 340, 300]);
});

it('keeps the other direction as it is', () => {
  expect([...align(boxes, 'left').values()].map(({ y }) => y)).toEqual([0, 100, 300]);
});

it('distributes so that every gap is the same and the outermost stay', () => {
  expect([...distribute(boxes, 'y').entries()]).toEqual([['a', { x: 0, y: 0 }], ['b', { x: 50, y: 150 }], ['c', { x: 200, y: 300 }]]);
});

it('two have nothing to distribute', () => {
  expect(distribute(boxes.slice(0, 2), 'x').size).toBe(0);
});
