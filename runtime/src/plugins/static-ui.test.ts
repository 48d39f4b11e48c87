/** The built UI is served, and its own paths lead to its page. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { installErrors } from './errors.ts';
import { installStaticUi } from './static-ui.ts';

let dir: string;
let app: FastifyInstance;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'nachklang-ui-'));
  await mkdir(join(dir, 'dist/assets'), { recursive: true });
  await writeFile(join(dir, 'dist/index.html'), '<!doctype html><title>Nachklang</title>');
  await writeFile(join(dir, 'dist/editor.html'), '<!doctype html><title>Nachklang</title><link rel="modulepreload" href="/assets/editor-abc.js">');
  await writeFile(join(dir, 'dist/assets/index-abc.js'), 'export {}');
  await writeFile(join(dir, 'secret.txt'), 'not for you');
  app = Fastify();
  installErrors(app);
  await installStaticUi(app, join(dir, 'dist'));
});
afterAll(async () => {
  await app.close();
  await rm(dir, { recursive: true });
});

it('files with a hash in their name are kept for ever, the page is asked for each time', async () => {
  const file = await app.inject('/assets/index-abc.js');
  expect([file.statusCode, file.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
  const page = await app.inject('/');
  expect([page.body, page.headers['cache-control']]).toEqual(['<!doctype html><title>Nachklang</title>', 'public, max-age=0']);
});

it('a path of the UI leads to its page, one of the API does not', async () => {
  expect((await app.inject('/people/42?tab=mails')).body).toContain('<title>Nachklang</title>');
  for (const path of ['/api/v1/nothing', '/hooks/x', '/p/x']) expect((await app.inject(path)).json()).toMatchObject({ status: 404 });
});

it('the editor of a journey has a page that names what it needs', async () => {
  const pages = await Promise.all(['/journeys/42?panel=node', '/journeys/42/', '/journeys/templates', '/journeys', '/journeys/templates/welcome'].map((path) => app.inject(path)));
  expect(pages.map(({ body }) => body.includes('editor-abc.js'))).toEqual([true, true, false, false, false]);
});

it('nothing outside the folder is served', async () => {
  for (const path of ['/../secret.txt', '/..%2fsecret.txt', '/assets/../../secret.txt', '/%2e%2e/secret.txt', '//etc/passwd.txt']) {
    expect([path, (await app.inject(path)).body.includes('not for you')]).toEqual([path, false]);
  }
});

it('without a built UI the front says that the program runs', async () => {
  const bare = Fastify();
  expect(await installStaticUi(bare, join(dir, 'nowhere'))).toBe(false);
  expect((await bare.inject('/')).body).toContain('is running');
  await bare.close();
});
