/** Saving by itself, without a connection, and when two people change the same draft. */
import type { JourneyDocument } from '@nachklang/nodes/sdk';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renameJourney } from '../../journey-store/commands/rename-journey.ts';
import { createJourneyStore } from '../../journey-store/journey-store.ts';
import { testJourney } from '../../journey-store/test-journey.ts';
import { createDraftSaver } from './draft-saver.ts';
import type { DraftServer, SaveResult } from './draft-server.ts';
import { keptDrafts } from './kept-drafts.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A server with one draft, a browser's storage, and an editor that opens it. */
function setting() {
  const draft = { document: testJourney(), revision: 1, savedBy: 'jonas', savedAt: '2026-05-01T10:00:00Z' };
  const network = { up: true, answers: Promise.resolve() };
  const puts: number[] = [];
  const server: DraftServer = {
    async put(document, basedOn): Promise<SaveResult> {
      puts.push(basedOn);
      const result = ((): SaveResult => {
        if (!network.up) return { kind: 'unreachable' };
        if (document.name.de === 'Unsinn') return { kind: 'refused', error: new Error('invalid_request') };
        if (basedOn !== draft.revision) return { kind: 'stale' };
        Object.assign(draft, { document, revision: draft.revision + 1, savedBy: 'mara' });
        return { kind: 'saved', revision: draft.revision };
      })();
      await network.answers;
      return result;
    },
    read: async () => (network.up ? { ...draft } : undefined),
  };
  const storage = memoryStorage();
  const open = () => {
    const store = createJourneyStore({ journeyId: 'j', document: structuredClone(draft.document), revision: draft.revision });
    const saver = createDraftSaver(store, server, keptDrafts('j', storage));
    return { store, saver, stop: saver.start() };
  };
  const saveElsewhere = (document: JourneyDocument) => Object.assign(draft, { document, revision: draft.revision + 1, savedBy: 'jonas' });
  return { draft, network, puts, storage, open, saveElsewhere };
}

const named = (de: string) => renameJourney({ de, en: de });

it('saves once, a moment after the last change', async () => {
  const { draft, puts, open } = setting();
  const { store } = open();
  for (const name of ['A', 'B', 'C']) store.getState().run(named(name));
  expect(store.getState().saving).toBe('unsaved');
  await vi.runAllTimersAsync();
  expect(puts).toEqual([1]);
  expect(draft.document.name.de).toBe('C');
  expect(store.getState()).toMatchObject({ saving: 'saved', revision: 2 });
});

it('going back to what is saved needs no saving', async () => {
  const { puts, open } = setting();
  const { store } = open();
  store.getState().run(named('A'));
  store.getState().undo();
  await vi.runAllTimersAsync();
  expect(puts).toEqual([]);
  expect(store.getState().saving).toBe('saved');
});

it('what the server refuses can be mended or given up', async () => {
  const { draft, open } = setting();
  const { store, saver } = open();
  store.getState().run(named('Unsinn'));
  await vi.runAllTimersAsync();
  expect(store.getState().saving).toBe('refused');
  store.getState().run(named('Sinn'));
  await vi.runAllTimersAsync();
  expect(draft.document.name.de).toBe('Sinn');
  store.getState().run(named('Unsinn'));
  await vi.runAllTimersAsync();
  await saver.discard();
  expect(store.getState()).toMatchObject({ saving: 'saved', document: { name: { de: 'Sinn' } } });
});

describe('without a connection', () => {
  it('keeps changes and saves them when it is back', async () => {
    const { draft, network, open } = setting();
    const { store, saver } = open();
    network.up = false;
    store.getState().run(named('Unterwegs'));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(store.getState().saving).toBe('offline');
    network.up = true;
    saver.online();
    await vi.advanceTimersByTimeAsync(0);
    expect(draft.document.name.de).toBe('Unterwegs');
    expect(store.getState().saving).toBe('saved');
  });

  it('an attempt that began before it was back is made again at once', async () => {
    const { draft, network, open } = setting();
    const { store, saver } = open();
    network.up = false;
    store.getState().run(named('Unterwegs'));
    await vi.advanceTimersByTimeAsync(5_000);
    const line = Promise.withResolvers<void>();
    network.answers = line.promise;
    void saver.flush();
    network.up = true;
    saver.online();
    line.resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect(draft.document.name.de).toBe('Unterwegs');
    expect(store.getState().saving).toBe('saved');
  });

  it('a new page finds them and saves them', async () => {
    const { draft, network, open } = setting();
    network.up = false;
    const first = open();
    first.store.getState().run(named('Unterwegs'));
    first.stop();
    network.up = true;
    const second = open();
    expect(second.store.getState().document.name.de).toBe('Unterwegs');
    await vi.runAllTimersAsync();
    expect(draft.document.name.de).toBe('Unterwegs');
  });

  it('a new page asks when somebody saved in the meantime', async () => {
    const { draft, network, open, saveElsewhere } = setting();
    network.up = false;
    const first = open();
    first.store.getState().run(named('Meins'));
    first.stop();
    network.up = true;
    saveElsewhere({ ...draft.document, name: { de: 'Ihres', en: 'Theirs' } });
    const { store } = open();
    expect(store.getState()).toMatchObject({ saving: 'conflict', conflict: { revision: 2 } });
    expect(store.getState().document.name.de).toBe('Meins');
  });

  it('nothing is lost by leaving, unless the browser keeps nothing', async () => {
    const { network, open, storage } = setting();
    network.up = false;
    const { store, saver } = open();
    store.getState().run(named('A'));
    expect(saver.wouldLose()).toBe(false);
    storage.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    store.getState().run(named('B'));
    expect(saver.wouldLose()).toBe(true);
  });
});

