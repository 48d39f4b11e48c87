/** Walking along the edges with the arrow keys. */
import { DEFINITIONS_BY_ID } from '@nachklang/nodes/definitions';
import { expect, it } from 'vitest';
import { testJourney } from '../../journey-store/test-journey.ts';
import { walk, type ArrowKey } from './walk-keys.ts';

const step = (from: string, key: ArrowKey, direction: 'down' | 'right' = 'down', cameFrom?: string) => walk(from, key, { document: testJourney(), definitions: DEFINITIONS_BY_ID, direction, hidden: new Set(), cameFrom });

it('goes along the flow, and back against it', () => {
  expect(step('start', 'ArrowDown')).toBe('wait');
  expect(step('wait', 'ArrowUp')).toBe('start');
  expect(step('start', 'ArrowUp')).toBeUndefined();
});

it('follows the flow to the right when the journey is drawn that way', () => {
  expect(step('start', 'ArrowRight', 'right')).toBe('wait');
  expect(step('wait', 'ArrowLeft', 'right')).toBe('start');
});

it('takes the first exit of a fork, and the keys across lead to its other branches', () => {
  expect(step('big', 'ArrowDown')).toBe('thanks');
  expect(step('thanks', 'ArrowRight')).toBe('end');
  expect(step('end', 'ArrowLeft')).toBe('thanks');
});

it('goes back the way one came', () => {
  expect(step('end', 'ArrowUp', 'down', 'thanks')).toBe('thanks');
  expect(step('end', 'ArrowUp', 'down', 'big')).toBe('big');
});
