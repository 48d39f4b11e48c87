/** Commands on the store: they share the one of a running Nachklang, and start it when nobody does. */
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { TEMPLATES_DIR } from '../journeys/load-template.ts';
import { FakeClock } from '../ports/clock.ts';
import { createShop } from '../shops/shop-repository.ts';
import { MailboxMailer } from '../stages/delivery/index.ts';
import { openDatabase, type Database } from '../store/open-database.ts';
import { runCommandLine } from './command-line.ts';
import { testTerminal } from './test-terminal.ts';

const clock = new FakeClock('2026-05-04T10:00:00Z');
let folder: string;
let running: Database;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli-'));
  running = await openDatabase({ dataDir: folder });
  await createShop(running.db, clock, { id: 'teehaus', name: 'Teehaus', country: 'DE', locale: 'de', mailFrom: 'Teehaus <hello@shop.example>' });
});
afterAll(async () => {
  await running.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  vi.stubEnv('DATA_DIR', folder);
  vi.stubEnv('MONGODB_URI', '');
});

async function nachklang(...args: string[]) {
  const terminal = testTerminal();
  return { code: await runCommandLine(args, terminal), printed: terminal.printed.join('\n'), noted: terminal.noted.join('\n') };
}

describe('import and export', () => {
  it('takes a journey in and gives the same file back', async () => {
    const imported = await nachklang('import', join(TEMPLATES_DIR, 'dispatched'));
    expect(imported.code).toBe(0);
    const id = imported.printed.split(' → ')[1] ?? '';
    const exported = await nachklang('export', '--out', join(folder, 'journeys'));
    expect(exported.code).toBe(0);
    const [file] = await readdir(join(folder, 'journeys'));
    const before = await readFile(join(folder, 'journeys', file ?? ''), 'utf8');

    expect((await nachklang('import', join(folder, 'journeys', file ?? ''), '--replace', id)).code).toBe(0);
    expect((await nachklang('export', id)).printed).toBe(before.trimEnd());
  });

  it('says when there is no such journey', async () => {
    expect(await nachklang('export', 'nothing')).toMatchObject({ code: 1, noted: 'There is no journey nothing.' });
    expect(await nachklang('import', join(TEMPLATES_DIR, 'dispatched'), '--replace', 'nothing')).toMatchObject({ code: 3, noted: 'There is no journey nothing.' });
  });
});

describe('mailbox', () => {
  it('lists, shows and writes a mail', async () => {
    await new MailboxMailer(running.db).send([
      {
        id: 'm1', shopId: 'teehaus', contactId: 'c1', from: 'Teehaus <hello@shop.example>', to: 'anna@example.com', subject: 'Ihr Paket ist unterwegs',
        html: '<p>Hallo</p>', text: 'Hallo', messageId: '<m1@shop.example>', headers: {},
        meta: { journeyId: 'j1', nodeId: 'n1', class: 'transactional', locale: 'de', createdAt: clock.now() },
      },
    ]);
    expect((await nachklang('mailbox')).printed).toContain('anna@example.com  Ihr Paket ist unterwegs');
    expect((await nachklang('mailbox', 'list', '--to', 'nobody@example.com')).printed).toBe('No mails.');
    expect((await nachklang('mailbox', 'show', 'm1')).printed).toContain('Subject: Ihr Paket ist unterwegs');
    const { printed } = await nachklang('mailbox', 'html', 'm1');
    expect(await readFile(fileURLToPath(printed), 'utf8')).toBe('<p>Hallo</p>');
  });

  it('ends with 1 when there is no such mail', async () => {
    expect(await nachklang('mailbox', 'show', 'nothing')).toMatchObject({ code: 1, noted: 'There is no mail nothing.' });
  });
});

describe('db', () => {
  it('counts what the running store holds', async () => {
    expect((await nachklang('db', 'info')).printed).toMatch(/in use by a running Nachklang\)[\s\S]*shops +1/);
  });

  it('tells the address of the running store instead of serving it twice', async () => {
    expect(await nachklang('db', 'serve')).toMatchObject({ code: 0, printed: running.uri });
  });

  it('starts the store for one command when nobody runs it', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'cli-'));
    vi.stubEnv('DATA_DIR', empty);
    expect((await nachklang('db', 'info')).code).toBe(0);
    expect(await nachklang('mailbox')).toMatchObject({ code: 3, noted: expect.stringContaining('There is no shop yet.') });
    await rm(empty, { recursive: true });
  });
});

describe('worker', () => {
  it('refuses to run on a database nobody else uses', async () => {
    vi.stubEnv('DATA_DIR', join(folder, 'unused'));
    expect(await nachklang('worker')).toMatchObject({ code: 3, noted: expect.stringContaining('set MONGODB_URI') });
  });
});
