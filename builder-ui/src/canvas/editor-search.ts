/** What the editor's address carries: which panel is open, and on what. Read leniently: what is unknown counts as absent. */

export const PANELS = ['problems', 'test', 'publish', 'versions', 'runs', 'email', 'settings', 'node', 'conflict'] as const;
export type PanelName = (typeof PANELS)[number];

export interface EditorSearch {
  panel?: PanelName;
  /** Key of an e-mail of the journey. */
  email?: string;
  locale?: 'de' | 'en';
  /** Id of the node to show. */
  node?: string;
  enrollment?: string;
  version?: number;
}

export function readEditorSearch(search: Record<string, unknown>): EditorSearch {
  const panel = PANELS.find((name) => name === search.panel);
  const locale = search.locale === 'de' || search.locale === 'en' ? search.locale : undefined;
  const email = text(search.email);
  const node = text(search.node);
  const enrollment = text(search.enrollment);
  const version = Number(search.version);
  return {
    ...(panel !== undefined && { panel }),
    ...(email !== undefined && { email }),
    ...(locale !== undefined && { locale }),
    ...(node !== undefined && { node }),
    ...(enrollment !== undefined && { enrollment }),
    ...(Number.isInteger(version) && version > 0 && { version }),
  };
}

function text(value: unknown): string | undefined {
  return (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined;
}
