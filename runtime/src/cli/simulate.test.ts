/** `nachklang simulate`: events from a file through a template, on a virtual clock. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TEMPLATES_DIR } from '../journeys/load-template.ts';
import { runCommandLine } from './command-line.ts';
import { testTerminal } from './test-terminal.ts';

const contact = { email: 'anna@example.com', locale: 'en' };
const order = { id: '1', number: 'A-1', currency: 'EUR', total: 20 };
const EVENTS = [
  { specversion: '1.0', id: '1', source: '/shop', type: 'order.placed', time: '2026-05-04T10:00:00Z', data: { order, contact } },
  { specversion: '1.0', id: '2', source: '/shop', type: 'parcel.status', time: '2026-05-05T10:00:00Z', data: { parcel: { id: 'p1' }, status: 'handed_over', order: { id: '1' } } },
];

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'simulate-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function simulate(events: readonly unknown[], ...args: string[]) {
  const path = join(folder, 'events.ndjson');
  await writeFile(path, events.map((event) => JSON.stringify(event)).join('\n'));
  const terminal = testTerminal();
  const code = await runCommandLine(['simulate', join(TEMPLATES_DIR, 'dispatched'), '--events', path, ...args], terminal);
  return { code, printed: terminal.printed.join('\n'), noted: terminal.noted.join('\n') };
}

describe('nachklang simulate', () => {
  it('prints what would have been sent, and one customer’s story', async () => {
    const { code, printed } = await simulate(EVENTS, '--customer', 'anna@example.com');
    expect(code).toBe(0);
    expect(printed).toContain('1 message: 1 service');
    expect(printed).toContain('Timeline of anna@example.com');
  });

  it('prints the report for programs', async () => {
    const { printed } = await simulate(EVENTS, '--json');
    expect(JSON.parse(printed)).toMatchObject({ orders: 1, messages: { transactional: 1, marketing: 0 }, mostMailed: { email: 'anna@example.com' } });
  });

  it('starts no run before --from', async () => {
    expect((await simulate(EVENTS, '--json', '--from', '2026-05-06T00:00:00Z')).printed).toContain('"transactional": 0');
  });

  it('says which events it could not use and why, and ends with 1 when it could use none', async () => {
    expect(await simulate([...EVENTS, EVENTS[1], { id: 'x' }])).toMatchObject({ code: 0, noted: expect.stringContaining('2 events were not used:') });
    expect(await simulate([{ id: 'x' }])).toMatchObject({ code: 1, noted: expect.stringContaining('(line 1)') });
  });

  it('refuses an instant it cannot read, before doing any work', async () => {
    expect(await simulate(EVENTS, '--from', 'yesterday')).toMatchObject({ code: 2, noted: expect.stringContaining('2026-05-01T00:00:00Z') });
    expect(await simulate(EVENTS, '--time-zone', 'Europe/Nowhere')).toMatchObject({ code: 2, noted: expect.stringContaining('Europe/Nowhere') });
  });
});
