/** What is not saved yet, kept in this browser, so that neither a dead connection nor a closed tab costs work. */
import type { JourneyDocument } from '@nachklang/nodes/sdk';

export interface KeptDraft {
  document: JourneyDocument;
  /** The revision it was made from. */
  revision: number;
}

export interface KeptDrafts {
  /** False when the browser did not take it: then only this page holds it. */
  keep(draft: KeptDraft): boolean;
  find(): KeptDraft | undefined;
  drop(): void;
}

export function keptDrafts(journeyId: string, storage: Storage = localStorage): KeptDrafts {
  const key = `nachklang.draft.${journeyId}`;
  return {
    keep(draft) {
      try {
        storage.setItem(key, JSON.stringify(draft));
        return true;
      } catch {
        return false;
      }
    },
    find() {
      try {
        const value: unknown = JSON.parse(storage.getItem(key) ?? 'null');
        return isKept(value) ? value : undefined;
      } catch {
        return undefined;
      }
    },
    drop() {
      try {
        storage.removeItem(key);
      } catch {
        // Storage is switched off: there is nothing to drop.
      }
    },
  };
}

/** Written by this program; the server checks the document when it is saved. */
function isKept(value: unknown): value is KeptDraft {
  if (typeof value !== 'object' || value === null || !('document' in value) || !('revision' in value) || typeof value.revision !== 'number') return false;
  const { document } = value;
  return typeof document === 'object' && document !== null && 'nodes' in document && Array.isArray(document.nodes) && 'edges' in document && Array.isArray(document.edges);
}
