/** The colour of a journey's state. */
import type { Journey } from '../api/types.ts';
import type { Tone } from '../ui/StateMark.tsx';

export const STATE_TONES: Readonly<Record<Journey['state'], Tone>> = { draft: 'quiet', live: 'good', paused: 'warn', archived: 'quiet' };