describe('two people', () => {
  async function conflict() {
    const parts = setting();
    const opened = parts.open();
    parts.saveElsewhere({ ...testJourney(), name: { de: 'Ihres', en: 'Theirs' } });
    opened.store.getState().run(named('Meins'));
    await vi.runAllTimersAsync();
    expect(opened.store.getState().saving).toBe('conflict');
    expect(parts.draft.document.name.de).toBe('Ihres');
    return { ...parts, ...opened };
  }

  it('whoever comes second may keep theirs as the next revision', async () => {
    const { draft, store, saver } = await conflict();
    await saver.keepMine();
    expect(draft).toMatchObject({ revision: 3, savedBy: 'mara', document: { name: { de: 'Meins' } } });
    expect(store.getState()).toMatchObject({ saving: 'saved', conflict: undefined });
  });

  it('or take the other, and have their own back by undo', async () => {
    const { draft, store, saver } = await conflict();
    saver.takeTheirs();
    expect(store.getState()).toMatchObject({ saving: 'saved', revision: 2, document: { name: { de: 'Ihres' } } });
    store.getState().undo();
    await vi.runAllTimersAsync();
    expect(draft.document.name.de).toBe('Meins');
  });

  it('what one goes on changing during a conflict is kept, not sent', async () => {
    const { puts, store } = await conflict();
    const before = puts.length;
    store.getState().run(named('Noch mehr'));
    await vi.runAllTimersAsync();
    expect(puts.length).toBe(before);
    expect(store.getState().saving).toBe('conflict');
  });

  it('who changed nothing sees the other’s work at once', () => {
    const { draft, open, saveElsewhere } = setting();
    const { store, saver } = open();
    saveElsewhere({ ...testJourney(), name: { de: 'Ihres', en: 'Theirs' } });
    saver.heard({ ...draft });
    expect(store.getState()).toMatchObject({ revision: 2, saving: 'saved', document: { name: { de: 'Ihres' } } });
  });

  it('what the other saved on top of mine is seen although it was read before mine was answered', async () => {
    const { draft, network, open, saveElsewhere } = setting();
    const { store, saver } = open();
    const answer = Promise.withResolvers<void>();
    network.answers = answer.promise;
    store.getState().run(named('Meins'));
    const saved = saver.flush();
    saveElsewhere({ ...draft.document, name: { de: 'Ihres darauf', en: 'Theirs on top' } });
    saver.heard({ ...draft });
    expect(store.getState().document.name.de).toBe('Meins');
    answer.resolve();
    await saved;
    expect(store.getState()).toMatchObject({ revision: 3, saving: 'saved', document: { name: { de: 'Ihres darauf' } } });
  });

  it('who takes back what was not saved sees the other’s work', async () => {
    const { draft, puts, open, saveElsewhere } = setting();
    const { store, saver } = open();
    store.getState().run(named('Meins'));
    saveElsewhere({ ...testJourney(), name: { de: 'Ihres', en: 'Theirs' } });
    saver.heard({ ...draft });
    expect(store.getState().document.name.de).toBe('Meins');
    store.getState().undo();
    await vi.runAllTimersAsync();
    expect(store.getState()).toMatchObject({ revision: 2, saving: 'saved', document: { name: { de: 'Ihres' } } });
    expect(puts).toEqual([]);
  });

  it('an answer from before does not replace what they chose last', async () => {
    const { draft, store, saver, saveElsewhere } = await conflict();
    const older = { ...draft };
    saveElsewhere({ ...testJourney(), name: { de: 'Ihres, weiter', en: 'Theirs, further' } });
    saver.heard({ ...draft });
    saver.heard(older);
    saver.takeTheirs();
    expect(store.getState()).toMatchObject({ revision: 3, document: { name: { de: 'Ihres, weiter' } } });
  });

  it('the same change by both is no conflict', async () => {
    const { open, saveElsewhere } = setting();
    const { store } = open();
    store.getState().run(named('Gleich'));
    saveElsewhere(structuredClone(store.getState().document));
    await vi.runAllTimersAsync();
    expect(store.getState()).toMatchObject({ saving: 'saved', revision: 2 });
  });
});

function memoryStorage(): Storage {
  const values = new Map<string, string>();
  return {
    get length() {
      return values.size;
    },
    clear: () => values.clear(), getItem: (key) => values.get(key) ?? null, key: (index) => [...values.keys()][index] ?? null,
    removeItem: (key) => void values.delete(key), setItem: (key, value) => void values.set(key, value),
  };
}
