/** Endings with parts that fail. */
import { describe, expect, it } from 'vitest';
import { everyPart, everyStep } from './every-step.ts';

const fails = (why: string) => async () => {
  throw new Error(why);
};

describe('of an ending', () => {
  it('every step is taken in turn, also after one that fails, which is told afterwards', async () => {
    const taken: string[] = [];
    const ending = everyStep(async () => void taken.push('first'), fails('the second'), async () => void taken.push('third'));
    await expect(ending).rejects.toThrow('the second');
    expect(taken).toEqual(['first', 'third']);
  });

  it('every part is waited for, also beside one that fails', async () => {
    let done = false;
    const slow = Promise.resolve().then(() => undefined).then(() => (done = true));
    await expect(everyPart(fails('the first')(), undefined, slow)).rejects.toThrow('the first');
    expect(done).toBe(true);
  });

  it('everything that failed is told', async () => {
    const told = await everyStep(fails('one'), fails('two')).catch((error: unknown) => error);
    expect(told).toMatchObject({ errors: [{ message: 'one' }, { message: 'two' }] });
  });
});
