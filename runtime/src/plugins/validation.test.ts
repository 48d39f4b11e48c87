/** What a refused request costs. */
import { compiledSchema, schemaErrors } from '@nachklang/nodes/sdk';
import Fastify from 'fastify';
import { Type } from 'typebox';
import { expect, it } from 'vitest';
import { installValidation } from './validation.ts';

it('a request that does not fit is searched for errors once, for the sentences and for what was expected', async () => {
  let looked = 0;
  const never = Type.Refine(Type.Unknown(), () => {
    looked += 1;
    return false;
  });
  const schema = Type.Object({ list: Type.Array(never) });
  const body = { list: [1, 2, 3] };
  compiledSchema(schema).Check(body);
  schemaErrors(schema, body);
  const once = looked;
  expect(once).toBeGreaterThan(0);

  const app = Fastify();
  installValidation(app);
  app.post('/list', { schema: { body: schema } }, async () => 'fine');
  looked = 0;
  expect((await app.inject({ method: 'POST', url: '/list', payload: body })).statusCode).toBe(400);
  expect(looked).toBe(once);
  await app.close();
});
