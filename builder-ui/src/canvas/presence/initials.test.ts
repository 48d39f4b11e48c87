/** Letters for people. */
import { expect, it } from 'vitest';
import { initials } from './initials.ts';

it.each([['Mara Linde', 'ML'], ['Jonas', 'JO'], ['Ana María de la Cruz', 'AC'], ['', '?'], ['  öztürk  ', 'ÖZ']])('%s: %s', (name, letters) => expect(initials(name)).toBe(letters));
