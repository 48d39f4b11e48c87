/**
 * Saves by itself a moment after the last change. The server takes a draft only on top of the revision it was made from, so nobody
 * overwrites anybody in silence: whoever comes second chooses. Until the server has it, a change is kept in this browser.
 */
import type { JourneyDocument } from '@nachklang/nodes/sdk';
import { replaceDocument } from '../../journey-store/commands/replace-document.ts';
import type { Conflict } from '../../journey-store/journey-state.ts';
import type { JourneyStore } from '../../journey-store/journey-store.ts';
import type { DraftServer } from './draft-server.ts';
import type { KeptDrafts } from './kept-drafts.ts';

const REST_MS = 700;
const FIRST_RETRY_MS = 2_000;
const LAST_RETRY_MS = 30_000;

export interface DraftSaver {
  /** Saves what is open now, without waiting; resolves when that is settled. */
  flush(): Promise<void>;
  /** The server's draft was read again: somebody may have saved. */
  heard(theirs: Conflict): void;
  /** After a conflict: mine becomes the next revision, on top of theirs. */
  keepMine(): Promise<void>;
  /** After a conflict: theirs is the draft, mine can be had back by undo. */
  takeTheirs(): void;
  /** What the server refuses is given up: its draft is taken, and undo brings back what was refused. */
  discard(): Promise<void>;
  /** The connection is back. */
  online(): void;
  /** Whether leaving the page would lose something. */
  wouldLose(): boolean;
  /** Picks up what an earlier page could not save, and watches the document. Returns what ends it. */
  start(): () => void;
}

export function createDraftSaver(store: JourneyStore, server: DraftServer, kept: KeptDrafts): DraftSaver {
  /** The document as the server has it. */
  let saved = store.getState().document;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let retryMs = FIRST_RETRY_MS;
  let running: Promise<void> | undefined;
  let isKept = true;
  /** The last of the server's drafts that was read, as long as it could not be taken. */
  let waiting: Conflict | undefined;

  const dirty = () => store.getState().document !== saved;
  const keep = () => {
    const { document, revision } = store.getState();
    isKept = kept.keep({ document, revision });
  };
  const after = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), ms);
  };

  /** What an earlier page could not save. */
  function pickUp(): void {
    const found = kept.find();
    const { document, revision } = store.getState();
    if (found === undefined) return;
    if (JSON.stringify(found.document) === JSON.stringify(document)) return kept.drop();
    store.getState().run(replaceDocument('restore', found.document));
    if (found.revision === revision) {
      store.setState({ saving: 'unsaved' });
      return after(0);
    }
    // Somebody saved in the meantime.
    store.setState({ revision: found.revision, saving: 'conflict', conflict: { document, revision, savedBy: '', savedAt: '' } });
  }

  function changed(): void {
    const { saving } = store.getState();
    if (!dirty()) {
      clearTimeout(timer);
      kept.drop();
      if (saving !== 'conflict') store.setState({ saving: running === undefined ? 'saved' : 'saving' });
      // Not in the middle of this change.
      queueMicrotask(hearWaiting);
      return;
    }
    keep();
    if (saving === 'conflict') return;
    if (saving !== 'offline') store.setState({ saving: 'unsaved' });
    after(saving === 'offline' ? retryMs : REST_MS);
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    running ??= save().finally(() => {
      running = undefined;
      // What was changed while it was saved comes next.
      if (dirty() && store.getState().saving === 'unsaved') after(REST_MS);
      hearWaiting();
    });
    return running;
  }

  async function save(): Promise<void> {
    const { document, revision, saving } = store.getState();
    if (!dirty() || saving === 'conflict') return;
    if (saving !== 'offline') store.setState({ saving: 'saving' });
    const result = await server.put(document, revision);
    if (result.kind === 'saved') done(document, result.revision);
    else if (result.kind === 'refused') store.setState({ saving: 'refused' });
    else if (result.kind === 'unreachable') later();
    else await stale(document);
  }

  function done(document: JourneyDocument, revision: number): void {
    saved = document;
    retryMs = FIRST_RETRY_MS;
    store.setState({ revision, saving: dirty() ? 'unsaved' : 'saved' });
    if (dirty()) keep();
    else kept.drop();
  }

  function later(): void {
    store.setState({ saving: 'offline' });
    after(retryMs);
    retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
  }

  async function stale(mine: JourneyDocument): Promise<void> {
    const theirs = await server.read();
    if (theirs === undefined) later();
    // Both made the same change, or our own save arrived although its answer did not.
    else if (JSON.stringify(theirs.document) === JSON.stringify(mine)) done(mine, theirs.revision);
    else store.setState({ saving: 'conflict', conflict: theirs });
  }

  function hear(theirs: Conflict): void {
    const { revision, saving, conflict } = store.getState();
    waiting = undefined;
    if (theirs.revision <= revision) return;
    if (saving === 'conflict') {
      // A late answer is no news: whoever took it would undo the newer draft by their next change.
      if (theirs.revision >= (conflict?.revision ?? 0)) store.setState({ conflict: theirs });
    } else if (running === undefined && !dirty()) adopt(theirs);
    // What is not saved here meets theirs when it is saved; unless it is taken back, or theirs came on top of it.
    else waiting = theirs;
  }

  function hearWaiting(): void {
    if (waiting !== undefined) hear(waiting);
  }

  return {
    flush,
    heard: hear,
    async keepMine() {
      const { conflict } = store.getState();
      if (conflict === undefined) return;
      store.setState({ revision: conflict.revision, conflict: undefined, saving: 'unsaved' });
      await flush();
    },
    takeTheirs() {
      const { conflict } = store.getState();
      if (conflict !== undefined) adopt(conflict);
    },
    async discard() {
      const theirs = await server.read();
      if (theirs !== undefined) adopt(theirs);
    },
    online() {
      const again = () => (store.getState().saving === 'offline' ? flush() : undefined);
      // What is under way began on the dead line, and may end on it.
      void (running === undefined ? again() : running.then(again));
    },
    wouldLose: () => dirty() && !isKept,
    start() {
      pickUp();
      const unsubscribe = store.subscribe((state, before) => {
        if (state.document !== before.document) changed();
      });
      return () => {
        clearTimeout(timer);
        unsubscribe();
      };
    },
  };

  function adopt(theirs: Conflict): void {
    saved = theirs.document;
    // What is shown for reading would refuse the change.
    store.getState().setShown(undefined);
    store.setState({ revision: theirs.revision, conflict: undefined, saving: 'saved' });
    store.getState().run(replaceDocument('takeTheirs', theirs.document));
    kept.drop();
  }
}
