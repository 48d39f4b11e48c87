/** A failure is told twice: as a code with its data, and as the sentence that follows from them. */
import { expect, it } from 'vitest';
import { FAILURE_CODES, failed } from './failure.ts';

it('names in its sentence what it is about', () => {
  expect(failed('node_threw', { node: 'n1', type: 'tag', error: 'oops' })).toEqual({
    error: 'node n1 (tag) threw: oops', failure: { code: 'node_threw', data: { node: 'n1', type: 'tag', error: 'oops' } },
  });
});

it('needs no data where there is nothing to name', () => {
  expect(failed('contact_erased')).toEqual({ error: 'The contact was erased.', failure: { code: 'contact_erased' } });
});

it('never says a blank as undefined', () => {
  for (const code of FAILURE_CODES) expect(failed(code).error).not.toContain('undefined');
});
